// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice What an organization is; it never changes.
enum OrgKind {
    None,
    Member,
    Regulator,
    Service
}

/// @notice Where an organization stands.
enum OrgStatus {
    None,
    Active,
    Suspended
}

/// @notice An organization's word in {Standing}. Bits: [0..7] status, [8..15] kind, [16..55] since when (seconds) it has
/// this status, written by Organizations; [56..95] its accounts are frozen for sending until, [96..135] for receiving
/// until, written by FreezeOrders.
type OrgWord is uint256;

using {
    status,
    kind,
    since,
    isActive,
    sendFrozenUntil,
    receiveFrozenUntil,
    isSendFrozen,
    isReceiveFrozen,
    isInForce
} for OrgWord global;

uint256 constant ORG_BITS = (1 << 56) - 1;
uint256 constant ORG_FREEZE_BITS = ((1 << 136) - 1) ^ ORG_BITS;

/// @dev The bits that FreezeOrders owns.
function toOrgFreezeBits(uint40 sendUntil, uint40 receiveUntil) pure returns (uint256) {
    return (uint256(sendUntil) << 56) | (uint256(receiveUntil) << 96);
}

function toOrgWord(OrgStatus status_, OrgKind kind_, uint40 since_) pure returns (OrgWord) {
    return OrgWord.wrap(uint256(status_) | (uint256(kind_) << 8) | (uint256(since_) << 16));
}

function status(OrgWord word) pure returns (OrgStatus) {
    return OrgStatus(OrgWord.unwrap(word) & 0xff);
}

function kind(OrgWord word) pure returns (OrgKind) {
    return OrgKind((OrgWord.unwrap(word) >> 8) & 0xff);
}

function since(OrgWord word) pure returns (uint40) {
    return uint40(OrgWord.unwrap(word) >> 16);
}

function isActive(OrgWord word) pure returns (bool) {
    return OrgWord.unwrap(word) & 0xff == uint256(OrgStatus.Active);
}

function sendFrozenUntil(OrgWord word) pure returns (uint40) {
    return uint40(OrgWord.unwrap(word) >> 56);
}

function receiveFrozenUntil(OrgWord word) pure returns (uint40) {
    return uint40(OrgWord.unwrap(word) >> 96);
}

/// @dev A freeze has lapsed at the second it ends.
function isSendFrozen(OrgWord word) view returns (bool) {
    return word.sendFrozenUntil() > block.timestamp;
}

function isReceiveFrozen(OrgWord word) view returns (bool) {
    return word.receiveFrozenUntil() > block.timestamp;
}

/// @dev Whether the organization's accounts may act: active, and frozen for sending by no order.
function isInForce(OrgWord word) view returns (bool) {
    return word.isActive() && !word.isSendFrozen();
}
