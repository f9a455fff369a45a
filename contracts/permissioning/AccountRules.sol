// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IStanding} from "../identity/IStanding.sol";
import {AccountStatus, AccountWord} from "../types/AccountWord.sol";
import {Office} from "../types/Office.sol";
import {OrgWord} from "../types/Organization.sol";
import {OrgId} from "../types/OrgId.sol";
import {TargetWord} from "../types/TargetWord.sol";
import {Words} from "../types/Words.sol";
import {ITransactionRules, Rule} from "./IAccountRules.sol";

/// @title AccountRules: who may send what to whom, judged by the words of Standing
/// @notice See IAccountRules, whose two functions it answers.
/// @dev `transactionAllowed` is answered in the fallback, by hand: the decoder that the compiler writes reverts on
/// calldata that is short or unclean, and a rule that reverts can stop a chain.
contract AccountRules {
    using Words for bytes;

    IStanding public immutable standing;

    constructor(IStanding standing_) {
        standing = standing_;
    }

    /// @notice Answers {ITransactionRules-transactionAllowed}; every other call gets "no".
    fallback() external {
        Words.answer(_isAllowed(msg.data) ? 1 : 0);
    }

    /// @notice The first rule that refuses the transaction, with its subject. See IAccountRules.
    function explain(
        address sender,
        address target,
        uint256 value,
        uint256,
        uint256,
        bytes calldata payload
    ) external view returns (Rule rule, bytes32 subject) {
        return _judge(sender, target, value, payload);
    }

    function _isAllowed(bytes calldata input) private view returns (bool) {
        bool known = input.length >= 100 && input.selector() == ITransactionRules.transactionAllowed.selector;
        if (!known) return false;
        (uint256 sender, uint256 target, uint256 value) = (input.wordAt(4), input.wordAt(36), input.wordAt(68));
        if (sender > type(uint160).max || target > type(uint160).max) return false;
        (Rule rule, ) = _judge(address(uint160(sender)), address(uint160(target)), value, _payloadIn(input));
        return rule == Rule.None;
    }

    /// @dev What is in force and open is found so first, since that is nearly every transaction. A payload without a
    /// function calls none that a list could open.
    function _judge(
        address sender,
        address target,
        uint256 value,
        bytes calldata payload
    ) private view returns (Rule rule, bytes32 subject) {
        (AccountWord account, OrgWord organization, TargetWord word, bool open) = standing.senderFacts(
            sender,
            target,
            payload.length < 4 ? bytes4(0) : payload.selector()
        );
        bool inForce = account.isInForce() && organization.isInForce();
        if (!inForce) (rule, subject) = _judgeSender(sender, account, organization, word);
        if (rule != Rule.None) return (rule, subject);
        open = open && (payload.length >= 4 || !word.isManaged());
        if (value == 0 && target != address(0) && word.isInForce() && open) return (Rule.None, 0);
        if (value != 0) return (Rule.ValueRefused, _subject(sender));
        if (target == address(0)) return (Rule.CreationRefused, _subject(sender));
        if (!word.isKnown()) return (Rule.UnknownTarget, _subject(target));
        if (!word.isActive()) return (Rule.TargetSuspended, _subject(target));
        if (word.isFrozen()) return (Rule.TargetFrozen, _subject(target));
        return (Rule.MethodRefused, _subject(target));
    }

    function _judgeSender(
        address sender,
        AccountWord account,
        OrgWord organization,
        TargetWord target
    ) private view returns (Rule, bytes32) {
        AccountStatus status = account.status();
        if (status == AccountStatus.None) return (Rule.UnknownAccount, _subject(sender));
        if (status == AccountStatus.Suspended) return (Rule.AccountSuspended, _subject(sender));
        if (status == AccountStatus.Revoked) return (Rule.AccountRevoked, _subject(sender));
        if (account.isExpired()) return (Rule.AccountExpired, _subject(sender));
        bool isBallot = target.isCommittee() && account.office() == Office.Seat;
        if (isBallot) return (Rule.None, 0);
        if (!organization.isActive()) {
            return (Rule.OrganizationSuspended, bytes32(uint256(OrgId.unwrap(account.organization()))));
        }
        if (account.isSendFrozen()) return (Rule.AccountFrozen, _subject(sender));
        if (account.isRecovering()) return (Rule.AccountRecovering, _subject(sender));
        if (!organization.isSendFrozen()) return (Rule.None, 0);
        return (Rule.OrganizationFrozen, bytes32(uint256(OrgId.unwrap(account.organization()))));
    }

    /// @dev Empty where the calldata is too short to hold one.
    function _payloadIn(bytes calldata input) private pure returns (bytes calldata payload) {
        if (input.length < 228) return input[0:0];
        (, payload) = input.bytesAt(5);
    }

    function _subject(address subject) private pure returns (bytes32) {
        return bytes32(uint256(uint160(subject)));
    }
}
