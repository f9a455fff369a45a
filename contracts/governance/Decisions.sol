// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IAuthority} from "../authority/IAuthority.sol";
import {ActionClass} from "../types/ActionClass.sol";
import {Office} from "../types/Office.sol";
import {OrgId} from "../types/OrgId.sol";
import {Roles} from "../types/Roles.sol";
import {ICommittee} from "./ICommittee.sol";
import {Proposals} from "./Proposals.sol";
import {Tally} from "./Tally.sol";

/// @title Decisions: from success to execution, and the two ways to stop
/// @notice Every call goes through the Authority, which holds the delays. A call that fails reverts the execution and
/// leaves the decision queued.
abstract contract Decisions is Proposals {
    /// @inheritdoc ICommittee
    function veto(
        address[] calldata targets,
        uint256[] calldata values,
        bytes[] calldata calldatas,
        bytes32 descriptionHash,
        bytes32 reasonCode,
        bytes32 evidenceHash
    ) external {
        (bool isOfficer, ) = IAuthority(authority).hasRole(Roles.ofOffice(Office.Regulator), msg.sender);
        if (!isOfficer || reasonCode == 0 || evidenceHash == 0) {
            revert CommitteeVetoRefused(msg.sender, reasonCode, evidenceHash);
        }
        uint256 proposalId = getProposalId(targets, values, calldatas, descriptionHash);
        _requireState(proposalId, state(proposalId), ProposalState.Queued);
        if (_tallies[proposalId].overriding) revert CommitteeNotVetoable(proposalId);

        vetoedAt[keccak256(abi.encode(targets, values, calldatas))] = clock();
        _cancel(targets, values, calldatas, descriptionHash);
        emit ProposalVetoed(proposalId, msg.sender, reasonCode, evidenceHash);
        for (uint256 i = 0; i < targets.length; ++i) _unschedule(proposalId, targets[i], calldatas[i]);
    }

    /// @notice Whether the decision waits a delay before it is executed.
    function proposalNeedsQueuing(uint256 proposalId) public view override returns (bool) {
        return proposalEta(proposalId) != 0 || IAuthority(authority).delayOf(_tallies[proposalId].class) != 0;
    }

    /// @dev A proposal is withdrawn while Active, by whoever uses the seat that proposed it.
    function _validateCancel(uint256 proposalId, address caller) internal view override returns (bool) {
        if (state(proposalId) != ProposalState.Active) return false;
        (OrgId seat, ) = seats.voteOf(caller, clock());
        return seat == _tallies[proposalId].seat && seats.isLive(caller);
    }

    function _queueOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32
    ) internal override returns (uint48 eta) {
        Tally memory tally = _tallies[proposalId];
        _checkClass(tally, targets, values, calldatas);
        IAuthority authority_ = IAuthority(authority);
        eta = clock() + authority_.delayOf(tally.class);
        for (uint256 i = 0; i < targets.length; ++i) {
            (bool immediate, ) = authority_.canCall(address(this), targets[i], bytes4(calldatas[i]));
            if (!immediate) authority_.schedule(targets[i], calldatas[i], eta);
        }
    }

    function _executeOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32
    ) internal override {
        if (msg.value != 0) revert GovernorDisabledDeposit();
        uint48 eta = uint48(proposalEta(proposalId));
        if (eta > clock()) revert CommitteeUnmetDelay(proposalId, eta);
        Tally memory tally = _tallies[proposalId];
        _checkClass(tally, targets, values, calldatas);
        if (tally.overriding) _spendOverride(keccak256(abi.encode(targets, values, calldatas)));
        for (uint256 i = 0; i < targets.length; ++i) {
            if (eta != 0) _checkSchedule(eta, targets[i], calldatas[i]);
            IAuthority(authority).execute(targets[i], calldatas[i]);
        }
    }

    /// @dev A veto is overridden once.
    function _spendOverride(bytes32 callsHash) private {
        if (vetoedAt[callsHash] == 0) revert CommitteeNoOverride(0);
        delete vetoedAt[callsHash];
    }

    function _checkClass(
        Tally memory tally,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas
    ) private view {
        ActionClass current = classify(targets, values, calldatas);
        if (current < tally.class) revert CommitteeClassStricter(tally.class, current);
    }

    function _unschedule(uint256 proposalId, address target, bytes calldata data) private {
        (, uint48 scheduled) = _scheduleOf(target, data);
        if (scheduled == proposalEta(proposalId)) IAuthority(authority).cancel(address(this), target, data);
    }

    /// @dev A call that had no delay when this decision was queued may be scheduled for another one by now.
    function _checkSchedule(uint48 eta, address target, bytes memory data) private view {
        (bytes32 operation, uint48 scheduled) = _scheduleOf(target, data);
        if (scheduled != 0 && scheduled != eta) revert IAccessManager.AccessManagerAlreadyScheduled(operation);
    }

    function _scheduleOf(address target, bytes memory data) private view returns (bytes32 operation, uint48 scheduled) {
        operation = IAuthority(authority).hashOperation(address(this), target, data);
        scheduled = IAuthority(authority).getSchedule(operation);
    }
}
