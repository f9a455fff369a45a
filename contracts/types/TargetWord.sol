// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice Where a contract stands as the target of a transaction. None is unknown and refused.
enum TargetStatus {
    None,
    Active,
    Suspended,
    Retired
}

/// @notice A target's word in {Standing}. Bits: [0..7] status, [8] protected (a contract of the suite: never suspended,
/// retired, managed or enrolled), [9] the Committee, [10] managed: open as MethodLists entered only, [16..47] how often it
/// was put under management: what was entered for an earlier time is void, [48..87] until when it is frozen (seconds),
/// written by FreezeOrders, [96..255] the registry that answers for the target (0 = founding).
type TargetWord is uint256;

using {
    status,
    isKnown,
    isActive,
    isProtected,
    isCommittee,
    isManaged,
    edition,
    registry,
    frozenUntil,
    isFrozen,
    isInForce,
    withManaged,
    withStatus
} for TargetWord global;

uint256 constant TARGET_PROTECTED = 1 << 8;
uint256 constant TARGET_COMMITTEE = 1 << 9;
uint256 constant TARGET_MANAGED = 1 << 10;
uint256 constant EDITION_SHIFT = 16;
uint256 constant TARGET_FREEZE_BITS = uint256(type(uint40).max) << 48;

function toTargetWord(TargetStatus status_, address registry_) pure returns (TargetWord) {
    return TargetWord.wrap(uint256(status_) | (uint256(uint160(registry_)) << 96));
}

function status(TargetWord word) pure returns (TargetStatus) {
    return TargetStatus(TargetWord.unwrap(word) & 0xff);
}

function isKnown(TargetWord word) pure returns (bool) {
    return TargetWord.unwrap(word) != 0;
}

function isActive(TargetWord word) pure returns (bool) {
    return TargetWord.unwrap(word) & 0xff == uint256(TargetStatus.Active);
}

function isProtected(TargetWord word) pure returns (bool) {
    return TargetWord.unwrap(word) & TARGET_PROTECTED != 0;
}

function isCommittee(TargetWord word) pure returns (bool) {
    return TargetWord.unwrap(word) & TARGET_COMMITTEE != 0;
}

function registry(TargetWord word) pure returns (address) {
    return address(uint160(TargetWord.unwrap(word) >> 96));
}

function frozenUntil(TargetWord word) pure returns (uint40) {
    return uint40(TargetWord.unwrap(word) >> 48);
}

/// @dev A freeze has lapsed at the second it ends.
function isFrozen(TargetWord word) view returns (bool) {
    return word.frozenUntil() > block.timestamp;
}

/// @dev Whether the contract may be called.
function isInForce(TargetWord word) view returns (bool) {
    return word.isActive() && !word.isFrozen();
}

/// @dev The bits that FreezeOrders owns.
function toTargetFreezeBits(uint40 until) pure returns (uint256) {
    return uint256(until) << 48;
}

function isManaged(TargetWord word) pure returns (bool) {
    return TargetWord.unwrap(word) & TARGET_MANAGED != 0;
}

/// @dev How often the target was put under management, which is part of the key of every entry.
function edition(TargetWord word) pure returns (uint32) {
    return uint32(TargetWord.unwrap(word) >> EDITION_SHIFT);
}

/// @dev The word of the same target, managed anew or no longer.
function withManaged(TargetWord word, bool managed_) pure returns (TargetWord) {
    uint256 bits = TargetWord.unwrap(word);
    if (!managed_) return TargetWord.wrap(bits & ~TARGET_MANAGED);
    uint32 next;
    unchecked {
        next = word.edition() + 1;
    }
    bits &= ~(uint256(type(uint32).max) << EDITION_SHIFT);
    return TargetWord.wrap(bits | (uint256(next) << EDITION_SHIFT) | TARGET_MANAGED);
}

/// @dev The word of the same target in another status.
function withStatus(TargetWord word, TargetStatus status_) pure returns (TargetWord) {
    return TargetWord.wrap((TargetWord.unwrap(word) & ~uint256(0xff)) | uint256(status_));
}
