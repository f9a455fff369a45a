// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IValidatorList} from "../network/IValidatorSet.sol";

/// @title IValidatorIngress: the list that never fails
/// @notice The set that the key `rules` points at, and where it answers nothing that QBFT can run on, the last list that
/// it did. Until the hand-over the founding validators, from genesis.
interface IValidatorIngress is IValidatorList {
    /// @notice The set answers no list that is sane now; the last one stays.
    error ValidatorsNotSane(address set);

    /// @notice The list that is answered when the set fails.
    event ValidatorsKept(address[] validators);

    /// @notice Keeps the list that the set answers now. Anyone; it copies a fact.
    function sync() external;

    /// @notice Whether the list has this validator now.
    function isValidator(address validator) external view returns (bool);

    /// @notice The list that is answered when the set fails.
    function keptValidators() external view returns (address[] memory);
}
