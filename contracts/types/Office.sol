// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {OrgKind} from "./Organization.sol";

/// @notice The one office that an account holds: the separation of duties.
enum Office {
    None,
    Seat,
    Regulator,
    Operator,
    Developer,
    Inspector,
    Issuer,
    OrgAdmin,
    Sentinel,
    Participant
}

using {fits, isOwn} for Office global;

/// @notice Whether an organization of `orgKind` may hold the office: a regulator only Regulator and Sentinel; a service
/// only Inspector, Operator, Sentinel and OrgAdmin; a member everything but Regulator.
function fits(Office office, OrgKind orgKind) pure returns (bool) {
    if (orgKind == OrgKind.Regulator) return office == Office.Regulator || office == Office.Sentinel;
    if (orgKind == OrgKind.Service) {
        return
            office == Office.Inspector ||
            office == Office.Operator ||
            office == Office.Sentinel ||
            office == Office.OrgAdmin;
    }
    return orgKind == OrgKind.Member && office != Office.None && office != Office.Regulator;
}

/// @notice Whether an OrgAdmin may enrol this office for its own organization without the committee.
function isOwn(Office office) pure returns (bool) {
    return office == Office.Participant || office == Office.Issuer;
}
