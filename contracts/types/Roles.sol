// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ActionClass} from "./ActionClass.sol";
import {Office} from "./Office.sol";

/// @notice Role numbers in the Authority: 0 ADMIN, 1 to 4 the classes from strict to mild, 10 + office the offices.
/// ADMIN stands for what no table entry names: Constitution outside the suite, nobody's within it. See Fence.canCall.
library Roles {
    uint64 internal constant ADMIN = 0;
    uint64 internal constant LAST_CLASS = 4;
    uint64 internal constant OFFICE_BASE = 10;
    uint64 internal constant LAST_OFFICE = OFFICE_BASE + uint64(type(Office).max);

    function ofClass(ActionClass class) internal pure returns (uint64) {
        return uint64(class) + 1;
    }

    function ofOffice(Office office) internal pure returns (uint64) {
        return OFFICE_BASE + uint64(office);
    }

    /// @dev ADMIN and the four classes: what belongs to the Committee alone.
    function isCommitteeOnly(uint64 role) internal pure returns (bool) {
        return role <= LAST_CLASS;
    }

    function isClass(uint64 role) internal pure returns (bool) {
        return role != ADMIN && role <= LAST_CLASS;
    }

    function isOffice(uint64 role) internal pure returns (bool) {
        return role > OFFICE_BASE && role <= LAST_OFFICE;
    }

    /// @dev Every role that is not one of the milder classes counts as Constitution.
    function classOf(uint64 role) internal pure returns (ActionClass) {
        return isClass(role) ? ActionClass(role - 1) : ActionClass.Constitution;
    }
}
