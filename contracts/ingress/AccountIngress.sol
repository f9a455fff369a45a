// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAuthority} from "../authority/IAuthority.sol";
import {ISeats} from "../governance/ISeats.sol";
import {ITransactionRules} from "../permissioning/IAccountRules.sol";
import {Office} from "../types/Office.sol";
import {Roles} from "../types/Roles.sol";
import {Words} from "../types/Words.sol";
import {Answer} from "./Answer.sol";
import {FoundingCheck} from "./FoundingCheck.sol";
import {Ingress} from "./Ingress.sol";
import {RulesProbe} from "./RulesProbe.sol";

/// @title AccountIngress: the address 0x…8888 that an engine asks about every transaction
/// @notice Forwards `transactionAllowed` to the rules, and keeps the repair path: whatever the rules answer, a live seat
/// and an active officer of a regulator reach the Committee without value. Until the hand-over only the founding account
/// may transact.
contract AccountIngress is Ingress {
    using Words for bytes;

    /// @notice Gas that the rules may use for one answer.
    uint256 public constant RULES_GAS = 1_000_000;
    /// @dev Gas kept back from the rules for the repair path, of which it needs about 30,000.
    uint256 private constant REPAIR_GAS = 50_000;

    /// @notice Answers {ITransactionRules-transactionAllowed}; every other call gets "no". Never reverts.
    fallback() external {
        Words.answer(_isAllowed(msg.data) ? 1 : 0);
    }

    function _isAllowed(bytes calldata input) private view returns (bool) {
        bool known = input.length >= 100 && input.selector() == ITransactionRules.transactionAllowed.selector;
        if (!known) return false;
        if (!_handedOver) return founder != address(0) && input.wordAt(4) == uint160(founder);
        (bool answered, uint256 word) = Answer.forward(_rules, input, RULES_GAS, REPAIR_GAS);
        return (answered && word == 1) || _isRepair(input);
    }

    function _isRepair(bytes calldata input) private view returns (bool) {
        IAuthority authority_ = IAuthority(authority);
        uint256 target = input.wordAt(36);
        uint256 value = input.wordAt(68);
        if (value != 0 || target != uint160(authority_.committee())) return false;
        uint256 word = input.wordAt(4);
        if (word > type(uint160).max) return false;
        address sender = address(uint160(word));
        if (ISeats(seats).isLive(sender)) return true;
        (bool isOfficer, ) = authority_.hasRole(Roles.ofOffice(Office.Regulator), sender);
        return isOfficer;
    }

    function _announce(bool addsRestrictions) internal override {
        emit AccountPermissionsUpdated(addsRestrictions);
    }

    function _probe(address candidate, address authority_, address seats_) internal view override {
        RulesProbe.check(candidate, IAuthority(authority_), ISeats(seats_));
    }

    function _checkFounding(address authority_, address seats_, address founder_) internal view override {
        FoundingCheck.check(IAuthority(authority_), ISeats(seats_), founder_);
        FoundingCheck.checkOthers(IAuthority(authority_));
    }
}
