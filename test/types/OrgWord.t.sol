// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {
    ORG_BITS,
    ORG_FREEZE_BITS,
    OrgKind,
    OrgStatus,
    OrgWord,
    toOrgFreezeBits,
    toOrgWord
} from "../../contracts/types/Organization.sol";
import {Test} from "../fixtures/Test.sol";

/// @title OrgWord: status and kind of an organization, and since when; until when it is frozen
contract OrgWordTest is Test {
    function testFuzz_roundTrip(uint8 status, uint8 kind, uint40 since) public pure {
        OrgWord word = toOrgWord(OrgStatus(status % 3), OrgKind(kind % 4), since);
        assertEq(uint256(word.status()), status % 3);
        assertEq(uint256(word.kind()), kind % 4);
        assertEq(word.since(), since);
        assertEq(word.isActive(), status % 3 == uint256(OrgStatus.Active));
    }

    /// @dev What later slices add above these bits is none of theirs.
    function testFuzz_higherBitsDoNotMatter(uint8 status, uint8 kind, uint40 since, uint200 higher) public pure {
        OrgWord word = toOrgWord(OrgStatus(status % 3), OrgKind(kind % 4), since);
        OrgWord other = OrgWord.wrap(OrgWord.unwrap(word) | (uint256(higher) << 56));
        assertEq(uint256(other.status()), uint256(word.status()));
        assertEq(uint256(other.kind()), uint256(word.kind()));
        assertEq(other.since(), word.since());
        assertEq(other.isActive(), word.isActive());
    }

    /// @dev Two registries, one word, no bit shared; frozen until the second before, not at the second itself.
    function testFuzz_frozenUntil(uint40 since, uint40 sendUntil, uint40 receiveUntil, uint40 now_) public {
        uint256 fact = OrgWord.unwrap(toOrgWord(OrgStatus.Active, OrgKind.Member, since));
        uint256 freeze = toOrgFreezeBits(sendUntil, receiveUntil);
        assertEq((fact & ~ORG_BITS) | (freeze & ~ORG_FREEZE_BITS) | (ORG_BITS & ORG_FREEZE_BITS), 0);
        OrgWord word = OrgWord.wrap(fact | freeze);
        assertEq(word.since(), since);
        uint40[3] memory moments = [now_, sendUntil, receiveUntil];
        for (uint256 i = 0; i < moments.length; ++i) {
            vm.warp(moments[i]);
            assertEq(word.isSendFrozen(), moments[i] < sendUntil);
            assertEq(word.isReceiveFrozen(), moments[i] < receiveUntil);
            assertEq(word.isInForce(), moments[i] >= sendUntil);
        }
    }

    function test_theEmptyWordIsNotActive() public pure {
        assertFalse(OrgWord.wrap(0).isActive());
    }
}
