// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {ACTION_CLASSES, ActionClass} from "../types/ActionClass.sol";
import {Roles} from "../types/Roles.sol";
import {IStanding} from "../identity/IStanding.sol";
import {ClassDelays} from "./ClassDelays.sol";
import {CommitteeProbe} from "./CommitteeProbe.sol";
import {Fence} from "./Fence.sol";
import {IAuthority, TableEntry} from "./IAuthority.sol";

/// @title Authority: who may call what, behind a fence
/// @notice See {IAuthority}.
contract Authority is IAuthority, Fence {
    /// @inheritdoc IAuthority
    address public committee;
    /// @inheritdoc IAuthority
    address public immutable standing;

    /// @param committee_ the founding Committee, at its predicted address: the only admin there ever was
    /// @param standing_ Standing, at its predicted address
    /// @param delays seconds per class, strictest first
    /// @param table the class or office of every restricted function of the suite
    constructor(
        address committee_,
        address standing_,
        uint32[4] memory delays,
        TableEntry[] memory table
    ) AccessManager(committee_) {
        committee = committee_;
        standing = standing_;
        ClassDelays.check(delays, delays);
        _appoint(committee_, delays);
        for (uint256 i = 0; i < table.length; ++i) {
            for (uint256 j = 0; j < table[i].selectors.length; ++j) {
                _setTargetFunctionRole(table[i].target, table[i].selectors[j], table[i].role);
            }
        }
        emit ClassDelaysSet(delays);
    }

    /// @inheritdoc IAuthority
    function setClassDelays(uint32[4] calldata delays) external onlyAuthorized {
        ClassDelays.check(_delays(), delays);
        _appoint(committee, delays);
        emit ClassDelaysSet(delays);
    }

    /// @inheritdoc IAuthority
    function succeed(address newCommittee) external onlyAuthorized {
        address former = committee;
        uint32[4] memory delays = _delays();
        CommitteeProbe.check(newCommittee, former, standing);
        for (uint64 role = Roles.ADMIN; role <= Roles.LAST_CLASS; ++role) _revokeRole(role, former);
        committee = newCommittee;
        _appoint(newCommittee, delays);
        emit CommitteeSucceeded(newCommittee, former);
        IStanding(standing).syncCommittee();
    }

    /// @inheritdoc IAuthority
    function delayOf(ActionClass actionClass) public view returns (uint32 delay) {
        (, delay) = hasRole(Roles.ofClass(actionClass), committee);
    }

    /// @notice As in AccessManager, with office roles read live from Standing; no answer is no office.
    function hasRole(
        uint64 roleId,
        address account
    ) public view override(AccessManager, IAccessManager) returns (bool isMember, uint32 executionDelay) {
        if (!Roles.isOffice(roleId)) return super.hasRole(roleId, account);
        (bool answered, bytes memory answer) = standing.staticcall(abi.encodeCall(IStanding.officeOf, (account)));
        return (answered && answer.length == 32 && uint256(bytes32(answer)) + Roles.OFFICE_BASE == roleId, 0);
    }

    function _appoint(address committee_, uint32[4] memory delays) private {
        _grantRole(Roles.ADMIN, committee_, 0, delays[0]);
        for (uint64 i = 0; i < ACTION_CLASSES; ++i) _grantRole(i + 1, committee_, 0, delays[i]);
    }

    function _delays() private view returns (uint32[4] memory delays) {
        for (uint256 i = 0; i < ACTION_CLASSES; ++i) delays[i] = delayOf(ActionClass(i));
    }

    function _checkCommittee() internal view override {
        if (msg.sender != committee) revert AuthorityOnlyCommittee(msg.sender);
    }

    function _isSuite(address target) internal view override returns (bool) {
        return IStanding(standing).targetOf(target).isProtected();
    }
}
