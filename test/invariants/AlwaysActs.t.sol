// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SeatChecks} from "./SeatChecks.sol";
import {TurmoilHandler} from "./TurmoilHandler.sol";

/// @title Invariant 2: the committee can always act
/// @dev Each function under test is a check of its own; all see the same kind of turmoil.
contract AlwaysActsTest is SeatChecks {
    TurmoilHandler private _handler;

    function setUp() public override {
        super.setUp();
        _handler = new TurmoilHandler(suite);
        targetContract(address(_handler));
    }

    /// forge-config: default.invariant.runs = 12
    /// forge-config: default.invariant.depth = 30
    /// forge-config: deep.invariant.runs = 180
    /// forge-config: deep.invariant.depth = 100
    function invariant_theSmallerSeatsDecide() public {
        _theSmallerSeatsDecide();
    }

    function invariant_everyVoiceReachesTheCommittee() public view {
        _everyVoiceReachesTheCommittee();
    }

    /// @dev (2) Unanimity never failed either.
    function invariant_theSeatsAddUp() public view {
        _theSeatsAddUp();
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
}
