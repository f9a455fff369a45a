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
        bytes calldata payload
    ) external view returns (Rule rule, bytes32 subject) {
        AccountWord account;
        TargetWord word;
        (rule, subject, account, word) = _judge(sender, target, value);
        bool closed = rule == Rule.None && word.isManaged() && !_isOpen(sender, account.office(), target, payload);
        if (closed) (rule, subject) = (Rule.MethodRefused, _subject(target));
    }

    function _isAllowed(bytes calldata input) private view returns (bool) {
        bool known = input.length >= 100 && bytes4(input) == ITransactionRules.transactionAllowed.selector;
        if (!known) return false;
        uint256 sender = uint256(bytes32(input[4:36]));
        uint256 target = uint256(bytes32(input[36:68]));
        if (sender > type(uint160).max || target > type(uint160).max) return false;
        (Rule rule, , AccountWord account, TargetWord word) = _judge(
            address(uint160(sender)),
            address(uint160(target)),
            uint256(bytes32(input[68:100]))
        );
        if (rule != Rule.None) return false;
        if (!word.isManaged()) return true;
        return _isOpen(address(uint160(sender)), account.office(), address(uint160(target)), _payloadIn(input));
    }

    function _judge(
        address sender,
        address target,
        uint256 value
    ) private view returns (Rule rule, bytes32 subject, AccountWord account, TargetWord word) {
        OrgWord organization;
        (account, organization, word) = standing.facts(sender, target);
        (rule, subject) = _judgeSender(sender, account, organization, word);
        if (rule != Rule.None) return (rule, subject, account, word);
        if (value != 0) (rule, subject) = (Rule.ValueRefused, _subject(sender));
        else if (target == address(0)) (rule, subject) = (Rule.CreationRefused, _subject(sender));
        else if (!word.isKnown()) (rule, subject) = (Rule.UnknownTarget, _subject(target));
        else if (!word.isActive()) (rule, subject) = (Rule.TargetSuspended, _subject(target));
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
        return account.isSendFrozen() ? (Rule.AccountFrozen, _subject(sender)) : (Rule.None, bytes32(0));
    }

    /// @dev A payload without a function calls none that a list could open.
    function _isOpen(
        address sender,
        Office office,
        address target,
        bytes calldata payload
    ) private view returns (bool) {
        return payload.length >= 4 && standing.isOpen(target, bytes4(payload), sender, office);
    }

    /// @dev The payload, wherever its offset points inside of the calldata; empty when it does not.
    function _payloadIn(bytes calldata input) private pure returns (bytes calldata payload) {
        payload = input[0:0];
        if (input.length < 228) return payload;
        uint256 room = input.length - 4;
        uint256 offset = uint256(bytes32(input[164:196]));
        if (offset > room - 32) return payload;
        uint256 length = uint256(bytes32(input[4 + offset:36 + offset]));
        return length > room - 32 - offset ? payload : input[36 + offset:36 + offset + length];
    }

    function _subject(address subject) private pure returns (bytes32) {
        return bytes32(uint256(uint160(subject)));
    }
}
