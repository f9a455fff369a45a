// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAuthority} from "../authority/IAuthority.sol";
import {ISeats, Seat} from "../governance/ISeats.sol";
import {IAccounts} from "../identity/IAccounts.sol";
import {Field, IStanding} from "../identity/IStanding.sol";
import {ITransactionRules} from "../permissioning/IAccountRules.sol";
import {Office} from "../types/Office.sol";
import {Answer} from "./Answer.sol";
import {IIngress} from "./IIngress.sol";

/// @title RulesProbe: what a rules contract must answer before an ingress points at it
/// @notice One legal word within bounded gas, to a sound question and to nonsense; no to nobody; and the way to the
/// Committee open for every live seat and officer in force, to FreezeOrders and Accounts for every such officer.
library RulesProbe {
    /// @dev Gas for one answer to a probe: five times what the suite's own rules need.
    uint256 private constant PROBE_GAS = 100_000;
    uint256 private constant GAS_LIMIT = 1_000_000;

    /// @notice Reverts with the name of the first probe that `candidate` fails.
    function check(address candidate, IAuthority authority, ISeats seats) internal view {
        address committee = authority.committee();
        if (_ask(candidate, "sound question", _question(address(0), committee)) != 0) {
            revert IIngress.IngressCandidateUnfit(candidate, "nobody is refused", address(0));
        }
        _ask(candidate, "bare selector", abi.encodePacked(ITransactionRules.transactionAllowed.selector));
        _ask(candidate, "short question", abi.encodePacked(ITransactionRules.transactionAllowed.selector, uint16(7)));
        _ask(candidate, "unclean words", _nonsense());
        _checkSeats(candidate, committee, seats);
        _checkOfficers(candidate, committee, IStanding(authority.standing()));
    }

    function _checkSeats(address candidate, address committee, ISeats seats) private view {
        Seat[] memory list = seats.list();
        for (uint256 i = 0; i < list.length; ++i) {
            if (list[i].live) _mustReach(candidate, "seat reaches Committee", list[i].account, committee);
        }
    }

    function _checkOfficers(address candidate, address committee, IStanding standing) private view {
        address freezeOrders = standing.writerOf(Field.Freeze);
        address accounts = standing.writerOf(Field.Account);
        address[] memory officers = IAccounts(accounts).officers();
        for (uint256 i = 0; i < officers.length; ++i) {
            if (standing.officeOf(officers[i]) != Office.Regulator) continue;
            _mustReach(candidate, "officer reaches Committee", officers[i], committee);
            _mustReach(candidate, "officer reaches FreezeOrders", officers[i], freezeOrders);
            _mustReach(candidate, "officer reaches Accounts", officers[i], accounts);
        }
    }

    function _mustReach(address candidate, string memory probe, address sender, address target) private view {
        if (_ask(candidate, probe, _question(sender, target)) != 1) {
            revert IIngress.IngressCandidateUnfit(candidate, probe, sender);
        }
    }

    /// @dev The answer, which must be one of the two legal words.
    function _ask(address candidate, string memory probe, bytes memory question) private view returns (uint256) {
        (bool answered, uint256 word) = Answer.ask(candidate, question, PROBE_GAS);
        if (!answered || word > 1) revert IIngress.IngressCandidateUnfit(candidate, probe, address(0));
        return word;
    }

    function _question(address sender, address target) private pure returns (bytes memory) {
        return abi.encodeCall(ITransactionRules.transactionAllowed, (sender, target, 0, 0, GAS_LIMIT, ""));
    }

    /// @dev Every word all ones: addresses out of range, an offset beyond the calldata.
    function _nonsense() private pure returns (bytes memory) {
        uint256 ones = type(uint256).max;
        bytes4 selector = ITransactionRules.transactionAllowed.selector;
        return abi.encodePacked(selector, ones, ones, ones, ones, ones, ones, ones);
    }
}
