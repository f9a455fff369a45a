// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IStanding} from "../identity/IStanding.sol";
import {AccountStatus, AccountWord} from "../types/AccountWord.sol";
import {Office} from "../types/Office.sol";
import {OrgWord} from "../types/Organization.sol";
import {OrgId} from "../types/OrgId.sol";
import {TargetWord} from "../types/TargetWord.sol";
import {ITransactionRules, Rule} from "./IAccountRules.sol";

/// @title AccountRules: who may send what to whom, judged by the words of Standing
/// @notice See IAccountRules, whose two functions it answers.
/// @dev `transactionAllowed` is answered in the fallback, by hand: the decoder that the compiler writes reverts on
/// calldata that is short or unclean, and a rule that reverts can stop a chain.
contract AccountRules {
    IStanding public immutable standing;

    constructor(IStanding standing_) {
        standing = standing_;
    }

    /// @notice Answers {ITransactionRules-transactionAllowed}; every other call gets "no".
    fallback(bytes calldata input) external returns (bytes memory) {
        return abi.encode(_isAllowed(input));
    }

    /// @notice The first rule that refuses the transaction, with its subject. See IAccountRules.
    function explain(
        address sender,
        address target,
        uint256 value,
        uint256,
        uint256,
        bytes calldata
    ) external view returns (Rule rule, bytes32 subject) {
        return _judge(sender, target, value);
    }

    function _isAllowed(bytes calldata input) private view returns (bool) {
        bool known = input.length >= 100 && bytes4(input) == ITransactionRules.transactionAllowed.selector;
        if (!known) return false;
        uint256 sender = uint256(bytes32(input[4:36]));
        uint256 target = uint256(bytes32(input[36:68]));
        if (sender > type(uint160).max || target > type(uint160).max) return false;
        (Rule rule, ) = _judge(address(uint160(sender)), address(uint160(target)), uint256(bytes32(input[68:100])));
        return rule == Rule.None;
    }

    function _judge(address sender, address target, uint256 value) private view returns (Rule, bytes32) {
        (AccountWord account, OrgWord organization, TargetWord word) = standing.facts(sender, target);
        AccountStatus status = account.status();
        if (status == AccountStatus.None) return (Rule.UnknownAccount, _subject(sender));
        if (status == AccountStatus.Suspended) return (Rule.AccountSuspended, _subject(sender));
        if (status == AccountStatus.Revoked) return (Rule.AccountRevoked, _subject(sender));
        if (account.isExpired()) return (Rule.AccountExpired, _subject(sender));
        bool isBallot = word.isCommittee() && account.office() == Office.Seat;
        if (!isBallot) {
            if (!organization.isActive()) {
                return (Rule.OrganizationSuspended, bytes32(uint256(OrgId.unwrap(account.organization()))));
            }
            if (account.isSendFrozen()) return (Rule.AccountFrozen, _subject(sender));
        }
        if (value != 0) return (Rule.ValueRefused, _subject(sender));
        if (target == address(0)) return (Rule.CreationRefused, _subject(sender));
        if (!word.isKnown()) return (Rule.UnknownTarget, _subject(target));
        if (!word.isActive()) return (Rule.TargetSuspended, _subject(target));
        return (Rule.None, 0);
    }

    function _subject(address subject) private pure returns (bytes32) {
        return bytes32(uint256(uint160(subject)));
    }
}
