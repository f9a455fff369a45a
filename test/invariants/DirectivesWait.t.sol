// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Directive, DirectiveKind, DirectiveStatus} from "../../contracts/supervision/IDirectives.sol";
import {Office} from "../../contracts/types/Office.sol";
import {Founding} from "../fixtures/Founding.sol";
import {TargetFixture} from "../fixtures/TargetFixture.sol";
import {DirectiveHandler} from "./DirectiveHandler.sol";

/// @title Invariant 7: nothing is taken in a hurry, twice, or by one authority alone
contract DirectivesWaitTest is Founding {
    DirectiveHandler private _handler;
    TargetFixture private _target;

    function setUp() public override {
        super.setUp();
        _target = TargetFixture(address(suite.notice));
        vm.etch(address(_target), vm.getDeployedCode("TargetFixture"));
        _handler = new DirectiveHandler(suite, _target);
        targetContract(address(_handler));
    }

    /// @dev (7) Carried out once where it was executed, and not at all elsewhere; the target calls back each time.
    function invariant_eachIsCarriedOutAtMostOnce() public view {
        for (uint256 i = 1; i <= suite.directives.count(); ++i) {
            bool executed = _handler.entryOf(i).executedAt != 0;
            assertEq(_target.carriedOut(i), executed ? 1 : 0);
        }
    }

    /// @dev (7) Not before its own delay after the committee's decision, nor 30 days later.
    function invariant_noneBeforeItsDelay() public view {
        for (uint256 i = 1; i <= suite.directives.count(); ++i) {
            DirectiveHandler.Entry memory entry = _handler.entryOf(i);
            if (entry.executedAt == 0) continue;
            assertGe(entry.delay, 72 hours);
            assertGe(entry.executedAt, entry.decidedAt + entry.delay);
            assertTrue(entry.executedAt < entry.decidedAt + entry.delay + 30 days);
        }
    }

    /// @dev (7) Two officers, the committee after the last objection, and the arbiter of an award.
    function invariant_noneWithoutEachAuthority() public view {
        for (uint256 i = 1; i <= suite.directives.count(); ++i) {
            DirectiveHandler.Entry memory entry = _handler.entryOf(i);
            if (entry.executedAt == 0) continue;
            assertTrue(_isOfficer(entry.drafter) && _isOfficer(entry.endorser) && entry.drafter != entry.endorser);
            assertTrue(entry.decidedAt > entry.objectedAt);
            assertEq(entry.isFinal, entry.objectedAt != 0);
            assertTrue(entry.kind != DirectiveKind.Award || (entry.attested && entry.objectedAt == 0));
        }
    }

    /// @dev (7) Each stands where the book says, lapses included.
    function invariant_eachStandsWhereItShould() public view {
        for (uint256 i = 1; i <= suite.directives.count(); ++i) {
            Directive memory directive = suite.directives.directiveOf(i);
            assertEq(uint256(directive.status), uint256(_handler.statusOf(i)));
            bool running = directive.status == DirectiveStatus.Approved;
            DirectiveHandler.Entry memory entry = _handler.entryOf(i);
            if (running) assertEq(directive.eta, entry.decidedAt + entry.delay);
        }
    }

    function afterInvariant() public view {
        assertTrue(_handler.total() > 3, "hardly anything happened");
    }

    /// @dev What the moves are worth: each can take effect.
    function test_theHandlerActs() public {
        _handler.draft(0, 0, 0);
        _handler.advance(0, 2, 1);
        assertEq(uint256(_handler.statusOf(1)), uint256(DirectiveStatus.Executed));
        _handler.draft(1, 3, 5 days);
        _handler.advance(0, 2, 2);
        assertEq(uint256(_handler.statusOf(2)), uint256(DirectiveStatus.Executed));
        _handler.draft(1, 1, 0);
        _handler.advance(0, 1, 0);
        _handler.object(5, 0, true);
        _handler.advance(0, 1, 0);
        assertEq(uint256(_handler.statusOf(3)), uint256(DirectiveStatus.Approved));
        _handler.advance(0, 0, 3);
        assertEq(uint256(_handler.statusOf(3)), uint256(DirectiveStatus.Executed));
        _handler.draft(0, 2, 0);
        _handler.advance(0, 1, 0);
        _handler.object(3, 0, false);
        _handler.withdraw(1, 0);
        assertEq(uint256(_handler.statusOf(4)), uint256(DirectiveStatus.Withdrawn));
        assertEq(_handler.done("execute"), 3);
        assertEq(_handler.total(), 20);
        invariant_eachIsCarriedOutAtMostOnce();
        invariant_noneWithoutEachAuthority();
        invariant_eachStandsWhereItShould();
    }

    function _isOfficer(address account) private pure returns (bool) {
        return
            account == _address(REGULATOR, Office.Regulator, 0) || account == _address(REGULATOR, Office.Regulator, 1);
    }
}
