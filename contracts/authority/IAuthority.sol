// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {ActionClass} from "../types/ActionClass.sol";

/// @notice Selectors of one contract that one role may call.
struct TableEntry {
    address target;
    uint64 role;
    bytes4[] selectors;
}

/// @title Authority: who may call what, behind a fence
/// @notice An AccessManager in which ADMIN and the class roles belong to the Committee alone, offices are read live from
/// {IStanding}, and delays are the Committee's own. A function of the suite that no table entry names is nobody's. See {Roles} for the numbers of roles.
/// @dev Trust: the one way to replace the Committee is {succeed}. Everything of AccessManager that could hand power to
/// anyone else reverts: closed targets, target admin delays, role admins, guardians, grant delays, authority updates.
interface IAuthority is IAccessManager {
    /// @notice This function of the manager is outside the constitution.
    error AuthorityFenced(bytes4 selector);
    /// @notice Only the Committee schedules, executes and cancels.
    error AuthorityOnlyCommittee(address caller);
    /// @notice ADMIN and class roles belong to the Committee, offices come from Standing: neither is granted or revoked.
    error AuthorityRoleNotGrantable(uint64 role);
    /// @notice The table entry of (`target`, `selector`) may not become `role`.
    error AuthorityEntryLocked(address target, bytes4 selector, uint64 role);
    /// @notice Delays must not grow from a strict class to a milder one, at any moment; `moment` is one at which they would.
    error AuthorityDelaysOutOfOrder(uint48 moment);
    /// @notice A class other than Emergency waits at least {ClassDelays-MIN_DELAY}, and none longer than {ClassDelays-MAX_DELAY}; seconds.
    error AuthorityDelayOutOfBounds(ActionClass class, uint32 delay);
    /// @notice `candidate` cannot serve as Committee: it failed `probe`.
    error AuthorityUnfitCommittee(address candidate, bytes4 probe);

    /// @notice `committee` holds ADMIN and all class roles from now on, in place of `former`.
    event CommitteeSucceeded(address indexed committee, address indexed former);
    /// @notice The Committee's delays per class were set; seconds. A shorter delay takes effect after the difference.
    event ClassDelaysSet(uint32[4] delays);

    /// @notice The contract that holds ADMIN and every class role: the one place that names it.
    function committee() external view returns (address);

    /// @notice How many accounts hold ADMIN, future grants included. Always 1.
    function adminCount() external view returns (uint256);

    /// @notice The contract that knows who holds which office.
    function standing() external view returns (address);

    /// @notice Seconds that a decision of `actionClass` waits now between queueing and execution.
    function delayOf(ActionClass actionClass) external view returns (uint32);

    /// @notice Sets the delay of every class, strictest first; seconds. Constitution.
    function setClassDelays(uint32[4] calldata delays) external;

    /// @notice Hands ADMIN and every class role to `newCommittee`, which must pass the conformance probe. Constitution.
    function succeed(address newCommittee) external;
}
