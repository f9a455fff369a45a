// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {DirectiveStatus} from "../../contracts/supervision/IDirectives.sol";
import {TargetFixture} from "../fixtures/TargetFixture.sol";
import {DirectiveChecks} from "./DirectiveChecks.sol";
import {DirectiveHandler} from "./DirectiveHandler.sol";

/// @title Invariant 7: nothing is taken in a hurry, twice, or by one authority alone
contract DirectivesWaitTest is DirectiveChecks {
    DirectiveHandler private _handler;
    TargetFixture private _target;

    function setUp() public override {
        super.setUp();
        _target = TargetFixture(address(suite.notice));
        vm.etch(address(_target), vm.getDeployedCode("TargetFixture"));
        _handler = new DirectiveHandler(suite, _target);
        targetContract(address(_handler));
    }

    function invariant_eachIsCarriedOutAtMostOnce() public view {
        _eachIsCarriedOutAtMostOnce(_handler, _target);
    }

    function invariant_noneBeforeItsDelay() public view {
        _noneBeforeItsDelay(_handler);
    }

    function invariant_noneWithoutEachAuthority() public view {
        _noneWithoutEachAuthority(_handler);
    }

    function invariant_eachStandsWhereItShould() public view {
        _eachDirectiveStandsWhereItShould(_handler);
    }

    function afterInvariant() public view {
        assertTrue(_handler.total() > 0, "nothing happened");
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
}
