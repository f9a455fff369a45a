// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Measure} from "./IDirectives.sol";

/// @title IDirectiveTarget: a contract that carries out directives about what accounts hold of it
/// @dev Trust: it checks that the caller is the Directives of its network, carries out exactly the measure or reverts, and
/// leaves what other orders freeze as it is.
interface IDirectiveTarget {
    /// @notice Carries out a directive. Only Directives.
    /// @param directive its number, for the record
    function carryOut(uint256 directive, Measure calldata measure) external;
}
