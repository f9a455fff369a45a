// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAuthority} from "../authority/IAuthority.sol";
import {ICharter} from "../governance/ICharter.sol";
import {ICommittee} from "../governance/ICommittee.sol";
import {ISeats} from "../governance/ISeats.sol";
import {IAccounts} from "../identity/IAccounts.sol";
import {Field, IStanding} from "../identity/IStanding.sol";
import {ActionClass} from "../types/ActionClass.sol";
import {AccountWord} from "../types/AccountWord.sol";
import {Roles} from "../types/Roles.sol";
import {IIngress} from "./IIngress.sol";

/// @title FoundingCheck: what must be true before the founding account gives up its rights
library FoundingCheck {
    address private constant NODE_INGRESS = 0x0000000000000000000000000000000000009999;
    address private constant VALIDATOR_INGRESS = 0x0000000000000000000000000000000000007777;

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
        _checkTable(authority, seats, ICommittee(committee).charter());
        AccountWord word = IStanding(authority.standing()).accountOf(founder);
        _require(AccountWord.unwrap(word) == 0, "the founder holds no office");
    }

    /// @notice Reverts unless the ingresses of nodes and validators are handed over to the same Authority: once the
    /// founding account may not transact, nobody could.
    function checkOthers(IAuthority authority) internal view {
        _require(_isHandedOver(NODE_INGRESS, authority), "the node ingress is handed over");
        _require(_isHandedOver(VALIDATOR_INGRESS, authority), "the validator ingress is handed over");
    }

    function _isHandedOver(address ingress, IAuthority authority) private view returns (bool) {
        return ingress.code.length != 0 && IIngress(ingress).authority() == address(authority);
    }

    /// @dev Who decides who decides is Constitution, and entered as such, so that it is never lowered.
    function _checkTable(IAuthority authority, ISeats seats, ICharter charter) private view {
        _checkConstitution(authority, address(seats), ISeats.set.selector);
        _checkConstitution(authority, address(seats), ISeats.suspend.selector);
        _checkConstitution(authority, address(charter), ICharter.set.selector);
        _checkConstitution(authority, address(this), IIngress.setContractAddress.selector);
        address accounts = IStanding(authority.standing()).writerOf(Field.Account);
        _checkConstitution(authority, accounts, IAccounts.enrolSeat.selector);
        _checkConstitution(authority, accounts, IAccounts.approveOfficerChangeByDecision.selector);
        _checkConstitution(authority, accounts, IAccounts.changeOfficersByDecision.selector);
    }

    function _checkConstitution(IAuthority authority, address target, bytes4 selector) private view {
        bool entered = authority.getTargetFunctionRole(target, selector) == Roles.ofClass(ActionClass.Constitution);
        _require(entered, "the constitution is Constitution");
    }

    function _holds(IAuthority authority, uint64 role, address account) private view returns (bool isMember) {
        (isMember, ) = authority.hasRole(role, account);
    }

    function _require(bool fulfilled, string memory name) private pure {
        if (!fulfilled) revert IIngress.IngressFoundingIncomplete(name);
    }
}
