// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAuthority} from "../../contracts/authority/IAuthority.sol";
import {Roles} from "../../contracts/types/Roles.sol";
import {Founding} from "../fixtures/Founding.sol";
import {Restricted} from "../fixtures/Table.sol";
import {AdminHandler} from "./AdminHandler.sol";

/// @title Invariant 3: only the Committee holds admin power, whatever the Committee itself decides
contract OnlyCommitteeTest is Founding {
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

    /// @dev (3) One admin; it and every class belong to the Committee that the Authority names, and to nobody else.
    function invariant_onlyTheCommitteeHoldsAdminPower() public view {
        address committee = suite.authority.committee();
        assertEq(suite.authority.adminCount(), 1);
        for (uint64 role = Roles.ADMIN; role <= Roles.LAST_CLASS; ++role) {
            assertTrue(_holds(role, committee), "the Committee lost a class");
            assertEq(suite.authority.getRoleAdmin(role), Roles.ADMIN);
            assertEq(suite.authority.getRoleGuardian(role), Roles.ADMIN);
            for (uint256 i = 0; i < _handler.holderCount(); ++i) {
                address holder = _handler.holders(i);
                assertTrue(holder == committee || !_holds(role, holder), "somebody else holds a class");
            }
        }
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

    /// @dev (3) Constitution entries and offices stay where they are, and a class entry stays with the classes; nothing is
    /// closed, nothing leaves the Authority.
    function invariant_theTableKeepsItsPlace() public view {
        for (uint256 i = 0; i < restricted.length; ++i) {
            Restricted memory entry = restricted[i];
            uint64 role = suite.authority.getTargetFunctionRole(entry.target, entry.selector);
            bool milder = Roles.isClass(entry.role) && entry.role != 1;
            assertTrue(milder ? Roles.isClass(role) : role == entry.role, "an entry moved");
            assertFalse(suite.authority.isTargetClosed(entry.target));
        }
        assertEq(suite.authority.getTargetFunctionRole(address(suite.authority), IAuthority.succeed.selector), 0);
        assertFalse(suite.authority.isTargetClosed(address(suite.notice)));
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

    function _holds(uint64 role, address account) private view returns (bool isMember) {
        (isMember, ) = suite.authority.hasRole(role, account);
    }
}
