// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {Acceptance, Account, Enrolment, IAccounts, OfficerChange} from "../../contracts/identity/IAccounts.sol";
import {IAuthority} from "../../contracts/authority/IAuthority.sol";
import {ICharter} from "../../contracts/governance/ICharter.sol";
import {ICommittee} from "../../contracts/governance/ICommittee.sol";
import {ISeats} from "../../contracts/governance/ISeats.sol";
import {IOrganizations} from "../../contracts/identity/IOrganizations.sol";
import {IStanding} from "../../contracts/identity/IStanding.sol";
import {IIngress} from "../../contracts/ingress/IIngress.sol";
import {IFreezeOrders, Placement} from "../../contracts/supervision/IFreezeOrders.sol";
import {Direction} from "../../contracts/types/OrderWord.sol";
import {Placements} from "../fixtures/Placements.sol";
import {Office} from "../../contracts/types/Office.sol";
import {OrgId} from "../../contracts/types/OrgId.sol";
import {Subject, SubjectKind} from "../../contracts/types/Subject.sol";
import {Decision} from "../fixtures/Governing.sol";
import {Suite} from "../fixtures/Suite.sol";
import {Restricted} from "../fixtures/Table.sol";
import {Handler} from "./Handler.sol";

/// @title LoneHandler: one key, the same for a whole run, does whatever it can
/// @dev The first move of a run chooses the key: any account of the roster, or an outsider.
contract LoneHandler is Handler {
    address[] public keys;
    address public lone;
    Restricted[] private _functions;
    address private _spareRules;
    address private _spareCommittee;
    Decision private _open;
    Decision private _queued;
    uint256 private _enrolled;

    constructor(
        Suite memory suite_,
        Restricted[] memory functions,
        Decision memory open,
        Decision memory queued,
        address spareRules,
        address spareCommittee
    ) Handler(suite_) {
        Account[] memory accounts = suite_.accounts.page(0, 100);
        for (uint256 i = 0; i < accounts.length; ++i) keys.push(accounts[i].account);
        keys.push(OUTSIDER);
        for (uint256 i = 0; i < functions.length; ++i) _functions.push(functions[i]);
        (_open, _queued) = (open, queued);
        (_spareRules, _spareCommittee) = (spareRules, spareCommittee);
    }

    /// @dev Fixes the key before the run does.
    function choose(address key) public {
        if (lone == address(0)) lone = key;
    }

    modifier byOne(uint256 seed) {
        choose(keys[seed % keys.length]);
        _;
    }

    /// @dev Any restricted function, or any other that changes something, with words of which some mean something.
    function call(uint256 seed, uint16 function_, uint256 words) external byOne(seed) {
        Restricted memory entry = _functions[function_ % _functions.length];
        bytes memory data = abi.encodePacked(entry.selector);
        for (uint256 i = 0; i < 14; ++i) data = abi.encodePacked(data, _word(uint256(keccak256(abi.encode(words, i)))));
        _as(lone, entry.target, data, "call");
    }

    /// @dev A change of the constitution that would stand, had the key the power.
    function reach(uint256 seed, uint8 pick) external byOne(seed) {
        (address target, bytes memory data) = _change(pick % 9);
        _as(lone, target, data, "reached");
    }

    /// @dev A restricted function by way of the Authority, as if the key were the Committee.
    function route(uint256 seed, uint16 function_, uint256 words) external byOne(seed) {
        Restricted memory entry = _functions[function_ % _functions.length];
        bytes memory data = abi.encodePacked(entry.selector, _word(words), _word(words >> 8), _word(words >> 16));
        bytes memory execute = abi.encodeCall(suite.authority.execute, (entry.target, data));
        bytes memory schedule = abi.encodeCall(suite.authority.schedule, (entry.target, data, 0));
        _as(lone, address(suite.authority), schedule, "routed");
        _as(lone, address(suite.authority), execute, "routed");
        bytes[] memory calls = new bytes[](1);
        calls[0] = execute;
        _as(lone, address(suite.authority), abi.encodeWithSignature("multicall(bytes[])", calls), "routed");
    }

    /// @dev The same by way of a proposal that nobody else votes on.
    function decide(uint256 seed, uint16 function_, uint256 words) external byOne(seed) {
        Restricted memory entry = _functions[function_ % _functions.length];
        bytes memory data = abi.encodePacked(entry.selector, _word(words), _word(words >> 8), _word(words >> 16));
        Decision memory decision = _propose(lone, entry.target, data);
        _vote(decision, lone, FOR);
        _count("proposed");
        _wait(30 days + 1);
        address committee = address(suite.committee);
        bytes memory queue = abi.encodeCall(
            IGovernor.queue,
            (decision.targets, decision.values, decision.calldatas, decision.descriptionHash)
        );
        bytes memory execute = abi.encodeCall(
            IGovernor.execute,
            (decision.targets, decision.values, decision.calldatas, decision.descriptionHash)
        );
        _as(lone, committee, queue, "decided");
        _as(lone, committee, execute, "decided");
    }

    function vote(uint256 seed, uint8 support, bool queued) external byOne(seed) {
        bytes memory ballot = abi.encodeCall(IGovernor.castVote, (queued ? _queued.id : _open.id, support % 3));
        _as(lone, address(suite.committee), ballot, "vote");
    }

    function stop(uint256 seed, bool queued, bool veto) external byOne(seed) {
        Decision memory d = queued ? _queued : _open;
        bytes memory cancel = abi.encodeCall(IGovernor.cancel, (d.targets, d.values, d.calldatas, d.descriptionHash));
        bytes memory stopped = abi.encodeCall(
            ICommittee.veto,
            (d.targets, d.values, d.calldatas, d.descriptionHash, "reason", "evidence")
        );
        _as(lone, address(suite.committee), veto ? stopped : cancel, "stop");
    }

    /// @dev As an officer or as a Sentinel, whatever an order may be about.
    function freeze(uint256 seed, uint8 subject, uint8 kind, uint8 direction, uint40 duration) external byOne(seed) {
        bytes4 selector = kind % 2 == 0 ? IFreezeOrders.freeze.selector : IFreezeOrders.freezeAsSentinel.selector;
        Placement memory placement = Placements.about(
            _subject(subject, SubjectKind(1 + ((kind / 2) % 4))),
            Direction(1 + (direction % 3)),
            0,
            duration % 80 hours
        );
        _as(lone, address(suite.freezeOrders), abi.encodeWithSelector(selector, placement), "freeze");
    }

    function judge(uint256 seed, uint256 order, bool lift) external byOne(seed) {
        bytes4 selector = lift ? IFreezeOrders.lift.selector : IFreezeOrders.confirm.selector;
        order = 1 + (order % (suite.freezeOrders.count() + 1));
        _as(lone, address(suite.freezeOrders), abi.encodeWithSelector(selector, order), "judge");
    }

    function keepOwn(uint256 seed, uint8 account, uint8 act) external byOne(seed) {
        bytes4[6] memory acts = [
            IAccounts.suspendOwn.selector,
            IAccounts.reinstateOwn.selector,
            IAccounts.requestRevocation.selector,
            IAccounts.confirmRevocation.selector,
            IAccounts.suspend.selector,
            IAccounts.revoke.selector
        ];
        bytes memory data = abi.encodeWithSelector(acts[act % 6], keys[account % keys.length]);
        _as(lone, address(suite.accounts), data, "keepOwn");
    }

    /// @dev With a true acceptance, for any organization and office, by any of the ways to enrol.
    function enrol(uint256 seed, uint8 organization, uint8 office, uint8 way) external byOne(seed) {
        bytes4[3] memory ways = [IAccounts.enrolOwn.selector, IAccounts.enrol.selector, IAccounts.enrolSeat.selector];
        Enrolment memory enrolment = _enrolment(_own(organization), Office(1 + (office % 9)), ++_enrolled + 10);
        Acceptance memory acceptance = _accept(address(suite.accounts), enrolment, _enrolled + 10);
        bytes memory data = abi.encodeWithSelector(ways[way % 3], enrolment, acceptance);
        _as(lone, address(suite.accounts), data, "enrol");
    }

    /// @dev Asks for a change among the officers and tries to carry it out alone, in all three ways.
    function changeOfficers(uint256 seed, uint8 remove, bool add) external byOne(seed) {
        OfficerChange memory change;
        change.regulator = REGULATOR;
        change.remove = remove % 3 == 0 ? address(0) : suite.accounts.officers()[remove % 2];
        if (add) {
            change.add = _enrolment(REGULATOR, Office.Regulator, ++_enrolled + 10);
            change.acceptance = _accept(address(suite.accounts), change.add, _enrolled + 10);
        }
        address accounts = address(suite.accounts);
        _as(lone, accounts, abi.encodeCall(IAccounts.requestOfficerChange, (change)), "officer request");
        _as(lone, accounts, abi.encodeCall(IAccounts.approveOfficerChange, (change)), "officer change");
        _as(lone, accounts, abi.encodeCall(IAccounts.approveOfficerChangeByDecision, (change)), "officer change");
        _as(lone, accounts, abi.encodeCall(IAccounts.changeOfficersByDecision, (change)), "officer change");
    }

    function pass(uint256 seed, uint32 time) external byOne(seed) {
        _wait(time % 20 hours);
    }

    function _subject(uint8 pick, SubjectKind kind) private view returns (Subject memory) {
        if (kind == SubjectKind.Organization) return Subject(kind, bytes32(uint256(pick % 9)), address(0));
        address notice = address(suite.notice);
        if (kind == SubjectKind.Contract) return Subject(kind, bytes32(uint256(uint160(notice))), address(0));
        address key = keys[pick % keys.length];
        return kind == SubjectKind.Holding ? Placements.holding(key, notice) : Placements.account(key);
    }

    function _change(uint8 pick) private view returns (address target, bytes memory data) {
        if (pick == 0) return (address(suite.charter), abi.encodeCall(ICharter.set, (suite.charter.allTerms())));
        if (pick == 1) return (address(suite.seats), abi.encodeCall(ISeats.set, (_seatWeights())));
        if (pick == 2) return (address(suite.organizations), abi.encodeCall(IOrganizations.suspend, (BANK_B)));
        if (pick == 3)
            return (address(suite.ingress), abi.encodeCall(IIngress.setContractAddress, ("rules", _spareRules)));
        if (pick == 4) return (address(suite.accounts), abi.encodeCall(IAccounts.summon, (keys[5])));
        if (pick == 5)
            return (address(suite.standing), abi.encodeCall(IStanding.addTargetWriter, (address(suite.notice))));
        target = address(suite.authority);
        if (pick == 6) data = abi.encodeCall(IAuthority.setClassDelays, ([uint32(9 days), 3 days, 1 days, 0]));
        if (pick == 7) data = abi.encodeCall(IAuthority.succeed, (_spareCommittee));
        if (pick == 8) data = abi.encodeCall(IAccessManager.grantRole, (22, lone, 0));
    }

    /// @dev Mostly the key's own organization.
    function _own(uint8 pick) private view returns (OrgId) {
        if (pick % 4 == 0) return OrgId.wrap(1 + (pick % 8));
        return suite.accounts.accountOf(lone).organization;
    }

    function _word(uint256 pick) private view returns (bytes32) {
        uint256 kind = pick % 8;
        pick = (pick / 8) % (1 << 64);
        if (kind < 3) return bytes32(uint256(uint160(keys[pick % keys.length])));
        if (kind == 3) return bytes32(uint256(uint160(_functions[pick % _functions.length].target)));
        if (kind == 4) return bytes32(pick % 10);
        if (kind == 5) return bytes32(vm.getBlockTimestamp() + (pick % 10 days));
        if (kind == 6) return bytes32(32 * (pick % 8));
        return keccak256(abi.encode(pick));
    }
}
