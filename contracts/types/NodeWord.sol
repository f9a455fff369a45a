// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {OrgWord} from "./Organization.sol";
import {OrgId} from "./OrgId.sol";

/// @notice What a node is for. A Validator is one that is in the validator set, and was an Observer before.
enum NodeKind {
    None,
    Observer,
    Validator,
    Regulator
}

/// @notice Where a node stands.
enum NodeStatus {
    None,
    Active,
    Suspended,
    Removed
}

/// @notice A node's word in {Standing}. Bits: [0..7] status, [8..15] kind, [16..47] organization, [48..87] the last block
/// whose head the node validates (the largest number while it is in the set), [88..103] RLPx port, [104..179] print of
/// the host, [180..255] print of the IP; a print is the low 76 bits of a hash.
type NodeWord is uint256;

using {status, kind, organization, validatesUntil, port, isValidator, isConnectable, fits, with} for NodeWord global;

uint256 constant PRINT_MASK = (1 << 76) - 1;
uint40 constant STILL_VALIDATES = type(uint40).max;

uint256 constant STATE_MASK = (1 << 88) - 1;

/// @dev The bits that say where a node stands.
function toNodeState(
    NodeStatus status_,
    NodeKind kind_,
    OrgId organization_,
    uint40 validatesUntil_
) pure returns (uint256) {
    return
        uint256(status_) |
        (uint256(kind_) << 8) |
        (uint256(OrgId.unwrap(organization_)) << 16) |
        (uint256(validatesUntil_) << 48);
}

/// @dev The bits that say where a node listens.
function toNodeEndpoint(uint16 port_, uint256 hostPrint, uint256 ipPrint) pure returns (uint256) {
    return (uint256(port_) << 88) | ((hostPrint & PRINT_MASK) << 104) | (ipPrint << 180);
}

/// @dev The word with another state at the same endpoint.
function with(NodeWord word, uint256 state) pure returns (NodeWord) {
    return NodeWord.wrap((NodeWord.unwrap(word) & ~STATE_MASK) | state);
}

function status(NodeWord word) pure returns (NodeStatus) {
    return NodeStatus(NodeWord.unwrap(word) & 0xff);
}

function kind(NodeWord word) pure returns (NodeKind) {
    return NodeKind((NodeWord.unwrap(word) >> 8) & 0xff);
}

function organization(NodeWord word) pure returns (OrgId) {
    return OrgId.wrap(uint32(NodeWord.unwrap(word) >> 16));
}

function validatesUntil(NodeWord word) pure returns (uint40) {
    return uint40(NodeWord.unwrap(word) >> 48);
}

function port(NodeWord word) pure returns (uint16) {
    return uint16(NodeWord.unwrap(word) >> 88);
}

/// @dev Whether the node is in the set that the head's state names, or was in the one that the head was sealed by: what
/// leaves the set is connected until the block after.
function isValidator(NodeWord word) view returns (bool) {
    uint40 last = word.validatesUntil();
    return last != 0 && last >= block.number;
}

/// @dev Whether the node may be connected. No suspension reaches a validator before it has left the set.
function isConnectable(NodeWord word, OrgWord organizationWord) view returns (bool) {
    if (word.isValidator()) return true;
    return NodeWord.unwrap(word) & 0xff == uint256(NodeStatus.Active) && organizationWord.isActive();
}

/// @dev Whether a node may be reached at an endpoint of this print of the host or of the IP. Port 0 is one that the
/// engine does not know.
function fits(NodeWord word, uint256 print, bool isIp, uint16 port_) pure returns (bool) {
    uint256 bits = NodeWord.unwrap(word);
    uint256 known = isIp ? bits >> 180 : (bits >> 104) & PRINT_MASK;
    return known == print & PRINT_MASK && (port_ == 0 || port_ == word.port());
}
