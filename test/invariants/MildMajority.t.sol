// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {OrgId} from "../../contracts/types/OrgId.sol";
import {Engine} from "../fixtures/Engine.sol";
import {Founding} from "../fixtures/Founding.sol";
import {MajorityHandler} from "./MajorityHandler.sol";

/// @title Invariant 4: a mild majority that suspends its opponents one by one gains no weight
contract MildMajorityTest is Founding, Engine {
    MajorityHandler private _handler;

    function setUp() public override {
        super.setUp();
        _handler = new MajorityHandler(suite);
        targetContract(address(_handler));
    }

    /// @dev (4) Every seat votes the weight it was founded with, and reaches the Committee to do so.
    function invariant_noSeatLosesItsWeight() public view {
        uint8[5] memory weights = [25, 20, 20, 20, 15];
        uint256 now_ = vm.getBlockTimestamp();
        assertEq(suite.seats.totalAt(now_), 100);
        for (uint32 i = 0; i < 5; ++i) {
            address account = _handler.seats(i);
            (OrgId seat, uint256 weight) = suite.seats.voteOf(account, now_);
            assertEq(OrgId.unwrap(seat), i + 1);
            assertEq(weight, weights[i]);
            assertEq(suite.seats.weightAt(seat, now_), weights[i]);
            assertTrue(_isAllowed(address(suite.rules), account, address(suite.committee), 0), "rules stop a ballot");
            assertTrue(_isAllowed(INGRESS, account, address(suite.committee), 0), "the ingress stops a ballot");
        }
    }

    /// @dev (4) The others are heard whenever the Constitution is at stake, and that is enough to keep it.
    function invariant_theOthersKeepTheConstitution() public view {
        assertEq(_handler.silenced(), 0);
        assertEq(_handler.done("grabbed"), 0);
    }

    function afterInvariant() public view {
        assertTrue(_handler.total() > 0, "the majority did nothing");
    }

    /// @dev What the moves are worth: the majority does get its milder decisions, and is opposed in the others.
    function test_theHandlerActs() public {
        _handler.suspendAccount(15);
        _handler.revokeAccount(15);
        _handler.suspendOrganization(3);
        _handler.suspendOrganization(4);
        _handler.freeze(0, 2);
        _handler.freeze(2, 2);
        assertEq(_handler.total(), 6);
        _handler.suspendSeat(3);
        _handler.setSeats();
        _handler.setCharter();
        assertTrue(_handler.done("opposed") >= 3, "nobody opposed");
    }
}
