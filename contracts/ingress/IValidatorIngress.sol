// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IValidatorList} from "../network/IValidatorSet.sol";

/// @title IValidatorIngress: the list that never fails
/// @notice The set that the key `rules` points at, and where it answers nothing that QBFT can run on, the last list that
/// it did. Until the hand-over the founding validators, from genesis.
/// @dev In one block the list changes by one hand: a set that changed is repointed in a later block, and a set that was
/// pointed at changes in a later block. A decision that does both in one block can never be executed.
interface IValidatorIngress is IValidatorList {
    /// @notice The set answers no list that is sane now; the last one stays.
    error ValidatorsNotSane(address set);

    /// @notice Until the hand-over the founding validators are kept, whatever set there is.
    error ValidatorsNotHandedOver();
    /// @notice The set is not the one that Nodes obeys: its list is kept when a decision points `rules` at it, and stays.
    error ValidatorsKeptByDecision(address set);

    /// @notice The list that is answered when the set fails.
    event ValidatorsKept(address[] validators);

    /// @notice Keeps the list that the set answers now. Anyone; it copies a fact. Only after the hand-over, and only of the
    /// set that Nodes obeys.
    function sync() external;

    /// @notice Whether the list has this validator now.
    function isValidator(address validator) external view returns (bool);

    /// @notice The block in which `rules` was pointed at a set last.
    function repointedIn() external view returns (uint256);

    /// @notice The list that is answered when the set fails.
    function keptValidators() external view returns (address[] memory);
}
