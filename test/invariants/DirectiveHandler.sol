// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {DirectiveKind, DirectiveStatus, Draft, IDirectives} from "../../contracts/supervision/IDirectives.sol";
import {Office} from "../../contracts/types/Office.sol";
import {OrgId} from "../../contracts/types/OrgId.sol";
import {Suite} from "../fixtures/Suite.sol";
import {TargetFixture} from "../fixtures/TargetFixture.sol";
import {Handler} from "./Handler.sol";

/// @title DirectiveHandler: everybody tries every act on every directive, and some go through to their end
/// @dev Keeps its own book of what took effect, against which Directives is held.
contract DirectiveHandler is Handler {
    struct Entry {
        DirectiveKind kind;
        uint256 delay;
        address drafter;
        address endorser;
        uint256 since;
        uint256 decidedAt;
        uint256 objectedAt;
        bool attested;
        bool isFinal;
        bool withdrawn;
        uint256 executedAt;
    }

    bytes32 private constant OBJECTION_TYPEHASH = keccak256("Objection(uint256 directive,bytes32 reasonHash)");
    uint256 private constant LIFE = 90 days;
    uint8 private constant OUTSIDER_PLACE = 5;

    TargetFixture public target;
    address[] private _people;
    mapping(uint256 directive => Entry) private _entries;
    uint256[] private _drafts;

    /// @param target_ a known target that calls back to have what it carries out executed again
    constructor(Suite memory suite_, TargetFixture target_) Handler(suite_) {
        target = target_;
        _people = [
            _address(REGULATOR, Office.Regulator, 0),
            _address(REGULATOR, Office.Regulator, 1),
            _address(SERVICE, Office.Inspector, 0),
            _address(BANK_A, Office.Seat, 0),
            _address(BANK_B, Office.Seat, 0),
            OUTSIDER
        ];
    }

    function draft(uint8 who, uint8 kind, uint40 delay) public {
        _wait(1);
        Draft memory drafted = _draftOf(DirectiveKind(1 + (kind % 4)), 72 hours + (delay % 18 days));
        address drafter = _person(who % 8 == 7 ? OUTSIDER_PLACE : who % 2);
        if (!_as(drafter, address(suite.directives), abi.encodeCall(IDirectives.draft, (drafted)), "draft")) return;
        _drafts.push(suite.directives.count());
        Entry storage entry = _entries[suite.directives.count()];
        (entry.kind, entry.delay, entry.drafter) = (drafted.kind, drafted.delay, drafter);
        entry.since = vm.getBlockTimestamp();
    }

    function endorse(uint8 who, uint8 pick) public {
        _wait(1);
        (uint256 directive, address officer) = (_pick(pick), _person(who));
        bytes memory call = abi.encodeCall(IDirectives.endorse, (directive));
        if (!_as(officer, address(suite.directives), call, "endorse")) return;
        (_entries[directive].endorser, _entries[directive].since) = (officer, vm.getBlockTimestamp());
    }

    function attest(uint8 who, uint8 pick) public {
        _wait(1);
        uint256 directive = _pick(pick);
        bytes memory call = abi.encodeCall(IDirectives.attest, (directive));
        if (_as(_person(who), address(suite.directives), call, "attest")) _entries[directive].attested = true;
    }

    function approve(uint8 pick, uint8 words) public {
        uint256 directive = _pick(pick);
        bytes memory call = abi.encodeCall(IDirectives.approveByDecision, (directive, _hashOf(words)));
        if (_decide(call, "approve")) _decided(directive, false);
    }

    function approveAgainstObjection(uint8 pick, uint8 words) public {
        uint256 directive = _pick(pick);
        bytes memory call = abi.encodeCall(IDirectives.approveAgainstObjection, (directive, _hashOf(words), "reason"));
        if (_decide(call, "approve against")) _decided(directive, true);
    }

    /// @dev By a call, or with a signature of the affected seat that `who` delivers.
    function object(uint8 who, uint8 pick, bool signed) external {
        _wait(1);
        uint256 directive = _pick(pick);
        address sender = _person(who);
        address account = signed ? _address(BANK_A, Office.Seat, 0) : sender;
        bytes memory signature = signed ? _signature(directive) : bytes("");
        bytes memory call = abi.encodeCall(IDirectives.object, (directive, "reason", account, signature));
        if (!_as(sender, address(suite.directives), call, "object")) return;
        (_entries[directive].objectedAt, _entries[directive].since) = (vm.getBlockTimestamp(), vm.getBlockTimestamp());
    }

    function withdraw(uint8 who, uint8 pick) external {
        _wait(1);
        uint256 directive = _pick(pick);
        bytes memory call = abi.encodeCall(IDirectives.withdraw, (directive));
        if (_as(_person(who), address(suite.directives), call, "withdraw")) _entries[directive].withdrawn = true;
    }

    function execute(uint8 who, uint8 pick) public {
        uint256 directive = _pick(pick);
        bytes memory call = abi.encodeCall(IDirectives.execute, (directive));
        target.setCallBack(call);
        if (!_as(_person(who), address(suite.directives), call, "execute")) return;
        _entries[directive].executedAt = vm.getBlockTimestamp();
    }

    /// @dev Up to four times whatever a directive needs next; its execution a second early, or up to two seconds late. In
    /// place of one that ended there is a new one.
    function advance(uint8 pick, uint8 steps, uint8 odd) external {
        if (_hasEnded(_pick(pick))) draft(pick, odd, uint40(odd) * 1 hours);
        uint256 directive = _pick(pick);
        for (uint256 i = 0; i <= steps % 4; ++i) _advance(directive, pick, odd);
    }

    function pass(uint32 time) external {
        _wait(time % 10 days);
    }

    /// @notice What took effect on a directive.
    function entryOf(uint256 directive) external view returns (Entry memory) {
        return _entries[directive];
    }

    /// @notice Where a directive stands by the book.
    function statusOf(uint256 directive) public view returns (DirectiveStatus) {
        Entry storage entry = _entries[directive];
        uint256 moment = vm.getBlockTimestamp();
        if (entry.drafter == address(0)) return DirectiveStatus.None;
        if (entry.executedAt != 0) return DirectiveStatus.Executed;
        if (entry.withdrawn) return DirectiveStatus.Withdrawn;
        bool approved = entry.decidedAt > entry.objectedAt;
        uint256 end = approved ? entry.decidedAt + entry.delay + 30 days : entry.since + LIFE;
        if (moment >= end) return DirectiveStatus.Lapsed;
        if (approved) return DirectiveStatus.Approved;
        if (entry.objectedAt != 0) return DirectiveStatus.Objected;
        return entry.endorser == address(0) ? DirectiveStatus.Drafted : DirectiveStatus.Endorsed;
    }

    function _advance(uint256 directive, uint8 pick, uint8 odd) private {
        Entry storage entry = _entries[directive];
        DirectiveStatus status = statusOf(directive);
        if (entry.kind == DirectiveKind.Award && !entry.attested) attest(2, pick);
        if (status == DirectiveStatus.Drafted) endorse(entry.drafter == _people[0] ? 1 : 0, pick);
        if (status == DirectiveStatus.Endorsed) approve(pick, pick);
        if (status == DirectiveStatus.Objected) approveAgainstObjection(pick, pick);
        if (status != DirectiveStatus.Approved) return;
        uint256 moment = entry.decidedAt + entry.delay + (odd % 4) - 1;
        if (moment > vm.getBlockTimestamp()) vm.warp(moment);
        execute(OUTSIDER_PLACE, pick);
    }

    /// @dev What cannot be carried out now is given up, so that it may be decided again.
    function _decide(bytes memory call, bytes32 move) private returns (bool) {
        if (_asCommittee(address(suite.directives), call, move)) return true;
        address committee = suite.authority.committee();
        vm.prank(committee);
        suite.authority.cancel(committee, address(suite.directives), call);
    }

    function _decided(uint256 directive, bool isFinal) private {
        (_entries[directive].decidedAt, _entries[directive].isFinal) = (vm.getBlockTimestamp(), isFinal);
    }

    function _hasEnded(uint256 directive) private view returns (bool) {
        DirectiveStatus status = statusOf(directive);
        return status == DirectiveStatus.None || status >= DirectiveStatus.Executed;
    }

    function _draftOf(DirectiveKind kind, uint40 delay) private view returns (Draft memory drafted) {
        bool cites = kind == DirectiveKind.Correction || kind == DirectiveKind.Award;
        drafted = Draft({
            kind: kind,
            target: address(target),
            from: _address(BANK_A, Office.Participant, 0),
            to: kind == DirectiveKind.Redemption ? address(0) : _address(BANK_B, Office.Participant, 0),
            amount: 1 + suite.directives.count(),
            subject: cites ? bytes32("subject") : bytes32(0),
            arbiter: kind == DirectiveKind.Award ? SERVICE : OrgId.wrap(0),
            delay: delay,
            legalReference: "provision",
            evidenceHash: "evidence"
        });
    }

    /// @dev What the directive of this pick says: most often the one that is meant.
    function _hashOf(uint8 words) private view returns (bytes32) {
        uint256 directive = _pick(words);
        return directive == 0 ? bytes32(0) : suite.directives.draftHashOf(directive);
    }

    function _signature(uint256 directive) private view returns (bytes memory) {
        bytes32 content = keccak256(abi.encode(OBJECTION_TYPEHASH, directive, bytes32("reason")));
        bytes32 domain = _domain("Concordat Directives", address(suite.directives));
        return _sign(BANK_A, Office.Seat, 0, domain, content);
    }

    /// @dev One of the two that it drafted last; others draft too where all rooms are in play.
    function _pick(uint8 pick) private view returns (uint256) {
        uint256 back = pick % 2;
        if (_drafts.length <= back) return _drafts.length == 0 ? 0 : _drafts[0];
        return _drafts[_drafts.length - 1 - back];
    }

    function _person(uint8 who) private view returns (address) {
        return _people[who % _people.length];
    }
}
