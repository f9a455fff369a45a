// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {OrgId} from "./OrgId.sol";
import {SubjectKind} from "./Subject.sol";

/// @notice What the frozen may not do. Both is Send and Receive together.
enum Direction {
    None,
    Send,
    Receive,
    Both
}

/// @notice Whose order it is: the officers of one regulator, the Sentinels of one organization, the committee, or an organization
/// that disputes a holding.
enum Placer {
    None,
    Officers,
    Sentinels,
    Committee,
    Parties
}

/// @notice Provisional orders lapse by themselves at `until`; Confirmed ones hold until lifted.
enum OrderStatus {
    None,
    Provisional,
    Confirmed,
    Lifted
}

/// @notice An order in one word. Bits: [0..159] what its subject is known by (an address, the number of an organization),
/// [160..199] until when it has effect (seconds), [200..231] the placer's organization, [232..235] direction, [236..239]
/// placer, [240..243] status, [244..247] kind of the subject, [248..255] streak.
type OrderWord is uint256;

using {
    id,
    until,
    organization,
    direction,
    placer,
    status,
    kind,
    streak,
    covers,
    isOfPlacer,
    isLive,
    isProvisional,
    lifted,
    confirmed,
    withStreak,
    toward
} for OrderWord global;

uint40 constant FOR_GOOD = type(uint40).max;

function toOrderWord(
    bytes32 id_,
    SubjectKind kind_,
    Direction direction_,
    Placer placer_,
    OrgId organization_,
    uint40 until_
) pure returns (OrderWord) {
    OrderStatus status_ = until_ == FOR_GOOD ? OrderStatus.Confirmed : OrderStatus.Provisional;
    return
        OrderWord.wrap(
            uint256(uint160(uint256(id_))) |
                (uint256(until_) << 160) |
                (uint256(OrgId.unwrap(organization_)) << 200) |
                (uint256(direction_) << 232) |
                (uint256(placer_) << 236) |
                (uint256(status_) << 240) |
                (uint256(kind_) << 244)
        );
}

function id(OrderWord word) pure returns (bytes32) {
    return bytes32(uint256(uint160(OrderWord.unwrap(word))));
}

function until(OrderWord word) pure returns (uint40) {
    return uint40(OrderWord.unwrap(word) >> 160);
}

function organization(OrderWord word) pure returns (OrgId) {
    return OrgId.wrap(uint32(OrderWord.unwrap(word) >> 200));
}

function direction(OrderWord word) pure returns (Direction) {
    return Direction((OrderWord.unwrap(word) >> 232) & 0xf);
}

function placer(OrderWord word) pure returns (Placer) {
    return Placer((OrderWord.unwrap(word) >> 236) & 0xf);
}

function status(OrderWord word) pure returns (OrderStatus) {
    return OrderStatus((OrderWord.unwrap(word) >> 240) & 0xf);
}

function kind(OrderWord word) pure returns (SubjectKind) {
    return SubjectKind((OrderWord.unwrap(word) >> 244) & 0xf);
}

/// @dev How many unconfirmed orders of its placer on the subject followed each other, with this one.
function streak(OrderWord word) pure returns (uint8) {
    return uint8(OrderWord.unwrap(word) >> 248);
}

/// @dev Whether two orders are of one placer.
function isOfPlacer(OrderWord a, OrderWord b) pure returns (bool) {
    return a.placer() == b.placer() && a.organization() == b.organization();
}

/// @dev Whether the order forbids at least one of these directions.
function covers(OrderWord word, Direction direction_) pure returns (bool) {
    return uint8(word.direction()) & uint8(direction_) != 0;
}

/// @dev Whether the order has effect now.
function isLive(OrderWord word) view returns (bool) {
    OrderStatus status_ = word.status();
    bool open = status_ == OrderStatus.Provisional || status_ == OrderStatus.Confirmed;
    return open && word.until() > block.timestamp;
}

/// @dev Whether the order has effect now and lapses by itself.
function isProvisional(OrderWord word) view returns (bool) {
    return word.status() == OrderStatus.Provisional && word.until() > block.timestamp;
}

function lifted(OrderWord word) pure returns (OrderWord) {
    return _withStatus(word, OrderStatus.Lifted);
}

function confirmed(OrderWord word) pure returns (OrderWord) {
    OrderWord held = OrderWord.wrap(OrderWord.unwrap(word) | (uint256(FOR_GOOD) << 160));
    return _withStatus(held, OrderStatus.Confirmed);
}

function withStreak(OrderWord word, uint8 streak_) pure returns (OrderWord) {
    return OrderWord.wrap(((OrderWord.unwrap(word) << 8) >> 8) | (uint256(streak_) << 248));
}

/// @dev The same order about another account.
function toward(OrderWord word, address account) pure returns (OrderWord) {
    return OrderWord.wrap(((OrderWord.unwrap(word) >> 160) << 160) | uint160(account));
}

function _withStatus(OrderWord word, OrderStatus status_) pure returns (OrderWord) {
    return OrderWord.wrap((OrderWord.unwrap(word) & ~(uint256(0xf) << 240)) | (uint256(status_) << 240));
}
