// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice What a freeze order is about.
enum SubjectKind {
    None,
    Account,
    Organization,
    Contract,
    Holding
}

/// @notice Whom or what a freeze order is about.
/// @param id address or number of an organization, right-aligned; of a Holding its account
/// @param asset the token of a Holding; zero for every other kind
struct Subject {
    SubjectKind kind;
    bytes32 id;
    address asset;
}

/// @notice The one word by which a subject is known in books and in {Standing}.
type SubjectKey is bytes32;

/// @dev All but the first byte.
bytes32 constant REST = bytes32(type(uint256).max >> 8);

using {account, number, keyOf} for Subject global;

/// @dev Account or contract that the subject names.
function account(Subject memory subject) pure returns (address) {
    return address(uint160(uint256(subject.id)));
}

/// @dev Number of the organization that the subject names.
function number(Subject memory subject) pure returns (uint32) {
    return uint32(uint256(subject.id));
}

/// @dev The kind in the first byte, and what the kind is known by in the rest.
function keyOf(Subject memory subject) pure returns (SubjectKey) {
    if (subject.kind == SubjectKind.Holding) return holdingKey(subject.asset, subject.id);
    return SubjectKey.wrap((subject.id & REST) | bytes32(uint256(subject.kind) << 248));
}

/// @dev The key of the holding of an asset that the account `id` has.
function holdingKey(address asset, bytes32 id) pure returns (SubjectKey) {
    id = keccak256(abi.encode(asset, id));
    return SubjectKey.wrap((id & REST) | bytes32(uint256(SubjectKind.Holding) << 248));
}
