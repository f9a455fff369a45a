// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Governed} from "../authority/Governed.sol";
import {Office} from "../types/Office.sol";
import {ISeats} from "../governance/ISeats.sol";
import {Acceptance, Enrolment} from "./IAccounts.sol";
import {AccountRegister} from "./AccountRegister.sol";
import {IOrganizations} from "./IOrganizations.sol";
import {IStanding} from "./IStanding.sol";
import {MemberAccounts} from "./MemberAccounts.sol";
import {OfficerAccounts} from "./OfficerAccounts.sol";

/// @title Accounts: who acts for which organization, in exactly one office
/// @notice See IAccounts.
contract Accounts is MemberAccounts, OfficerAccounts {
    /// @param seats_ Seats, at its predicted address; its constructor asks for the founding Seat accounts
    /// @param recovery_ Recovery, at its predicted address
    /// @param founding the founding accounts, `acceptances` theirs in the same order
    constructor(
        address authority_,
        IStanding standing_,
        IOrganizations organizations_,
        ISeats seats_,
        address recovery_,
        Enrolment[] memory founding,
        Acceptance[] memory acceptances
    ) Governed(authority_) AccountRegister(standing_, organizations_) MemberAccounts(seats_, recovery_) {
        for (uint256 i = 0; i < founding.length; ++i) {
            if (_seatAccountOf[founding[i].organization] != address(0) && founding[i].office == Office.Seat) {
                revert AccountUnfit(founding[i].account);
            }
            _enrol(founding[i], acceptances[i], false);
        }
    }
}
