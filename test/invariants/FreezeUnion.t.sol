// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IStanding} from "../../contracts/identity/IStanding.sol";
import {AccountWord} from "../../contracts/types/AccountWord.sol";
import {Direction} from "../../contracts/types/OrderWord.sol";
import {Subject, SubjectKind} from "../../contracts/types/Subject.sol";
import {FrozenWords} from "../fixtures/FrozenWords.sol";
import {SecondRegulator} from "../fixtures/SecondRegulator.sol";
import {FreezeHandler} from "./FreezeHandler.sol";

/// @title Invariant 5: a subject is frozen exactly while some live order says so, a holding for the sum of their amounts
contract FreezeUnionTest is SecondRegulator {
    using FrozenWords for IStanding;

    FreezeHandler private _handler;

    function setUp() public override {
        super.setUp();
        _handler = new FreezeHandler(suite);
        targetContract(address(_handler));
    }

    /// @dev (5) Now, and at moments to come if nothing else happens.
    function invariant_frozenExactlyWhileSomeOrderSaysSo() public {
        uint32[7] memory later = [0, 1, 1 hours, 1 days, 3 days, 9 days, 400 days];
        uint256 start = vm.getBlockTimestamp();
        for (uint256 j = 0; j < later.length; ++j) {
            vm.warp(start + later[j]);
            for (uint256 i = 0; i < _handler.subjectCount(); ++i) _checkSubject(i);
        }
        vm.warp(start);
    }

    /// @dev (5) The list of live orders says the same.
    function invariant_everyLiveOrderIsListed() public view {
        for (uint256 i = 0; i < _handler.subjectCount(); ++i) {
            assertEq(suite.freezeOrders.liveOrdersOf(_handler.subjectAt(i)).length, _handler.liveOn(i));
        }
    }

    /// @dev (5) No order reaches a regulator's officer.
    function invariant_noOfficerIsFrozen() public view {
        AccountWord word = suite.standing.accountOf(_handler.officers(0));
        assertEq(uint256(word.sendFrozenUntil()) + word.receiveFrozenUntil(), 0);
    }

    function afterInvariant() public view {
        assertTrue(_handler.done("freeze") + _handler.done("freezeByDecision") > 0, "nothing was frozen");
    }

    /// @dev What the moves are worth: each can take effect, on each kind of subject.
    function test_theHandlerActs() public {
        for (uint8 i = 0; i < _handler.subjectCount(); ++i) {
            _handler.freeze(0, i, 0, 1 hours, 5);
            _handler.freezeByDecision(i, 0, 0, 7);
        }
        assertEq(_handler.done("freeze"), _handler.subjectCount() - 1);
        assertEq(_handler.done("freezeByDecision"), _handler.subjectCount() - 1);
        assertEq(_handler.amountOf(5), 12);
        _handler.confirmByDecision(1);
        _handler.lift(0, 1);
        _handler.lift(1, 1);
        _handler.liftByDecision(0);
        assertEq(_handler.total(), 2 * (_handler.subjectCount() - 1) + 4);
        invariant_frozenExactlyWhileSomeOrderSaysSo();
    }

    function _checkSubject(uint256 i) private view {
        Subject memory subject = _handler.subjectAt(i);
        bool receiveFrozen;
        if (subject.kind == SubjectKind.Holding) {
            uint256 amount;
            (amount, receiveFrozen) = suite.standing.frozenOf(subject.asset, subject.account());
            assertEq(amount, _handler.amountOf(i));
        } else {
            (uint40 sendUntil, uint40 receiveUntil) = suite.standing.untilOf(subject);
            assertEq(sendUntil > vm.getBlockTimestamp(), _handler.isFrozen(i, Direction.Send));
            receiveFrozen = receiveUntil > vm.getBlockTimestamp();
        }
        assertEq(receiveFrozen, _handler.isFrozen(i, Direction.Receive));
    }
}
