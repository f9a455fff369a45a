// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title IRecoverable: a contract in which what an account holds follows to its new key
/// @dev Trust: it checks that the caller is the Recovery of its network, and moves everything: allowances end.
interface IRecoverable {
    /// @notice Moves all that `account` holds to `successor`. Only Recovery, once.
    function recover(address account, address successor) external;
}
