// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {Seat} from "../../contracts/governance/ISeats.sol";
import {IStanding} from "../../contracts/identity/IStanding.sol";
import {IFreezeOrders, Order} from "../../contracts/supervision/IFreezeOrders.sol";
import {Office} from "../../contracts/types/Office.sol";
import {Direction, OrderStatus, Placer} from "../../contracts/types/OrderWord.sol";
import {SubjectKind} from "../../contracts/types/Subject.sol";
import {Engine} from "../fixtures/Engine.sol";
import {Founding} from "../fixtures/Founding.sol";
import {Decision} from "../fixtures/Governing.sol";
import {Placements} from "../fixtures/Placements.sol";
import {RegulatorHandler} from "./RegulatorHandler.sol";

/// @title Invariant 2: the committee can always act, whatever one authority orders
/// @dev A veto is no order: it stops one proposal for a time and is overridden, which the tests of the Committee show.
contract WorstRegulatorTest is Founding, Engine {
    RegulatorHandler private _handler;
    address[] private _protected;

    function setUp() public override {
        super.setUp();
        _protected = [
            address(suite.authority),
            address(suite.standing),
            address(suite.organizations),
            address(suite.accounts),
            address(suite.charter),
            address(suite.seats),
            address(suite.committee),
            address(suite.freezeOrders),
            address(suite.rules),
            address(suite.recovery),
            address(suite.directives),
            INGRESS
        ];
        address[] memory contracts = new address[](_protected.length + 1);
        for (uint256 i = 0; i < _protected.length; ++i) contracts[i + 1] = _protected[i];
        contracts[0] = address(suite.notice);
        _handler = new RegulatorHandler(suite, contracts);
        targetContract(address(_handler));
    }

    /// @dev (2) Every seat votes its weight and reaches the Committee to do so, by the rules as by the ingress.
    function invariant_noOrderTakesAVoice() public view {
        Seat[] memory seats = suite.seats.list();
        uint8[5] memory weights = [25, 20, 20, 20, 15];
        assertEq(seats.length, 5);
        for (uint256 i = 0; i < seats.length; ++i) {
            (, uint256 weight) = suite.seats.voteOf(seats[i].account, vm.getBlockTimestamp());
            assertEq(weight, weights[i]);
            assertTrue(_isAllowed(address(suite.rules), seats[i].account, address(suite.committee), 0));
            assertTrue(_isAllowed(INGRESS, seats[i].account, address(suite.committee), 0));
        }
    }

    /// @dev (2) It freezes and lifts as it likes, orders of the authority too, and changes the constitution.
    /// forge-config: default.invariant.runs = 8
    /// forge-config: default.invariant.depth = 25
    /// forge-config: deep.invariant.runs = 100
    /// forge-config: deep.invariant.depth = 100
    function invariant_theCommitteeDecides() public {
        vm.warp(vm.getBlockTimestamp() + 1);
        address freezeOrders = address(suite.freezeOrders);
        uint256 latest = suite.freezeOrders.count();
        address participant = _address(BANK_A, Office.Participant, 0);
        _decide(
            freezeOrders,
            abi.encodeCall(IFreezeOrders.freezeByDecision, (Placements.onAccount(participant, Direction.Both, 0)))
        );
        assertTrue(suite.standing.accountOf(participant).sendFrozenUntil() == type(uint40).max);
        _decide(freezeOrders, abi.encodeCall(IFreezeOrders.liftByDecision, (latest + 1)));
        for (uint256 i = 1; i <= latest; ++i) {
            if (suite.freezeOrders.orderOf(i).status != OrderStatus.Confirmed) continue;
            _decide(freezeOrders, abi.encodeCall(IFreezeOrders.liftByDecision, (i)));
            break;
        }
        bytes memory writer = abi.encodeCall(IStanding.addTargetWriter, (address(suite.notice)));
        _decide(address(suite.standing), writer);
    }

    /// @dev (2) No order reaches an officer, a Sentinel of a regulator, or the suite.
    function invariant_noOrderReachesWhatIsNobodys() public view {
        for (uint256 i = 0; i < _protected.length; ++i) {
            assertEq(suite.standing.targetOf(_protected[i]).frozenUntil(), 0);
        }
        for (uint256 i = 0; i < _handler.officerCount(); ++i) {
            assertEq(uint256(suite.standing.officeOf(_handler.officers(i))), uint256(Office.Regulator));
        }
        for (uint256 i = 0; i < _handler.sentinelCount(); ++i) {
            assertEq(uint256(suite.standing.officeOf(_handler.sentinels(i))), uint256(Office.Sentinel));
        }
        assertEq(suite.standing.organizationOf(REGULATOR).sendFrozenUntil(), 0);
    }

    /// @dev (2) Sentinels stop accounts and contracts, never seats, for four hours, three at a time, and nothing for good;
    /// one regulator has two live orders on a subject at most, and its Sentinels two.
    function invariant_ordersStayWithinTheirBounds() public view {
        uint256 live;
        for (uint256 i = 1; i <= suite.freezeOrders.count(); ++i) {
            Order memory order = suite.freezeOrders.orderOf(i);
            assertLe(suite.freezeOrders.liveOrdersOf(order.subject).length, 4);
            assertLe(order.streak, 2);
            if (order.placer != Placer.Sentinels) continue;
            assertLe(order.until, vm.getBlockTimestamp() + 4 hours);
            if (order.status == OrderStatus.Provisional && order.until > vm.getBlockTimestamp()) ++live;
            assertTrue(order.subject.kind == SubjectKind.Account || order.subject.kind == SubjectKind.Contract);
            assertTrue(suite.standing.accountOf(order.subject.account()).office() != Office.Seat);
        }
        assertLe(live, 3 * _handler.sentinelCount());
    }

    function afterInvariant() public view {
        assertTrue(_handler.total() > 0, "nothing happened");
    }

    /// @dev What the moves are worth: every seat and its organization frozen for good, and the committee as before.
    function test_theHandlerActs() public {
        _handler.strike(0);
        assertEq(_handler.done("strike"), 10);
        _handler.freeze(1, 0, 15, 0, 71 hours);
        _handler.freeze(1, 2, 0, 0, 71 hours);
        _handler.freeze(1, 3, 91, 0, 71 hours);
        _handler.freezeAsSentinel(0, 0, 12, 0, 3 hours);
        _handler.enrol(true);
        _handler.freezeAsSentinel(1, 2, 0, 0, 3 hours);
        _handler.enrol(false);
        _handler.confirm(2, 11);
        _handler.lift(0, 10);
        _handler.lift(2, 10);
        assertEq(_handler.done("freeze"), 3);
        assertEq(_handler.done("freezeAsSentinel"), 2);
        assertEq(_handler.done("enrol"), 2);
        assertEq(_handler.done("confirm") + _handler.done("lift"), 3);
        for (uint256 i = 0; i < 5; ++i) {
            assertEq(uint256(suite.standing.officeOf(_liveSeats()[i])), uint256(Office.None));
        }
        invariant_noOrderTakesAVoice();
        invariant_noOrderReachesWhatIsNobodys();
        invariant_ordersStayWithinTheirBounds();
        invariant_theCommitteeDecides();
    }

    function _decide(address target, bytes memory data) private {
        Decision memory decision = _propose(_liveSeats()[4], target, data);
        _pass(decision);
        assertEq(uint256(suite.committee.state(decision.id)), uint256(IGovernor.ProposalState.Succeeded));
        _complete(decision);
        assertEq(uint256(suite.committee.state(decision.id)), uint256(IGovernor.ProposalState.Executed));
    }
}
