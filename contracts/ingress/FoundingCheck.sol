// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAuthority} from "../authority/IAuthority.sol";
import {ICommittee} from "../governance/ICommittee.sol";
import {ISeats} from "../governance/ISeats.sol";
import {IStanding} from "../identity/IStanding.sol";
import {AccountWord} from "../types/AccountWord.sol";
import {Roles} from "../types/Roles.sol";
import {IIngress} from "./IIngress.sol";

/// @title FoundingCheck: what must be true before the founding account gives up its rights
library FoundingCheck {
    /// @notice Reverts with the name of the first check that fails.
    function check(IAuthority authority, ISeats seats, address founder) internal view {
        address committee = authority.committee();
        _require(committee.code.length != 0, "the Committee has code");
        _require(authority.adminCount() == 1, "there is one admin");
        _require(ICommittee(committee).authority() == address(authority), "the Committee obeys the Authority");
        _require(address(ICommittee(committee).seats()) == address(seats), "the Committee counts these Seats");
        for (uint64 role = Roles.ADMIN; role <= Roles.LAST_CLASS; ++role) {
            _require(_holds(authority, role, committee), "the Committee holds every class");
            _require(!_holds(authority, role, founder), "the founder holds no role");
        }
        AccountWord word = IStanding(authority.standing()).accountOf(founder);
        _require(AccountWord.unwrap(word) == 0, "the founder holds no office");
    }

    function _holds(IAuthority authority, uint64 role, address account) private view returns (bool isMember) {
        (isMember, ) = authority.hasRole(role, account);
    }

    function _require(bool fulfilled, string memory name) private pure {
        if (!fulfilled) revert IIngress.IngressFoundingIncomplete(name);
    }
}
