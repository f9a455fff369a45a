// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Office} from "./Office.sol";
import {OrgId} from "./OrgId.sol";

/// @notice Where an account stands. Revoked is final: the address is never enrolled again.
enum AccountStatus {
    None,
    Active,
    Suspended,
    Revoked
}

/// @notice An account's word in {Standing}; times are seconds since the epoch.
/// Bits: [0..7] status, [8..15] office, [16..47] organization, [48..87] expiry (0 = never), written by Accounts;
/// [88..127] frozen for sending until, [128..167] frozen for receiving until, written by FreezeOrders;
/// [168..207] a recovery bars it from sending until, written by Recovery; [208] whether an order ever stood on a holding of
/// it, written by FreezeOrders; [209..255] free.
type AccountWord is uint256;

using {
    status,
    isActive,
    office,
    organization,
    expiry,
    isExpired,
    sendFrozenUntil,
    receiveFrozenUntil,
    isSendFrozen,
    isReceiveFrozen,
    recoveringUntil,
    isRecovering,
    isReplaced,
    hasOrderedHoldings,
    isInForce
} for AccountWord global;

uint256 constant ACCOUNT_BITS = (1 << 88) - 1;
uint256 constant FREEZE_BITS = ((1 << 168) - 1) ^ ACCOUNT_BITS;
uint256 constant RECOVERY_BITS = uint256(type(uint40).max) << 168;
uint256 constant ORDERED_HOLDINGS = 1 << 208;

/// @dev Until when a recovery bars the old key of an account that got a new one: for good.
uint40 constant REPLACED = type(uint40).max;

/// @dev The bits that Accounts owns.
function toAccountBits(
    AccountStatus status_,
    Office office_,
    OrgId organization_,
    uint40 expiry_
) pure returns (uint256) {
    return
        uint256(status_) |
        (uint256(office_) << 8) |
        (uint256(OrgId.unwrap(organization_)) << 16) |
        (uint256(expiry_) << 48);
}

/// @dev The bits that FreezeOrders owns.
function toFreezeBits(uint40 sendUntil, uint40 receiveUntil) pure returns (uint256) {
    return (uint256(sendUntil) << 88) | (uint256(receiveUntil) << 128);
}

/// @dev The bits that Recovery owns.
function toRecoveryBits(uint40 until) pure returns (uint256) {
    return uint256(until) << 168;
}

function status(AccountWord word) pure returns (AccountStatus) {
    return AccountStatus(AccountWord.unwrap(word) & 0xff);
}

function isActive(AccountWord word) pure returns (bool) {
    return AccountWord.unwrap(word) & 0xff == uint256(AccountStatus.Active);
}

function office(AccountWord word) pure returns (Office) {
    return Office((AccountWord.unwrap(word) >> 8) & 0xff);
}

function organization(AccountWord word) pure returns (OrgId) {
    return OrgId.wrap(uint32(AccountWord.unwrap(word) >> 16));
}

function expiry(AccountWord word) pure returns (uint40) {
    return uint40(AccountWord.unwrap(word) >> 48);
}

/// @dev An account is in force until the second before its expiry.
function isExpired(AccountWord word) view returns (bool) {
    uint40 end = word.expiry();
    return end != 0 && end <= block.timestamp;
}

function sendFrozenUntil(AccountWord word) pure returns (uint40) {
    return uint40(AccountWord.unwrap(word) >> 88);
}

function receiveFrozenUntil(AccountWord word) pure returns (uint40) {
    return uint40(AccountWord.unwrap(word) >> 128);
}

/// @dev A freeze has lapsed at the second it ends.
function isSendFrozen(AccountWord word) view returns (bool) {
    return word.sendFrozenUntil() > block.timestamp;
}

function isReceiveFrozen(AccountWord word) view returns (bool) {
    return word.receiveFrozenUntil() > block.timestamp;
}

function recoveringUntil(AccountWord word) pure returns (uint40) {
    return uint40(AccountWord.unwrap(word) >> 168);
}

/// @dev Whether a recovery gave the account's office to another key.
function isReplaced(AccountWord word) pure returns (bool) {
    return word.recoveringUntil() == REPLACED;
}

/// @dev A recovery under way bars the old key from sending; without consent it ends by itself.
function isRecovering(AccountWord word) view returns (bool) {
    return word.recoveringUntil() > block.timestamp;
}

/// @dev Whether its holdings have words of their own in {Standing}: of other accounts nobody needs to look for them.
function hasOrderedHoldings(AccountWord word) pure returns (bool) {
    return AccountWord.unwrap(word) & ORDERED_HOLDINGS != 0;
}

/// @dev Whether the account may act, if its organization may: active, not expired, barred by no order and no recovery.
function isInForce(AccountWord word) view returns (bool) {
    return word.isActive() && !word.isExpired() && !word.isSendFrozen() && !word.isRecovering();
}
