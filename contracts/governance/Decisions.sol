// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

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
        _checkClass(proposalId, targets, values, calldatas);
        IAuthority authority_ = IAuthority(authority);
        eta = clock() + authority_.delayOf(_tallies[proposalId].class);
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
        uint48 eta = uint48(proposalEta(proposalId));
        if (eta > clock()) revert CommitteeUnmetDelay(proposalId, eta);
        _checkClass(proposalId, targets, values, calldatas);
        if (_tallies[proposalId].overriding) _spendOverride(keccak256(abi.encode(targets, values, calldatas)));
        for (uint256 i = 0; i < targets.length; ++i) IAuthority(authority).execute(targets[i], calldatas[i]);
    }

    /// @dev A veto is overridden once.
    function _spendOverride(bytes32 callsHash) private {
        if (vetoedAt[callsHash] == 0) revert CommitteeNoOverride(0);
        delete vetoedAt[callsHash];
    }

    function _checkClass(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas
    ) private view {
        Tally memory tally = _tallies[proposalId];
        ActionClass current = classify(targets, values, calldatas);
        if (current < tally.class) revert CommitteeClassStricter(tally.class, current);
    }

    function _unschedule(uint256 proposalId, address target, bytes calldata data) private {
        IAuthority authority_ = IAuthority(authority);
        bytes32 operation = authority_.hashOperation(address(this), target, data);
        if (authority_.getSchedule(operation) == proposalEta(proposalId)) {
            authority_.cancel(address(this), target, data);
        }
    }
}
