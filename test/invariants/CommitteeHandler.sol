// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {ClassTerms, ICharter} from "../../contracts/governance/ICharter.sol";
import {ICommittee, SignedBallot} from "../../contracts/governance/ICommittee.sol";
import {Tally} from "../../contracts/governance/Tally.sol";
import {IOrganizations} from "../../contracts/identity/IOrganizations.sol";
import {INodes} from "../../contracts/network/INodes.sol";
import {IFreezeOrders} from "../../contracts/supervision/IFreezeOrders.sol";
import {ActionClass} from "../../contracts/types/ActionClass.sol";
import {Office} from "../../contracts/types/Office.sol";
import {OrgId} from "../../contracts/types/OrgId.sol";
import {Direction} from "../../contracts/types/OrderWord.sol";
import {Decision} from "../fixtures/Governing.sol";
import {Placements} from "../fixtures/Placements.sol";
import {Suite} from "../fixtures/Suite.sol";
import {Handler} from "./Handler.sol";

/// @title CommitteeHandler: seats propose and vote as they like, officers veto, vetoed calls come again, much of it lapses
/// @dev Keeps its own count of ballots and moments, against which the Committee is held.
contract CommitteeHandler is Handler {
    /// @dev Weights by support; the moments at which it was opened, queued, executed, vetoed; 0 for not.
    struct Entry {
        Decision decision;
        ActionClass class;
        bool overriding;
        uint256[3] weights;
        uint256 total;
        uint256 participation;
        uint256 approval;
        uint256 openedAt;
        uint256 queuedAt;
        uint256 executedAt;
        uint256 vetoedAt;
        uint256 overrides;
        bool withdrawn;
    }

    uint256 private constant OVERRIDE_WAIT = 14 days;

    /// @notice Ballots that were taken of a seat that had voted.
    uint256 public twice;

    Entry[] private _entries;
    mapping(uint256 proposal => mapping(address voter => bool)) private _voted;

    constructor(Suite memory suite_) Handler(suite_) {}

    function propose(uint8 seat, uint8 kind) public {
        _wait(1);
        (address target, bytes memory data) = _call(kind);
        Decision memory decision = _propose(_seat(seat), target, data);
        _enter(decision, 0);
        _count("propose");
    }

    function vote(uint8 pick, uint8 seat, uint8 support) public {
        if (!_is(IGovernor.ProposalState.Active)) propose(seat, pick);
        (Entry storage entry, address voter) = (_in(IGovernor.ProposalState.Active, pick), _seat(seat));
        support %= 4;
        uint256 weight = _weightOf(entry, voter);
        bytes memory call = abi.encodeCall(IGovernor.castVote, (entry.decision.id, support));
        if (!_as(voter, address(suite.committee), call, "vote")) return;
        entry.weights[support] += weight;
        if (_voted[entry.decision.id][voter]) ++twice;
        _voted[entry.decision.id][voter] = true;
    }

    /// @dev The signed ballots of two seats, which OUTSIDER delivers.
    function deliver(uint8 pick, uint8 seat, uint8 support) external {
        Entry storage entry = _in(IGovernor.ProposalState.Active, pick);
        support %= 3;
        SignedBallot[] memory ballots = new SignedBallot[](2);
        uint256[2] memory weights;
        bytes32 hash = bytes32(_hashOf(entry.decision));
        for (uint8 i = 0; i < 2; ++i) {
            address voter = _address(OrgId.wrap(1 + ((seat % 4) + i)), Office.Seat, 0);
            ballots[i] = _signedBallot(entry.decision.id, hash, support, voter);
            if (!suite.committee.hasVoted(entry.decision.id, voter)) weights[i] = _weightOf(entry, voter);
        }
        bytes memory call = abi.encodeCall(ICommittee.castBallots, (entry.decision.id, hash, ballots));
        if (_as(OUTSIDER, address(suite.committee), call, "deliver")) entry.weights[support] += weights[0] + weights[1];
    }

    function queue(uint8 pick) public {
        Entry storage entry = _in(IGovernor.ProposalState.Succeeded, pick);
        bytes memory call = _about(IGovernor.queue.selector, entry.decision);
        if (_as(OUTSIDER, address(suite.committee), call, "queue")) entry.queuedAt = vm.getBlockTimestamp();
    }

    /// @dev From a second before its time to two after.
    function execute(uint8 pick, uint8 odd) public {
        bool queued = _is(IGovernor.ProposalState.Queued);
        Entry storage entry = _in(queued ? IGovernor.ProposalState.Queued : IGovernor.ProposalState.Succeeded, pick);
        uint256 eta = suite.committee.proposalEta(entry.decision.id) + (odd % 4);
        if (eta > vm.getBlockTimestamp() + 1) vm.warp(eta - 1);
        bytes memory call = _about(IGovernor.execute.selector, entry.decision);
        if (_as(OUTSIDER, address(suite.committee), call, "execute")) entry.executedAt = vm.getBlockTimestamp();
    }

    function veto(uint8 pick, uint8 officer) public {
        Entry storage entry = _in(IGovernor.ProposalState.Queued, pick);
        Decision memory d = entry.decision;
        bytes memory call = abi.encodeCall(
            ICommittee.veto,
            (d.targets, d.values, d.calldatas, d.descriptionHash, "reason", "evidence")
        );
        address sender = _address(REGULATOR, Office.Regulator, officer % 2);
        if (_as(sender, address(suite.committee), call, "veto")) entry.vetoedAt = vm.getBlockTimestamp();
    }

    function withdraw(uint8 pick, uint8 seat) external {
        Entry storage entry = _in(IGovernor.ProposalState.Active, pick);
        bytes memory call = _about(IGovernor.cancel.selector, entry.decision);
        if (_as(_seat(seat), address(suite.committee), call, "withdraw")) entry.withdrawn = true;
    }

    /// @dev The calls of a vetoed one again, from a second before they may come.
    function overrule(uint8 pick, uint8 seat, uint8 odd) public {
        Entry storage entry = _in(IGovernor.ProposalState.Canceled, pick);
        uint256 moment = entry.vetoedAt + OVERRIDE_WAIT + (odd % 4);
        if (entry.vetoedAt != 0 && moment > vm.getBlockTimestamp() + 1) vm.warp(moment - 1);
        Decision memory decision = entry.decision;
        string memory description = string.concat("again ", vm.toString(_entries.length));
        vm.prank(_seat(seat));
        decision.id = suite.committee.proposeOverride(
            decision.targets,
            decision.values,
            decision.calldatas,
            description
        );
        decision.descriptionHash = keccak256(bytes(description));
        _enter(decision, _latestVeto(decision));
        _count("overrule");
    }

    /// @dev Whatever the latest proposal needs next, up to four times; vetoed in between if `odd` says so.
    function carry(uint8 seat, uint8 steps, uint8 odd) external {
        for (uint256 i = 0; i <= steps % 4; ++i) _carry(seat, odd);
    }

    function pass(uint32 time) external {
        _wait(time % 12 days);
    }

    function count() external view returns (uint256) {
        return _entries.length;
    }

    function entryAt(uint256 i) external view returns (Entry memory) {
        return _entries[i];
    }

    function _carry(uint8 seat, uint8 odd) private {
        if (_is(IGovernor.ProposalState.Queued)) {
            if (odd % 3 == 0) return veto(0, odd);
            return execute(0, odd);
        }
        if (_is(IGovernor.ProposalState.Succeeded)) {
            Decision memory decision = _in(IGovernor.ProposalState.Succeeded, 0).decision;
            return suite.committee.proposalNeedsQueuing(decision.id) ? queue(0) : execute(0, odd);
        }
        if (!_is(IGovernor.ProposalState.Active)) propose(seat, odd);
        for (uint8 i = 0; i < 5; ++i) vote(0, i, FOR);
    }

    /// @param overrides the moment of the veto that it is to override; 0 for none
    function _enter(Decision memory decision, uint256 overrides) private {
        Tally memory tally = suite.committee.tallyOf(decision.id);
        ClassTerms memory terms = suite.charter.termsOf(tally.class);
        Entry storage entry = _entries.push();
        (entry.decision, entry.openedAt) = (decision, vm.getBlockTimestamp());
        (entry.class, entry.overriding, entry.overrides) = (tally.class, overrides != 0, overrides);
        (entry.participation, entry.approval) = (terms.participation, terms.approval);
        entry.total = suite.seats.totalAt(suite.committee.proposalSnapshot(decision.id));
    }

    function _latestVeto(Decision memory decision) private view returns (uint256) {
        return suite.committee.vetoedAt(keccak256(abi.encode(decision.targets, decision.values, decision.calldatas)));
    }

    function _weightOf(Entry storage entry, address voter) private view returns (uint256 weight) {
        (, weight) = suite.seats.voteOf(voter, suite.committee.proposalSnapshot(entry.decision.id));
    }

    /// @dev One call of each class, that changes little.
    function _call(uint8 kind) private view returns (address, bytes memory) {
        if (kind % 4 == 0) return (address(suite.charter), abi.encodeCall(ICharter.set, (suite.charter.allTerms())));
        if (kind % 4 == 1) {
            return (address(suite.nodes), abi.encodeCall(INodes.setObserverCap, (BANK_B, 1 + (kind % 7))));
        }
        if (kind % 4 == 2) {
            bytes memory cap = abi.encodeCall(IOrganizations.setAccountCap, (BANK_B, 4 + (kind % 5)));
            return (address(suite.organizations), cap);
        }
        address sentinel = _address(BANK_B, Office.Sentinel, 0);
        bytes memory freeze = abi.encodeCall(
            IFreezeOrders.freezeByDecision,
            (Placements.onAccount(sentinel, Direction.Send, 1 hours))
        );
        return (address(suite.freezeOrders), freeze);
    }

    /// @dev In most cases the latest in a state, of the eight latest; else any.
    function _in(IGovernor.ProposalState state, uint8 pick) private view returns (Entry storage) {
        for (uint256 i = 1; pick < 192 && i <= 8 && i <= _entries.length; ++i) {
            Entry storage entry = _entries[_entries.length - i];
            if (suite.committee.state(entry.decision.id) == state && !entry.withdrawn) return entry;
        }
        return _entry(pick);
    }

    /// @dev Whether one of the eight latest is in a state.
    function _is(IGovernor.ProposalState state) private view returns (bool) {
        return _entries.length != 0 && suite.committee.state(_in(state, 0).decision.id) == state;
    }

    /// @dev One of the four latest.
    function _entry(uint8 pick) private view returns (Entry storage) {
        uint256 back = pick % 4;
        return _entries[_entries.length > back ? _entries.length - 1 - back : 0];
    }

    function _seat(uint8 pick) private view returns (address) {
        address[] memory seats = _liveSeats();
        return seats[pick % seats.length];
    }

    function _about(bytes4 selector, Decision memory d) private pure returns (bytes memory) {
        return abi.encodeWithSelector(selector, d.targets, d.values, d.calldatas, d.descriptionHash);
    }
}
