// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Directive, DirectiveKind, DirectiveStatus} from "../../contracts/supervision/IDirectives.sol";
import {Office} from "../../contracts/types/Office.sol";
import {Founding} from "../fixtures/Founding.sol";
import {TargetFixture} from "../fixtures/TargetFixture.sol";
import {DirectiveHandler} from "./DirectiveHandler.sol";

/// @title DirectiveChecks: what was carried out, when, and with whose word; directives of others are passed over
abstract contract DirectiveChecks is Founding {
    /// @dev (7) Carried out once where it was executed, and not at all elsewhere; the target calls back each time.
    function _eachIsCarriedOutAtMostOnce(DirectiveHandler handler, TargetFixture target) internal view {
        for (uint256 i = 1; i <= suite.directives.count(); ++i) {
            bool executed = handler.entryOf(i).executedAt != 0;
            assertEq(target.carriedOut(i), executed ? 1 : 0, "(7) carried out");
        }
    }

    /// @dev (7) Not before its own delay after the committee's decision, nor 30 days later.
    function _noneBeforeItsDelay(DirectiveHandler handler) internal view {
        for (uint256 i = 1; i <= suite.directives.count(); ++i) {
            DirectiveHandler.Entry memory entry = handler.entryOf(i);
            if (entry.executedAt == 0) continue;
            assertTrue(entry.delay >= 72 hours, "(7) a delay too short");
            assertTrue(entry.executedAt >= entry.decidedAt + entry.delay, "(7) before its delay");
            assertTrue(entry.executedAt < entry.decidedAt + entry.delay + 30 days, "(7) after its time");
        }
    }

    /// @dev (7) Two officers, the committee after the last objection, and the arbiter of an award.
    function _noneWithoutEachAuthority(DirectiveHandler handler) internal view {
        for (uint256 i = 1; i <= suite.directives.count(); ++i) {
            DirectiveHandler.Entry memory entry = handler.entryOf(i);
            if (entry.executedAt == 0) continue;
            bool two = _isOfficer(entry.drafter) && _isOfficer(entry.endorser) && entry.drafter != entry.endorser;
            assertTrue(two, "(7) without two officers");
            assertTrue(entry.decidedAt > entry.objectedAt, "(7) without the committee");
            assertEq(entry.isFinal, entry.objectedAt != 0);
            bool awarded = entry.kind != DirectiveKind.Award || entry.attested;
            assertTrue(awarded, "(7) without the arbiter");
        }
    }

    /// @dev (7) Each stands where the book says, lapses included.
    function _eachDirectiveStandsWhereItShould(DirectiveHandler handler) internal view {
        for (uint256 i = 1; i <= suite.directives.count(); ++i) {
            DirectiveHandler.Entry memory entry = handler.entryOf(i);
            if (entry.drafter == address(0)) continue;
            Directive memory directive = suite.directives.directiveOf(i);
            assertEq(uint256(directive.status), uint256(handler.statusOf(i)), "(7) a directive's status");
            bool running = directive.status == DirectiveStatus.Approved;
            if (running) assertEq(directive.eta, entry.decidedAt + entry.delay);
        }
    }

    function _isOfficer(address account) private pure returns (bool) {
        return
            account == _address(REGULATOR, Office.Regulator, 0) || account == _address(REGULATOR, Office.Regulator, 1);
    }
}
