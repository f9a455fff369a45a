// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Roles} from "../../contracts/types/Roles.sol";
import {AdminChecks} from "./AdminChecks.sol";
import {AdminHandler} from "./AdminHandler.sol";

/// @title Invariant 3: only the Committee holds admin power, whatever the Committee itself decides
contract OnlyCommitteeTest is AdminChecks {
    AdminHandler private _handler;

    function setUp() public override {
        super.setUp();
        address[] memory heirs = new address[](3);
        for (uint256 i = 0; i < heirs.length; ++i) {
            heirs[i] = _at(vm.getNonce(address(this)));
            _deploy("Committee", heirs[i], abi.encode(suite.authority, suite.charter, suite.seats));
        }
        _handler = new AdminHandler(suite, heirs);
        targetContract(address(_handler));
    }

    function invariant_onlyTheCommitteeHoldsAdminPower() public view {
        _onlyTheCommitteeHoldsAdminPower(_handler);
    }

    /// @dev (3) A Committee that was succeeded holds nothing; the present one is the one protected target marked so.
    function invariant_aFormerCommitteeHoldsNothing() public view {
        address committee = suite.authority.committee();
        bool succeeded = committee != address(suite.committee);
        assertEq(succeeded, !_holds(Roles.ADMIN, address(suite.committee)));
        assertEq(succeeded, !suite.standing.targetOf(address(suite.committee)).isCommittee());
        assertTrue(suite.standing.targetOf(address(suite.committee)).isProtected());
        assertTrue(suite.standing.targetOf(committee).isCommittee());
        assertTrue(suite.standing.targetOf(committee).isProtected());
    }

    function invariant_theTableKeepsItsPlace() public view {
        _theTableKeepsItsPlace();
    }

    function invariant_delaysHaveAFloor() public view {
        _delaysHaveAFloor();
    }

    function afterInvariant() public view {
        assertEq(_handler.done("fenced") + _handler.done("abdicate") + _handler.done("comeBack"), 0);
        assertTrue(_handler.total() > 0, "nothing was tried with success");
    }

    /// @dev What the moves are worth: those that the Committee may make do take effect.
    function test_theHandlerActs() public {
        _handler.grantRole(22, 0, 0);
        _handler.revokeRole(22, 0);
        _handler.setTable(5, 22);
        _handler.setDelays(1, 0);
        _handler.succeed(1, 0);
        _handler.comeBack(0, 0);
        assertEq(_handler.total(), 5);
    }
}
