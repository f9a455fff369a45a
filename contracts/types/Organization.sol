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
/// this status.
type OrgWord is uint256;

using {status, kind, since, isActive} for OrgWord global;

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
