// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Endpoint} from "../types/Endpoint.sol";
import {NodeId} from "../types/NodeId.sol";
import {NodeKind, NodeStatus} from "../types/NodeWord.sol";
import {OrgKind} from "../types/Organization.sol";
import {OrgId} from "../types/OrgId.sol";

/// @notice A node to admit: the two words of its public key, whose node it is and where it listens.
struct NewNode {
    OrgId organization;
    bytes32 enodeHigh;
    bytes32 enodeLow;
    Endpoint endpoint;
}

/// @notice A node as recorded. `since` is the block in which it was admitted last; `own` says that its Operator enrolled
/// it.
struct Node {
    bytes32 enodeHigh;
    bytes32 enodeLow;
    OrgId organization;
    NodeKind kind;
    NodeStatus status;
    bool own;
    uint40 since;
    Endpoint endpoint;
}

/// @title INodes: the nodes of the consortium, who runs them and where they listen
/// @notice A node is known by its public key; its host and port may change. It begins as an Observer and becomes a
/// Validator through {IValidatorSet} only. A suspension closes an Observer at once and never reaches a Validator: that
/// leaves the set first. Freeze orders do not concern nodes.
/// @dev Trust: the committee admits any Member's or Service's node (Network), an Operator its organization's observers
/// within the cap. A regulator's node is admitted once (Constitution) and then moved by its officers. Removal by decision
/// is undone by a decision only, a regulator's by Constitution. Nobody proves that a key is its own: what an Operator enrolled gives way to a decision.
interface INodes {
    /// @notice No node has this identity.
    error NodeUnknown(NodeId node);
    /// @notice The node is in use: by decision or as a validator. To an Operator also: another enrolled it, or the committee
    /// removed it.
    error NodeExists(NodeId node, NodeStatus status);
    /// @notice The node is not in a status that allows this.
    error NodeUnexpectedStatus(NodeId node, NodeStatus status);
    /// @notice Nodes of this kind of organization are another function's; a regulator's removed ones too.
    error NodeWrongOrganization(OrgId organization, OrgKind kind);
    /// @notice The node is in the validator set, which it leaves first.
    error NodeIsValidator(NodeId node);
    /// @notice The node belongs to another organization than the caller.
    error NodeNotOwn(NodeId node, OrgId organization, address caller);
    /// @notice The organization has as many observers of its own as it may have.
    error NodeCapReached(OrgId organization, uint32 cap);
    /// @notice A host has 1 to 253 characters, and a port is not 0.
    error NodeEndpointUnfit(string host, uint16 port);
    /// @notice A public key is not zero.
    error NodeKeyUnfit(bytes32 enodeHigh, bytes32 enodeLow);
    /// @notice `caller` is not the validator set.
    error NodeOnlyValidatorSet(address caller);

    /// @notice A node may connect from the next block on.
    event NodeAdmitted(
        NodeId indexed node,
        OrgId indexed organization,
        NodeKind kind,
        bool own,
        bytes32 enodeHigh,
        bytes32 enodeLow
    );
    /// @notice Where a node listens from now on; follows every admission.
    event NodeMoved(NodeId indexed node, Endpoint endpoint);
    /// @notice A node is disconnected in the block after.
    event NodeSuspended(NodeId indexed node);
    /// @notice A suspended node may connect again.
    event NodeReinstated(NodeId indexed node);
    /// @notice A node is no node of the consortium any more; by decision: and no Operator brings it back.
    event NodeRemoved(NodeId indexed node, bool byDecision);
    /// @notice A node entered or left the validator set.
    event NodeKindChanged(NodeId indexed node, NodeKind kind);
    /// @notice How many observers the organization's Operator may enrol.
    event ObserverCapSet(OrgId indexed organization, uint32 cap);

    /// @notice Admits a node of a Member or Service as Observer: a new one, a removed one that was no regulator's, or an
    /// observer that an Operator enrolled. Network.
    function admit(NewNode calldata node) external returns (NodeId);

    /// @notice Admits a regulator's node. Constitution.
    function admitRegulator(NewNode calldata node) external returns (NodeId);

    /// @notice Enrols an observer of the caller's organization, within its cap. Operator.
    function enrolOwn(bytes32 enodeHigh, bytes32 enodeLow, Endpoint calldata endpoint) external returns (NodeId);

    /// @notice Changes where a node of the caller's organization listens. Operator.
    function moveOwn(NodeId node, Endpoint calldata endpoint) external;

    /// @notice Changes where a node of the caller's regulator listens. Regulator.
    function moveAsOfficer(NodeId node, Endpoint calldata endpoint) external;

    /// @notice Removes an observer of the caller's organization, suspended or not. Operator.
    function removeOwn(NodeId node) external;

    /// @notice Suspends an observer; one that is removed stays so, and no Operator brings it back. Emergency.
    function suspend(NodeId node) external;

    /// @notice Suspends a regulator's node, unless it is removed. Constitution.
    function suspendRegulator(NodeId node) external;

    /// @notice Reinstates an observer. Network.
    function reinstate(NodeId node) external;

    /// @notice Reinstates a regulator's node. Constitution.
    function reinstateRegulator(NodeId node) external;

    /// @notice Removes an observer; one that is removed stays so, and no Operator brings it back. Network.
    function remove(NodeId node) external;

    /// @notice Removes a regulator's node. Constitution.
    function removeRegulator(NodeId node) external;

    /// @notice Sets how many observers the organization's Operator may enrol. Network.
    function setObserverCap(OrgId organization, uint32 cap) external;

    /// @notice Records that an Observer entered the set, or a Validator left it. Only the validator set.
    function setValidator(NodeId node, bool inSet) external;

    /// @notice A node's record; reverts with NodeUnknown when there is none.
    function nodeOf(NodeId node) external view returns (Node memory);

    /// @notice The identity of the node with this address as a validator; 0 when there is none.
    function idOfValidator(address validator) external view returns (NodeId);

    /// @notice The one contract that makes Validators of Observers and back.
    function validatorSet() external view returns (address);

    /// @notice How many observers its Operator may enrol, and how many there are.
    function observersOf(OrgId organization) external view returns (uint32 cap, uint32 used);

    /// @notice How many nodes were ever admitted.
    function count() external view returns (uint256);

    /// @notice Nodes in the order in which they were admitted first, from place `first` of 0 on, at most `limit`.
    function page(uint256 first, uint256 limit) external view returns (Node[] memory);

    /// @notice How many nodes an organization ever had.
    function countOf(OrgId organization) external view returns (uint256);

    /// @notice An organization's nodes, from place `first` of 0 on, at most `limit`.
    function pageOf(OrgId organization, uint256 first, uint256 limit) external view returns (Node[] memory);
}
