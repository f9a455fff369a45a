// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {
    ALL,
    HoldingWord,
    ShareWord,
    shareKey,
    sum,
    toHoldingWord,
    toShareWord
} from "../../contracts/types/HoldingWord.sol";
import {Subject, SubjectKey, SubjectKind} from "../../contracts/types/Subject.sol";
import {Test} from "../fixtures/Test.sol";

/// @title HoldingWord: what orders freeze of a holding; and by which word it is known
contract HoldingWordTest is Test {
    function testFuzz_roundTrip(uint168 held, uint40 lapsesUntil, uint40 receiveUntil, uint8 lapsing) public pure {
        HoldingWord word = toHoldingWord(held, lapsesUntil, receiveUntil, lapsing);
        assertEq(word.held(), held);
        assertEq(word.lapsesUntil(), lapsesUntil);
        assertEq(word.receiveFrozenUntil(), receiveUntil);
        assertEq(word.lapsing(), lapsing);
    }

    function testFuzz_share(uint168 amount, uint40 until) public pure {
        ShareWord word = toShareWord(amount, until);
        assertEq(word.amount(), amount);
        assertEq(word.until(), until);
    }

    /// @dev The sum of amounts never falls below one of them: beyond all there is nothing.
    function testFuzz_sum(uint168 a, uint168 b) public pure {
        uint256 exact = uint256(a) + b;
        assertEq(sum(a, b), exact > ALL ? ALL : exact);
        assertEq(sum(a, b), sum(b, a));
        assertEq(sum(a, ALL), ALL);
    }

    function testFuzz_kindsShareNoKey(uint160 id, address asset) public pure {
        bytes32[4] memory keys;
        for (uint256 i = 0; i < 4; ++i) keys[i] = _key(SubjectKind(i + 1), id, i == 3 ? asset : address(0));
        for (uint256 i = 0; i < 4; ++i) {
            assertEq(uint256(keys[i]) >> 248, i + 1);
            for (uint256 k = 0; k < i; ++k) assertTrue(keys[i] != keys[k]);
        }
    }

    /// @dev No holding is another one, and the amounts that stand beside one are beside no other.
    function testFuzz_holdingsShareNoKey(uint160 a, uint160 b, address ofA, address ofB, uint8 i, uint8 k) public pure {
        vm.assume(a != b || ofA != ofB);
        (bytes32 first, bytes32 second) = (_key(SubjectKind.Holding, a, ofA), _key(SubjectKind.Holding, b, ofB));
        assertTrue(first != second);
        assertTrue(shareKey(first, i % 16) != shareKey(second, k % 16));
        assertTrue(shareKey(first, i % 16) != second);
        assertEq(uint256(shareKey(first, i % 16)), uint256(first) + (i % 16) + 1);
    }

    function _key(SubjectKind kind, uint160 id, address asset) private pure returns (bytes32) {
        return SubjectKey.unwrap(Subject(kind, bytes32(uint256(id)), asset).keyOf());
    }
}
