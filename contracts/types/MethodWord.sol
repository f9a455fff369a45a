// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Office} from "./Office.sol";

/// @notice Who may call one function of a managed target; a word in {Standing}. Bits: [0..15] the offices, one bit each by
/// number, [16] also listed accounts, [17] essential: only a decision changes it; [32..48] what a provisional tightening
/// leaves of bits 0 to 16, [64..103] until when it holds.
/// A listed account's own word: bit 16, and bit 18 when it was a regulator's as it was listed.
type MethodWord is uint256;

using {isEssential, isOfRegulator, tightenedUntil, base, opensTo, opensToListed, effective} for MethodWord global;

uint256 constant LISTED = 1 << 16;
uint256 constant ESSENTIAL = 1 << 17;
uint256 constant OF_REGULATOR = 1 << 18;
uint256 constant HOLDERS_MASK = (1 << 17) - 1;

/// @dev A word by decision, which ends any tightening.
function toMethodWord(uint16 offices, bool listed, bool essential) pure returns (MethodWord) {
    return MethodWord.wrap(uint256(offices) | (listed ? LISTED : 0) | (essential ? ESSENTIAL : 0));
}

/// @dev The word of an account on a list.
function toListedWord(bool ofRegulator) pure returns (MethodWord) {
    return MethodWord.wrap(LISTED | (ofRegulator ? OF_REGULATOR : 0));
}

/// @dev The word while it is tightened.
function tighten(MethodWord word, uint256 holders, uint40 until) pure returns (MethodWord) {
    return
        MethodWord.wrap(
            (MethodWord.unwrap(word) & (HOLDERS_MASK | ESSENTIAL)) | (holders << 32) | (uint256(until) << 64)
        );
}

function isEssential(MethodWord word) pure returns (bool) {
    return MethodWord.unwrap(word) & ESSENTIAL != 0;
}

function isOfRegulator(MethodWord word) pure returns (bool) {
    return MethodWord.unwrap(word) & OF_REGULATOR != 0;
}

function tightenedUntil(MethodWord word) pure returns (uint40) {
    return uint40(MethodWord.unwrap(word) >> 64);
}

/// @dev Offices and the listed flag that hold without any tightening.
function base(MethodWord word) pure returns (uint256) {
    return MethodWord.unwrap(word) & HOLDERS_MASK;
}

/// @dev Offices and the listed flag that hold now.
function effective(MethodWord word) view returns (uint256) {
    if (word.tightenedUntil() <= block.timestamp) return word.base();
    return word.base() & (MethodWord.unwrap(word) >> 32);
}

function opensTo(MethodWord word, Office office) view returns (bool) {
    return word.effective() & (1 << uint256(office)) != 0;
}

function opensToListed(MethodWord word) view returns (bool) {
    return word.effective() & LISTED != 0;
}
