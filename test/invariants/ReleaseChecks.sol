// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Release} from "../../contracts/release/IReleases.sol";
import {ReleaseId, ReleaseStatus} from "../../contracts/types/Release.sol";
import {TargetWord} from "../../contracts/types/TargetWord.sol";
import {Founding} from "../fixtures/Founding.sol";
import {ReleaseHandler} from "./ReleaseHandler.sol";

/// @title ReleaseChecks: what is in force was submitted, approved and published as its code asks, by the book of a handler
abstract contract ReleaseChecks is Founding {
    uint256 private constant LATEST = 8;

    /// @dev (12) Nothing runs the code of others, creates or ends itself but what said so, by a Constitution decision.
    function _noUnscannedCode(ReleaseHandler handler) internal view {
        uint256 count = suite.releases.count();
        for (uint256 i = count > LATEST ? count - LATEST + 1 : 1; i <= count; ++i) {
            Release memory release = suite.releases.release(ReleaseId.wrap(uint32(i)));
            ReleaseHandler.Entry memory entry = handler.entryOf(i);
            TargetWord word = suite.standing.targetOf(release.target);
            assertEq(word.isActive(), release.status == ReleaseStatus.Active);
            if (release.status < ReleaseStatus.Active || release.status > ReleaseStatus.Retired) {
                assertTrue(!word.isKnown() && release.target.code.length == 0, "(12) in force unpublished");
            } else {
                _isSound(handler, entry, release.target);
            }
        }
    }

    /// @dev (11) Whoever submitted neither approves alone nor publishes.
    function _developersApproveNothing(ReleaseHandler handler) internal view {
        assertEq(handler.improper(), 0, "(11) published or approved by its developer's group, or other code");
    }

    function _isSound(ReleaseHandler handler, ReleaseHandler.Entry memory entry, address target) private view {
        assertTrue(entry.approved && entry.published == target, "(12) published unapproved");
        assertTrue(keccak256(target.code) == keccak256(handler.codeOf(entry.code)), "(12) other code");
        assertTrue(entry.code <= 4, "(12) a banned opcode");
        assertTrue(entry.code != 2 || entry.upgradeable, "(12) undeclared: runs the code of others");
        assertTrue((entry.code != 3 && entry.code != 4) || entry.factory, "(12) undeclared: creates contracts");
        bool declared = entry.factory || entry.upgradeable;
        assertTrue(!declared || (entry.unscanned && !entry.bySeat), "(12) declared, and not approved as such");
    }
}
