// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {NodeId} from "../types/NodeId.sol";

/// @title IValidatorList: what a QBFT engine asks for the validators of the next block
/// @notice Hyperledger Besu, `qbft.validatorcontractaddress`. An engine that gets no answer, or an empty one, stops.
interface IValidatorList {
    /// @notice The validators, each once, at least one.
    function getValidators() external view returns (address[] memory);
}

/// @title IValidatorSet: which nodes seal blocks
/// @notice A node of a Member that has been an active Observer for a block enters the set by decision and leaves it by
/// decision; it is connected until the block after it left. When its organization is suspended, anyone may take its
/// nodes out. The set never falls below the floor and never changes by more than a third of what a fault leaves, and not at
/// all in a block in which the validator ingress was repointed.
/// @dev Trust: only the suite's Nodes is told of changes. The engine reads the state of the parent block, so that a change
/// in block N names the validators of block N + 1.
interface IValidatorSet is IValidatorList {
    /// @notice The node is no active observer of an active Member, or was admitted in this very block.
    error ValidatorUnfit(NodeId node);
    /// @notice The node is not in the set; to a decision: and never was.
    error ValidatorUnknown(NodeId node);
    /// @notice The set has as many validators as it may have.
    error ValidatorsTooMany(uint256 validators);
    /// @notice The set would have fewer than `floor` validators.
    error ValidatorsTooFew(uint256 validators, uint256 floor);
    /// @notice In one block at most `allowed` validators change; none in one in which the validator ingress was repointed.
    error ValidatorChangesTooMany(uint256 changes, uint256 allowed);
    /// @notice The founding list names a node twice, or one that Nodes does not record as a Member's validator, or leaves
    /// out one that it does.
    error ValidatorFoundingUnfit(NodeId node);
    /// @notice The node's organization is not suspended: a decision is needed.
    error ValidatorNotSuspended(NodeId node);

    /// @notice A node seals blocks from the next one on.
    event ValidatorPromoted(NodeId indexed node, address indexed validator);
    /// @notice A node seals no block from the next one on.
    event ValidatorDemoted(NodeId indexed node, address indexed validator);

    /// @notice Takes an observer into the set. Network.
    function promote(NodeId node) external;

    /// @notice Takes a validator out of the set; it is an observer then. Does nothing for one that left meanwhile: who takes
    /// it out first does not void the decision. Network.
    function demote(NodeId node) external;

    /// @notice Takes a validator of a suspended organization out of the set. Anyone.
    function demoteSuspended(NodeId node) external;

    /// @notice Whether the set has this validator.
    function isValidator(address validator) external view returns (bool);

    /// @notice The fewest validators that the set may have.
    function floor() external view returns (uint256);

    /// @notice How many more validators may change in this block.
    function changesLeft() external view returns (uint256);

    /// @notice The block of the last change; 0 when there was none since the founding.
    function changedIn() external view returns (uint256);
}
