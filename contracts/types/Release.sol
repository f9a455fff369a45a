// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice Number of a release, from 1 in order of submission and never reused. 0 is no release.
type ReleaseId is uint32;

using {isNone} for ReleaseId global;

function isNone(ReleaseId id) pure returns (bool) {
    return ReleaseId.unwrap(id) == 0;
}

/// @notice Where a release stands. Submitted and Approved ones lapse; Withdrawn, Rejected, Lapsed and Retired are ends.
enum ReleaseStatus {
    None,
    Submitted,
    Approved,
    Active,
    Suspended,
    Retired,
    Withdrawn,
    Rejected,
    Lapsed
}

/// @notice Who approves the releases of developers.
enum DeploymentMode {
    CommitteeOnly,
    ListedDevelopers
}

/// @notice A semantic version: major, minor and patch number, 32 bits each, so that a later one is the greater number. What
/// a build appends to the three belongs into the source.
type Version is uint96;

using {isAfter} for Version global;

/// @dev Whether `a` comes after `b`.
function isAfter(Version a, Version b) pure returns (bool) {
    return Version.unwrap(a) > Version.unwrap(b);
}

/// @dev Whether it is lower case letters, digits and hyphens, beginning with a letter, at most 31: a name that developers
/// choose alone must read as no other one, and be safe to print and to call a file.
function isReleaseName(bytes32 name) pure returns (bool) {
    bytes1 first = name[0];
    bool fits = first >= "a" && first <= "z" && name[31] == 0;
    for (uint256 i = 1; fits && i < 31; ++i) {
        bytes1 char = name[i];
        bool named = (char >= "a" && char <= "z") || (char >= "0" && char <= "9") || char == "-";
        fits = (named && name[i - 1] != 0) || char == 0;
    }
    return fits;
}
