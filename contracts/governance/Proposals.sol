// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAuthority} from "../authority/IAuthority.sol";
import {ActionClass} from "../types/ActionClass.sol";
import {OrgId} from "../types/OrgId.sol";
import {Places} from "../types/Places.sol";
import {Roles} from "../types/Roles.sol";
import {Ballots} from "./Ballots.sol";
import {ClassTerms} from "./ICharter.sol";
import {ICommittee} from "./ICommittee.sol";
import {Tally} from "./Tally.sol";

/// @title Proposals: what may be put to the vote, in which class and on which terms
abstract contract Proposals is Ballots {
    using Places for uint256;

    /// @notice Open proposals that one seat may have.
    uint256 public constant MAX_OPEN = Places.PER_WORD;
    /// @notice Calls that one proposal may make.
    uint256 public constant MAX_CALLS = 16;
    /// @notice Seconds after a veto before the same calls may override it.
    uint48 public constant OVERRIDE_WAIT = 14 days;

    /// @inheritdoc ICommittee
    mapping(bytes32 callsHash => uint48 timepoint) public vetoedAt;

    mapping(OrgId seat => uint256 places) private _recent;
    /// @dev Seconds of the proposal being made; {votingPeriod} is asked in the middle of it.
    uint32 private transient _period;

    /// @inheritdoc ICommittee
    function proposeOverride(
        address[] calldata targets,
        uint256[] calldata values,
        bytes[] calldata calldatas,
        string calldata description
    ) external returns (uint256) {
        if (!_isValidDescriptionForProposer(msg.sender, description)) revert GovernorRestrictedProposer(msg.sender);
        uint48 vetoed = vetoedAt[keccak256(abi.encode(targets, values, calldatas))];
        uint48 possibleAt = vetoed == 0 ? 0 : vetoed + OVERRIDE_WAIT;
        if (vetoed == 0 || clock() < possibleAt) revert CommitteeNoOverride(possibleAt);
        return _open(targets, values, calldatas, description, msg.sender, true);
    }

    /// @inheritdoc ICommittee
    function classify(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas
    ) public view returns (ActionClass strictest) {
        if (targets.length != values.length || targets.length != calldatas.length) {
            revert GovernorInvalidProposalLength(targets.length, calldatas.length, values.length);
        }
        strictest = ActionClass.Emergency;
        for (uint256 i = 0; i < targets.length; ++i) {
            ActionClass class = _classifyCall(i, targets, values[i], calldatas);
            if (class < strictest) strictest = class;
        }
    }

    /// @inheritdoc ICommittee
    function recentProposals(OrgId seat) external view returns (uint256[8] memory ids) {
        for (uint256 i = 0; i < MAX_OPEN; ++i) ids[i] = _recent[seat].get(i);
    }

    /// @notice Seconds that a Constitution proposal is voted on; while a proposal is made, those of its class.
    function votingPeriod() public view override returns (uint256) {
        return _period == 0 ? charter.termsOf(ActionClass.Constitution).period : _period;
    }

    function _propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description,
        address proposer
    ) internal override returns (uint256) {
        return _open(targets, values, calldatas, description, proposer, false);
    }

    function _open(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description,
        address proposer,
        bool overriding
    ) private returns (uint256 proposalId) {
        if (targets.length > MAX_CALLS) revert CommitteeTooManyCalls(targets.length);
        Tally memory tally = _termsFor(classify(targets, values, calldatas), proposer, overriding);
        uint256 hash = hashProposal(targets, values, calldatas, keccak256(bytes(description)));
        if (_idOf[hash] == 0) _idOf[hash] = ++latestProposalId;
        proposalId = super._propose(targets, values, calldatas, description, proposer);
        _period = 0;
        _tallies[proposalId] = tally;
        _occupy(tally.seat, proposalId);
        emit ProposalClassified(proposalId, tally.seat, tally, bytes32(hash));
    }

    /// @dev The terms that a proposal is fixed to; leaves its period in hand.
    function _termsFor(ActionClass class, address proposer, bool overriding) private returns (Tally memory tally) {
        uint256 snapshot = clock() - 1;
        (OrgId seat, uint256 weight) = seats.voteOf(proposer, snapshot);
        if (weight == 0) revert CommitteeNoSeat(proposer);
        if (overriding) class = ActionClass.Constitution;
        ClassTerms memory terms = charter.termsOf(class);
        _period = terms.period;
        tally.total = uint32(seats.totalAt(snapshot));
        if (!overriding) (tally.participation, tally.approval) = (terms.participation, terms.approval);
        tally.class = class;
        tally.seat = seat;
        tally.overriding = overriding;
    }

    function _classifyCall(
        uint256 i,
        address[] memory targets,
        uint256 value,
        bytes[] memory calldatas
    ) private view returns (ActionClass) {
        (address target, bytes4 selector) = (targets[i], bytes4(calldatas[i]));
        IAuthority authority_ = IAuthority(authority);
        (bool immediate, uint32 delay) = authority_.canCall(address(this), target, selector);
        bool bare = value != 0 || calldatas[i].length < 4 || target.code.length == 0;
        if (bare || (!immediate && delay == 0)) revert CommitteeCallRefused(i, target, selector);
        if (delay != 0) _checkOnce(i, targets, calldatas);
        return Roles.classOf(authority_.getTargetFunctionRole(target, selector));
    }

    function _checkOnce(uint256 i, address[] memory targets, bytes[] memory calldatas) private pure {
        bytes32 call = keccak256(calldatas[i]);
        for (uint256 j = 0; j < i; ++j) {
            if (targets[j] == targets[i] && keccak256(calldatas[j]) == call) revert CommitteeCallTwice(j, i);
        }
    }

    /// @dev Takes a place of the seat whose proposal is no longer open.
    function _occupy(OrgId seat, uint256 proposalId) private {
        uint256 places = _recent[seat];
        for (uint256 i = 0; i < MAX_OPEN; ++i) {
            uint256 former = places.get(i);
            if (former == 0 || !_isOpen(former)) {
                _recent[seat] = places.put(i, proposalId);
                return;
            }
        }
        revert CommitteeTooManyOpen(seat);
    }

    function _isOpen(uint256 proposalId) private view returns (bool) {
        ProposalState current = state(proposalId);
        return current == ProposalState.Active || current == ProposalState.Succeeded || current == ProposalState.Queued;
    }
}
