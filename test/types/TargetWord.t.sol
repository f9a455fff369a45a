// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {
    TARGET_COMMITTEE,
    TARGET_PROTECTED,
    TargetStatus,
    TargetWord,
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
