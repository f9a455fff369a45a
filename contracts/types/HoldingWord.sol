// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice What orders freeze of an account's holding of one asset, in {Standing}. Bits: [0..167] the sum of what holds
/// until it is lifted, [168..207] until when any of the lapsing amounts has effect (seconds), [208..247] until when
/// nothing may be received, [248..255] how many lapsing amounts stand beside this word.
type HoldingWord is uint256;

/// @notice A lapsing amount. Bits: [0..167] amount, [168..207] until when (seconds).
type ShareWord is uint256;

using {held, lapsesUntil, receiveFrozenUntil, lapsing} for HoldingWord global;
using {amount, until} for ShareWord global;

/// @dev The whole holding, whatever it is.
uint168 constant ALL = type(uint168).max;

function toHoldingWord(
    uint168 held_,
    uint40 lapsesUntil_,
    uint40 receiveFrozenUntil_,
    uint8 lapsing_
) pure returns (HoldingWord) {
    return
        HoldingWord.wrap(
            uint256(held_) |
                (uint256(lapsesUntil_) << 168) |
                (uint256(receiveFrozenUntil_) << 208) |
                (uint256(lapsing_) << 248)
        );
}

function toShareWord(uint168 amount_, uint40 until_) pure returns (ShareWord) {
    return ShareWord.wrap(uint256(amount_) | (uint256(until_) << 168));
}

/// @dev Under which key the lapsing amount of this place stands.
function shareKey(bytes32 holding, uint256 place) pure returns (bytes32) {
    return bytes32(uint256(holding) + place + 1);
}

/// @dev The sum of two amounts, of which ALL is the greatest.
function sum(uint168 a, uint168 b) pure returns (uint168) {
    unchecked {
        uint168 total = a + b;
        return total < a ? ALL : total;
    }
}

function held(HoldingWord word) pure returns (uint168) {
    return uint168(HoldingWord.unwrap(word));
}

function lapsesUntil(HoldingWord word) pure returns (uint40) {
    return uint40(HoldingWord.unwrap(word) >> 168);
}

function receiveFrozenUntil(HoldingWord word) pure returns (uint40) {
    return uint40(HoldingWord.unwrap(word) >> 208);
}

function lapsing(HoldingWord word) pure returns (uint8) {
    return uint8(HoldingWord.unwrap(word) >> 248);
}

function amount(ShareWord word) pure returns (uint168) {
    return uint168(ShareWord.unwrap(word));
}

function until(ShareWord word) pure returns (uint40) {
    return uint40(ShareWord.unwrap(word) >> 168);
}
