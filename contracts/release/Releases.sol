// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Create2} from "@openzeppelin/contracts/utils/Create2.sol";
import {Governed} from "../authority/Governed.sol";
import {ISeats} from "../governance/ISeats.sol";
import {IOrganizations} from "../identity/IOrganizations.sol";
import {IStanding} from "../identity/IStanding.sol";
import {OrgId} from "../types/OrgId.sol";
import {DeploymentMode, ReleaseId, ReleaseStatus} from "../types/Release.sol";
import {TargetStatus} from "../types/TargetWord.sol";
import {Approvals} from "./Approvals.sol";
import {IReleases} from "./IReleases.sol";
import {OpcodeScan} from "./OpcodeScan.sol";
import {ReleaseRegister} from "./ReleaseRegister.sol";

/// @title Releases: what may run on the chain
/// @notice See {IReleases}.
contract Releases is Approvals {
    /// @dev Enough for a contract of the largest size, and to be scanned afterwards.
    uint256 private constant CREATION_GAS = 8_000_000;

    /// @param mode_ who approves releases
    /// @param listed the organizations that one seat suffices for, in the mode for it
    constructor(
        address authority_,
        IStanding standing_,
        IOrganizations organizations_,
        ISeats seats_,
        DeploymentMode mode_,
        OrgId[] memory listed
    ) Governed(authority_) ReleaseRegister(standing_, organizations_) Approvals(seats_, mode_, listed) {}

    /// @inheritdoc IReleases
    function publish(ReleaseId id, bytes calldata initCode) external restricted returns (address target) {
        Entry storage entry = _move(id, ReleaseStatus.Approved, ReleaseStatus.Active);
        _checkIndependent(id, entry.organization);
        bool active = standing.organizationOf(entry.organization).isActive();
        if (!active) revert ReleaseOrganizationSuspended(id, entry.organization);
        bytes32 given = keccak256(initCode);
        if (given != entry.initCodeHash) revert ReleaseWrongCode(id, entry.initCodeHash, given);
        _checkOpcodes(id, entry, false, initCode);
        _succeed(id, entry);
        target = _addressOf(id, given);
        _idAt[target] = id;
        if (_organizationOf[entry.name].isNone()) _organizationOf[entry.name] = entry.organization;
        emit ReleasePublished(id, target, msg.sender);
        standing.writeTarget(target, TargetStatus.Active);
        if (gasleft() < CREATION_GAS) revert ReleaseGasTooLow(id, CREATION_GAS);
        Create2.deploy(0, _saltOf(id), initCode);
        if (target.code.length == 0) revert ReleaseHasNoCode(id);
        _checkOpcodes(id, entry, true, target.code);
    }

    /// @inheritdoc IReleases
    function suspend(ReleaseId id) external restricted {
        _move(id, ReleaseStatus.Active, ReleaseStatus.Suspended);
        emit ReleaseSuspended(id);
        _write(id, TargetStatus.Suspended);
    }

    /// @inheritdoc IReleases
    function resume(ReleaseId id) external restricted {
        _move(id, ReleaseStatus.Suspended, ReleaseStatus.Active);
        emit ReleaseResumed(id);
        _write(id, TargetStatus.Active);
    }

    /// @inheritdoc IReleases
    function retire(ReleaseId id) external restricted {
        _move(id, ReleaseStatus.Suspended, ReleaseStatus.Retired);
        emit ReleaseRetired(id);
        _write(id, TargetStatus.Retired);
    }

    /// @dev Another version may have succeeded the predecessor since the submission.
    function _succeed(ReleaseId id, Entry storage entry) private {
        ReleaseId predecessor = entry.predecessor;
        if (predecessor.isNone()) return;
        _checkPredecessor(predecessor, entry.name, entry.version);
        _entry(predecessor).successor = id;
    }

    function _write(ReleaseId id, TargetStatus status) private {
        standing.writeTarget(_addressOf(id, _entry(id).initCodeHash), status);
    }

    function _checkOpcodes(ReleaseId id, Entry storage entry, bool created, bytes memory code) private view {
        uint256 refused = OpcodeScan.refusedIn(code, entry.factory, entry.upgradeable);
        if (refused != 0) revert ReleaseOpcodesRefused(id, created, refused);
    }
}
