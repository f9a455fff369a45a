// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice The rule that refused a transaction; None when it is allowed. In the order in which they are asked.
enum Rule {
    None,
    UnknownAccount,
    AccountSuspended,
    AccountRevoked,
    AccountExpired,
    OrganizationSuspended,
    AccountFrozen,
    AccountRecovering,
    OrganizationFrozen,
    ValueRefused,
    CreationRefused,
    UnknownTarget,
    TargetSuspended,
    TargetFrozen,
    MethodRefused
}

/// @title ITransactionRules: what an engine asks before it accepts a transaction
/// @notice Hyperledger Besu up to 25.5, and every engine that kept its interface. `target` is zero for a creation; the
/// word `gasPrice` is 0 for fee market transactions.
/// @dev An implementation never reverts, answers with exactly one word, reads no sender and ignores trailing bytes.
interface ITransactionRules {
    /// @notice Whether `sender` may send this transaction now.
    function transactionAllowed(
        address sender,
        address target,
        uint256 value,
        uint256 gasPrice,
        uint256 gasLimit,
        bytes calldata payload
    ) external view returns (bool);
}

/// @title IAccountRules: who may send what to whom
/// @notice An active account of an active organization, neither of them frozen for sending, may call a known target that is
/// neither suspended nor frozen, without value; where the target is managed, only a function that is open to it. An account
/// that is being recovered sends nothing. Nobody creates contracts. A Seat account reaches the Committee even while it is
/// frozen or being recovered, or its organization frozen or suspended.
interface IAccountRules is ITransactionRules {
    /// @notice The first rule that refuses the transaction, with its subject (an address or organization number,
    /// right-aligned); None and 0 exactly when {transactionAllowed} says yes.
    function explain(
        address sender,
        address target,
        uint256 value,
        uint256 gasPrice,
        uint256 gasLimit,
        bytes calldata payload
    ) external view returns (Rule rule, bytes32 subject);
}
