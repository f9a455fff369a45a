// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Account} from "../../contracts/identity/IAccounts.sol";
import {AccountWord} from "../../contracts/types/AccountWord.sol";
import {Office} from "../../contracts/types/Office.sol";
import {OrgKind} from "../../contracts/types/Organization.sol";
import {Founding} from "../fixtures/Founding.sol";
import {MethodHandler} from "./MethodHandler.sol";

/// @title AccountChecks: one office for each account, of those that its organization may hold, and what is open to it
abstract contract AccountChecks is Founding {
    uint256 private constant LATEST = 5;

    /// @dev (11) The latest accounts: record and Standing name the same office, one that fits, and no contract has any.
    function _eachAccountHasOneOffice() internal view {
        uint256 count = suite.accounts.count();
        Account[] memory accounts = suite.accounts.page(count > LATEST ? count - LATEST : 0, LATEST);
        for (uint256 i = 0; i < accounts.length; ++i) {
            Account memory each = accounts[i];
            AccountWord word = suite.standing.accountOf(each.account);
            assertEq(uint256(word.office()), uint256(each.office), "(11) two offices");
            assertTrue(word.organization() == each.organization, "(11) two organizations");
            OrgKind kind = suite.standing.organizationOf(each.organization).kind();
            assertTrue(_fits(each.office, kind), "(11) an office that its organization may not hold");
            assertFalse(suite.standing.targetOf(each.account).isKnown());
        }
    }

    /// @dev (16) A managed target's function is open to the offices and accounts that were named, as the book says.
    function _openToThoseWhoWereNamed(MethodHandler handler) internal view {
        for (uint256 i = 0; i < 2; ++i) {
            address target = handler.targets(i);
            for (uint256 j = 0; j < 12; ++j) {
                (bytes4 selector, address caller) = (handler.selectors(j % 3), handler.callers(j / 3));
                (AccountWord word, , , bool open) = suite.standing.senderFacts(caller, target, selector);
                bool said = handler.isOpen(target, selector, caller, word.office());
                assertTrue(open == said, "(16) open to whom nobody named, or closed to whom somebody did");
            }
        }
    }

    function _fits(Office office, OrgKind kind) private pure returns (bool) {
        bool watches = office == Office.Regulator || office == Office.Sentinel;
        if (kind == OrgKind.Regulator) return watches;
        bool serves = office == Office.Inspector || office == Office.Operator || office == Office.OrgAdmin;
        if (kind == OrgKind.Service) return serves || office == Office.Sentinel;
        return kind == OrgKind.Member && office != Office.None && office != Office.Regulator;
    }
}
