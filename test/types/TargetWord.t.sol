// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {
    TARGET_COMMITTEE,
    TARGET_FREEZE_BITS,
    TARGET_PROTECTED,
    TargetStatus,
    TargetWord,
    toTargetFreezeBits,
    toTargetWord
} from "../../contracts/types/TargetWord.sol";
import {Test} from "../fixtures/Test.sol";

/// @title TargetWord: status, flags and registry of a target
contract TargetWordTest is Test {
    function testFuzz_roundTrip(uint8 status, address registry, bool isProtected, bool isCommittee) public pure {
        TargetWord word = _word(status, registry, isProtected, isCommittee);
        assertEq(uint256(word.status()), status % 4);
        assertEq(word.registry(), registry);
        assertEq(word.isProtected(), isProtected);
        assertEq(word.isCommittee(), isCommittee);
        assertEq(word.isActive(), status % 4 == uint256(TargetStatus.Active));
    }

    function testFuzz_unknownOnlyWhenEmpty(uint8 status, address registry) public pure {
        assertEq(toTargetWord(TargetStatus(status % 4), registry).isKnown(), status % 4 != 0 || registry != address(0));
    }

    function testFuzz_noRegistryMakesAFlag(uint8 status, address registry) public pure {
        TargetWord word = toTargetWord(TargetStatus(status % 4), registry);
        assertFalse(word.isProtected());
        assertFalse(word.isCommittee());
    }

    /// @dev Frozen until the second before, whatever else is said of the target then; other facts stay as they are.
    function testFuzz_frozenUntil(uint8 status, address registry, uint40 until, uint40 now_, bool managed) public {
        uint256 freeze = toTargetFreezeBits(until);
        assertEq(freeze & ~TARGET_FREEZE_BITS, 0);
        TargetWord free = toTargetWord(TargetStatus(status % 4), registry);
        assertEq(TargetWord.unwrap(free) & TARGET_FREEZE_BITS, 0);
        TargetWord word = TargetWord.wrap(TargetWord.unwrap(free) | freeze).withManaged(managed);
        word = word.withManaged(true).withStatus(TargetStatus.Active);
        assertEq(word.frozenUntil(), until);
        assertEq(word.registry(), registry);
        assertEq(word.edition(), managed ? 2 : 1);
        uint40[2] memory moments = [now_, until];
        for (uint256 i = 0; i < moments.length; ++i) {
            vm.warp(moments[i]);
            assertEq(word.isFrozen(), moments[i] < until);
            assertEq(word.isInForce(), moments[i] >= until);
        }
    }

    function _word(
        uint8 status,
        address registry,
        bool isProtected,
        bool isCommittee
    ) private pure returns (TargetWord) {
        uint256 flags = (isProtected ? TARGET_PROTECTED : 0) | (isCommittee ? TARGET_COMMITTEE : 0);
        return TargetWord.wrap(TargetWord.unwrap(toTargetWord(TargetStatus(status % 4), registry)) | flags);
    }
}
