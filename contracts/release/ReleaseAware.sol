// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IStanding} from "../identity/IStanding.sol";
import {Office} from "../types/Office.sol";

/// @title ReleaseAware: refuses inner calls where the account rule, which sees the outer transaction alone, cannot
/// @dev Trust: a caller in force may be a contract that passes on anybody's call. Where it matters who stands behind it,
/// the function asks for an office of its own.
abstract contract ReleaseAware {
    /// @notice This contract is suspended, retired or frozen.
    error ReleaseNotInForce(address target);
    /// @notice `caller` is neither an account in force nor a contract that may be called.
    error ReleaseCallerNotInForce(address caller);

    IStanding public immutable standing;

    /// @dev Passes while this contract is in force, for accounts in force and contracts in force.
    modifier whileInForce() {
        if (!standing.targetOf(address(this)).isInForce()) revert ReleaseNotInForce(address(this));
        bool known = standing.officeOf(msg.sender) != Office.None || standing.targetOf(msg.sender).isInForce();
        if (!known) revert ReleaseCallerNotInForce(msg.sender);
        _;
    }

    constructor(IStanding standing_) {
        standing = standing_;
    }
}
