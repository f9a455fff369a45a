// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice Number of an organization, from 1 in order of registration and never reused. 0 is no organization.
/// A seat is known by the number of its organization.
type OrgId is uint32;

using {equals as ==, differs as !=, isNone} for OrgId global;

OrgId constant NO_ORGANIZATION = OrgId.wrap(0);

function equals(OrgId a, OrgId b) pure returns (bool) {
    return OrgId.unwrap(a) == OrgId.unwrap(b);
}

function differs(OrgId a, OrgId b) pure returns (bool) {
    return OrgId.unwrap(a) != OrgId.unwrap(b);
}

function isNone(OrgId id) pure returns (bool) {
    return OrgId.unwrap(id) == 0;
}
