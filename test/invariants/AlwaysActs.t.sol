// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {Seat} from "../../contracts/governance/ISeats.sol";
import {IStanding} from "../../contracts/identity/IStanding.sol";
import {Office} from "../../contracts/types/Office.sol";
import {Decision} from "../fixtures/Governing.sol";
import {Engine} from "../fixtures/Engine.sol";
import {Founding} from "../fixtures/Founding.sol";
import {TurmoilHandler} from "./TurmoilHandler.sol";

/// @title Invariant 2: the committee can always act
/// @dev Each function under test is a check of its own; all see the same kind of turmoil.
contract AlwaysActsTest is Founding, Engine {
    TurmoilHandler private _handler;

    function setUp() public override {
        super.setUp();
        _handler = new TurmoilHandler(suite);
        targetContract(address(_handler));
    }

    /// @dev (2) All live seats but the largest carry a Constitution decision through to its execution, the largest being
    /// silent or against.
    /// forge-config: default.invariant.runs = 12
    /// forge-config: default.invariant.depth = 30
    /// forge-config: ci.invariant.runs = 60
    /// forge-config: ci.invariant.depth = 60
    function invariant_theSmallerSeatsDecide() public {
        vm.warp(vm.getBlockTimestamp() + 1);
        _decideWithoutTheLargest(false);
        _decideWithoutTheLargest(true);
    }

    /// @dev (2) Whoever has a voice reaches the Committee, with the rules broken too.
    function invariant_everyVoiceReachesTheCommittee() public view {
        Seat[] memory seats = suite.seats.list();
        for (uint256 i = 0; i < seats.length; ++i) {
            assertEq(seats[i].live, seats[i].weight > 0);
            if (seats[i].live) assertTrue(_isAllowed(INGRESS, seats[i].account, address(suite.committee), 0));
        }
        address[] memory officers = suite.accounts.officers();
        for (uint256 i = 0; i < officers.length; ++i) {
            assertEq(uint256(suite.standing.officeOf(officers[i])), uint256(Office.Regulator));
            assertTrue(_isAllowed(INGRESS, officers[i], address(suite.committee), 0));
        }
    }

    /// @dev (2) Live weights add up to the total, three seats are live, and unanimity never failed.
    function invariant_theSeatsAddUp() public view {
        Seat[] memory seats = suite.seats.list();
        (uint256 live, uint256 sum) = (0, 0);
        for (uint256 i = 0; i < seats.length; ++i) {
            if (seats[i].live) ++live;
            sum += seats[i].weight;
        }
        assertGe(live, 3);
        assertEq(suite.seats.totalAt(vm.getBlockTimestamp()), sum);
        assertEq(_handler.stuck(), 0);
    }

    function afterInvariant() public view {
        assertTrue(_handler.total() > 0, "nothing happened");
    }

    /// @dev What the moves are worth: each can take effect.
    function test_theHandlerActs() public {
        _handler.setSeats(0, 0);
        _handler.setCharter(1_000, 1_000, 1 days);
        _handler.setDelays(3 days, 0);
        _handler.suspendOrganization(3);
        _handler.reinstateOrganization(3);
        _handler.freezeSeat(0, 0, 1 hours);
        _handler.freezeSeatByDecision(1);
        _handler.freezeOrganization(0, 1, 1 hours);
        _handler.freezeOrganizationByDecision(1);
        _handler.rotateSeat(2);
        _handler.suspendSeat(4);
        _handler.revokeSeat(4);
        _handler.breakRules(2);
        assertEq(_handler.total(), 13);
        invariant_theSmallerSeatsDecide();
    }

    function _decideWithoutTheLargest(bool opposed) private {
        Seat memory largest = _largest();
        address[] memory voters = _liveSeats();
        address proposer = voters[0] == largest.account ? voters[1] : voters[0];
        bytes memory call = abi.encodeCall(IStanding.addTargetWriter, (address(suite.notice)));
        Decision memory decision = _propose(proposer, address(suite.standing), call);
        if (opposed) _vote(decision, largest.account, AGAINST);
        for (uint256 i = 0; i < voters.length && _isActive(decision); ++i) {
            if (voters[i] != largest.account) _vote(decision, voters[i], FOR);
        }
        assertEq(uint256(suite.committee.state(decision.id)), uint256(IGovernor.ProposalState.Succeeded));
        _complete(decision);
        assertEq(uint256(suite.committee.state(decision.id)), uint256(IGovernor.ProposalState.Executed));
    }

    function _largest() private view returns (Seat memory largest) {
        Seat[] memory seats = suite.seats.list();
        for (uint256 i = 0; i < seats.length; ++i) if (seats[i].weight > largest.weight) largest = seats[i];
    }
}
