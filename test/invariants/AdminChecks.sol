// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAuthority} from "../../contracts/authority/IAuthority.sol";
import {ActionClass} from "../../contracts/types/ActionClass.sol";
import {Roles} from "../../contracts/types/Roles.sol";
import {Founding} from "../fixtures/Founding.sol";
import {AdminHandler} from "./AdminHandler.sol";

/// @title AdminChecks: who holds admin power, what the table says, how long decisions wait
abstract contract AdminChecks is Founding {
    /// @dev (3) One admin; it and every class belong to the Committee that the Authority names, and to nobody else.
    function _onlyTheCommitteeHoldsAdminPower(AdminHandler handler) internal view {
        address committee = suite.authority.committee();
        assertEq(suite.authority.adminCount(), 1, "(3) admins");
        for (uint64 role = Roles.ADMIN; role <= Roles.LAST_CLASS; ++role) {
            assertTrue(_holds(role, committee), "(3) the Committee lost a class");
            assertEq(suite.authority.getRoleAdmin(role), Roles.ADMIN);
            assertEq(suite.authority.getRoleGuardian(role), Roles.ADMIN);
            for (uint256 i = 0; i < handler.holderCount(); ++i) {
                address holder = handler.holders(i);
                assertTrue(holder == committee || !_holds(role, holder), "(3) somebody else holds a class");
            }
        }
    }

    /// @dev (3) Constitution entries and offices stay where they are, and a class entry stays with the classes; nothing is
    /// closed, nothing leaves the Authority.
    function _theTableKeepsItsPlace() internal view {
        for (uint256 i = 0; i < restricted.length; ++i) {
            (address target, bytes4 selector) = (restricted[i].target, restricted[i].selector);
            uint64 role = suite.authority.getTargetFunctionRole(target, selector);
            bool milder = Roles.isClass(restricted[i].role) && restricted[i].role != 1;
            assertTrue(milder ? Roles.isClass(role) : role == restricted[i].role, "(3) an entry moved");
            assertFalse(suite.authority.isTargetClosed(target));
        }
        assertEq(suite.authority.getTargetFunctionRole(address(suite.authority), IAuthority.succeed.selector), 0);
        assertFalse(suite.authority.isTargetClosed(address(suite.notice)));
    }

    /// @dev (17) A day at least for all but Emergency, and the stricter class waits no less.
    function _delaysHaveAFloor() internal view {
        uint256 stricter = type(uint256).max;
        for (uint8 i = 0; i < 4; ++i) {
            uint256 delay = suite.authority.delayOf(ActionClass(i));
            assertTrue(delay <= stricter, "(17) a stricter class waits less");
            if (i < 3) assertTrue(delay >= 1 days, "(17) a delay below its floor");
            stricter = delay;
        }
    }

    function _holds(uint64 role, address account) internal view returns (bool isMember) {
        (isMember, ) = suite.authority.hasRole(role, account);
    }
}
