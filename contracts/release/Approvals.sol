// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ISeats} from "../governance/ISeats.sol";
import {OrgKind} from "../types/Organization.sol";
import {OrgId} from "../types/OrgId.sol";
import {DeploymentMode, ReleaseId, ReleaseStatus, isReleaseName} from "../types/Release.sol";
import {IReleases, Submission} from "./IReleases.sol";
import {ReleaseRegister} from "./ReleaseRegister.sol";

/// @title Approvals: from a developer's submission to somebody else's yes or no
abstract contract Approvals is ReleaseRegister {
    ISeats public immutable seats;

    /// @inheritdoc IReleases
    DeploymentMode public mode;
    /// @inheritdoc IReleases
    mapping(OrgId organization => bool) public isListed;

    constructor(ISeats seats_, DeploymentMode mode_, OrgId[] memory listed) {
        seats = seats_;
        _setMode(mode_);
        for (uint256 i = 0; i < listed.length; ++i) _setListed(listed[i], true);
    }

    /// @inheritdoc IReleases
    function submit(Submission calldata submission) external restricted returns (ReleaseId id) {
        bool fit = isReleaseName(submission.name) && submission.initCodeHash != 0 && submission.sourceHash != 0;
        if (!fit) revert ReleaseUnfit(submission.name, submission.initCodeHash, submission.sourceHash);
        OrgKind kind = standing.organizationOf(submission.administrator).kind();
        bool administers = kind == OrgKind.Member || kind == OrgKind.Service;
        if (!administers) revert ReleaseAdministratorUnfit(submission.administrator);
        _checkPredecessor(submission.predecessor, submission.name, submission.version);
        id = ReleaseId.wrap(SafeCast.toUint32(_entries.length + 1));
        OrgId organization = standing.accountOf(msg.sender).organization();
        _enterNew(submission, organization);
        address target = _addressOf(id, submission.initCodeHash);
        emit ReleaseSubmitted(id, submission.name, target, msg.sender, organization, submission);
    }

    /// @inheritdoc IReleases
    function withdraw(ReleaseId id) external restricted {
        OrgId organization = _end(id, ReleaseStatus.Withdrawn).organization;
        bool own = standing.accountOf(msg.sender).organization() == organization;
        if (!own) revert ReleaseNotOwn(id, organization, msg.sender);
        emit ReleaseWithdrawn(id, msg.sender);
    }

    /// @inheritdoc IReleases
    function approve(ReleaseId id, bytes32 initCodeHash) external restricted {
        _approve(id, initCodeHash, false);
        emit ReleaseApproved(id, address(0));
    }

    /// @inheritdoc IReleases
    function approveUnscanned(ReleaseId id, bytes32 initCodeHash) external restricted {
        _approve(id, initCodeHash, true);
        emit ReleaseApproved(id, address(0));
    }

    /// @inheritdoc IReleases
    function approveAsSeat(ReleaseId id, bytes32 initCodeHash) external restricted {
        OrgId developers = _approve(id, initCodeHash, false);
        bool allowed = mode == DeploymentMode.ListedDevelopers && isListed[developers];
        if (!allowed) revert ReleaseNotListed(developers, mode);
        if (!seats.isLive(msg.sender)) revert ISeats.SeatsNotLive(standing.accountOf(msg.sender).organization());
        _checkIndependent(id, developers);
        _checkSucceedsOwn(id, developers);
        _checkName(id, developers);
        emit ReleaseApproved(id, msg.sender);
    }

    /// @inheritdoc IReleases
    function reject(ReleaseId id) external restricted {
        _end(id, ReleaseStatus.Rejected);
        emit ReleaseRejected(id);
    }

    /// @inheritdoc IReleases
    function setMode(DeploymentMode mode_) external restricted {
        _setMode(mode_);
    }

    /// @inheritdoc IReleases
    function setListed(OrgId organization, bool listed) external restricted {
        _setListed(organization, listed);
    }

    function _enterNew(Submission calldata submission, OrgId organization) private {
        Entry storage entry = _entries.push();
        (entry.name, entry.version) = (submission.name, submission.version);
        (entry.initCodeHash, entry.sourceHash) = (submission.initCodeHash, submission.sourceHash);
        (entry.auditHash, entry.predecessor) = (submission.auditHash, submission.predecessor);
        (entry.factory, entry.upgradeable) = (submission.factory, submission.upgradeable);
        (entry.status, entry.since) = (ReleaseStatus.Submitted, uint40(block.timestamp));
        (entry.organization, entry.administrator) = (organization, submission.administrator);
        entry.developer = msg.sender;
    }

    function _approve(ReleaseId id, bytes32 initCodeHash, bool unscanned) private returns (OrgId developers) {
        Entry storage entry = _move(id, ReleaseStatus.Submitted, ReleaseStatus.Approved);
        if (initCodeHash != entry.initCodeHash) revert ReleaseOtherCode(id, entry.initCodeHash, initCodeHash);
        bool fits = (entry.factory || entry.upgradeable) == unscanned;
        if (!fits) revert ReleaseApprovalUnfit(id, entry.factory, entry.upgradeable);
        _hold(id, entry);
        return entry.organization;
    }

    function _setMode(DeploymentMode mode_) private {
        mode = mode_;
        emit DeploymentModeSet(mode_);
    }

    function _setListed(OrgId organization, bool listed) private {
        organizations.organization(organization);
        isListed[organization] = listed;
        emit DeveloperListed(organization, listed);
    }
}
