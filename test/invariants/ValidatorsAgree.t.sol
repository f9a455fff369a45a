// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ValidatorChecks} from "./ValidatorChecks.sol";
import {ValidatorHandler} from "./ValidatorHandler.sol";

/// @title Invariant 6: there are validators enough, they are one network, and the engine can read who they are
contract ValidatorsAgreeTest is ValidatorChecks {
    ValidatorHandler private _handler;

    function setUp() public override {
        super.setUp();
        _handler = new ValidatorHandler(suite);
        targetContract(address(_handler));
    }

    /// forge-config: default.invariant.runs = 12
    /// forge-config: default.invariant.depth = 60
    function invariant_theListIsSane() public view {
        _theListIsSane();
    }

    /// @dev (6) In one block no more validators change than a third of what a fault leaves.
    /// forge-config: default.invariant.runs = 12
    /// forge-config: default.invariant.depth = 60
    function invariant_fewChangeInOneBlock() public view {
        assertEq(_handler.exceeded(), 0);
    }

    /// @dev (6) Whatever is suspended, removed or broken, every validator may be connected to every other.
    /// forge-config: default.invariant.runs = 12
    /// forge-config: default.invariant.depth = 40
    function invariant_validatorsAreOneNetwork() public view {
        _validatorsAreOneNetwork(_handler.rulesAreGood() && _handler.setIsGood() ? type(uint256).max : 2);
    }

    /// forge-config: default.invariant.runs = 12
    /// forge-config: default.invariant.depth = 60
    function invariant_recordsAgree() public view {
        if (_handler.setIsGood()) _recordsAgree();
    }

    function afterInvariant() public view {
        assertTrue(_handler.total() > 0, "nothing happened");
    }

    /// @dev What the moves are worth: each can take effect.
    function test_theHandlerActs() public {
        _handler.admit(8, 1);
        _handler.enrolOwn(9);
        _handler.nextBlock(0);
        _handler.promote(8);
        _handler.nextBlock(0);
        _handler.demote(1);
        _handler.judge(9, 0);
        _handler.judge(9, 1);
        _handler.removeOwn(9);
        _handler.judge(6, 2);
        _handler.suspendOrganization(3);
        _handler.nextBlock(0);
        _handler.demoteSuspended(3);
        _handler.reinstateOrganization(3);
        _handler.sync();
        _handler.breakRules(2);
        _handler.breakSet(1);
        assertEq(_handler.total(), 17);
        invariant_validatorsAreOneNetwork();
    }
}
