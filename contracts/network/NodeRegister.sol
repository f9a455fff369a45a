// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EnumerableSet} from "@openzeppelin/contracts/utils/structs/EnumerableSet.sol";
import {Governed} from "../authority/Governed.sol";
import {IOrganizations} from "../identity/IOrganizations.sol";
import {Field, IStanding} from "../identity/IStanding.sol";
import {Endpoint, Endpoints} from "../types/Endpoint.sol";
import {NodeId, toNodeId} from "../types/NodeId.sol";
import {NodeKind, NodeStatus, NodeWord, STATE_MASK, toNodeEndpoint, toNodeState} from "../types/NodeWord.sol";
import {OrgKind} from "../types/Organization.sol";
import {OrgId} from "../types/OrgId.sol";
import {INodes, NewNode} from "./INodes.sol";

/// @title NodeRegister: the records behind {INodes} and the moves that keep them and Standing in step
abstract contract NodeRegister is INodes, Governed {
    using EnumerableSet for EnumerableSet.Bytes32Set;

    /// @dev What Standing does not hold. Status, kind, organization and port are read from Standing.
    struct Entry {
        bytes32 enodeHigh;
        bytes32 enodeLow;
        string host;
        bytes16 ip;
        uint40 since;
        bool own;
    }

    IStanding public immutable standing;
    IOrganizations public immutable organizations;

    EnumerableSet.Bytes32Set internal _nodes;
    mapping(OrgId organization => EnumerableSet.Bytes32Set) internal _nodesOf;
    mapping(OrgId organization => uint32) internal _ownCountOf;
    mapping(NodeId node => Entry) internal _entries;
    mapping(address validator => NodeId) internal _idOf;

    constructor(IStanding standing_, IOrganizations organizations_) {
        standing = standing_;
        organizations = organizations_;
    }

    function _admit(NewNode memory node, NodeKind kind, bool own) internal returns (NodeId id) {
        if (node.enodeHigh == 0 && node.enodeLow == 0) revert NodeKeyUnfit(node.enodeHigh, node.enodeLow);
        id = toNodeId(node.enodeHigh, node.enodeLow);
        uint40 validatesUntil = _free(id, kind, own);
        _enter(id, node.organization);
        Entry storage entry = _entries[id];
        (entry.enodeHigh, entry.enodeLow) = (node.enodeHigh, node.enodeLow);
        (entry.since, entry.own) = (uint40(block.number), own);
        if (own) ++_ownCountOf[node.organization];
        emit NodeAdmitted(id, node.organization, kind, own, node.enodeHigh, node.enodeLow);
        _settle(id, toNodeState(NodeStatus.Active, kind, node.organization, validatesUntil), node.endpoint);
    }

    function _move(NodeId id, NodeWord word, Endpoint memory endpoint) internal {
        if (word.status() == NodeStatus.Removed) revert NodeUnexpectedStatus(id, word.status());
        _settle(id, NodeWord.unwrap(word) & STATE_MASK, endpoint);
    }

    function _suspend(NodeId id, NodeWord word) internal {
        if (word.status() == NodeStatus.Removed) return _bar(id);
        _checkStatus(id, word, NodeStatus.Active);
        emit NodeSuspended(id);
        _publish(id, word, NodeStatus.Suspended, word.kind(), word.validatesUntil());
    }

    function _reinstate(NodeId id, NodeWord word) internal {
        _checkStatus(id, word, NodeStatus.Suspended);
        emit NodeReinstated(id);
        _publish(id, word, NodeStatus.Active, word.kind(), word.validatesUntil());
    }

    /// @dev `own` is cleared where the committee had a say, so that no Operator brings back what it stopped.
    function _remove(NodeId id, NodeWord word, bool byDecision) internal {
        if (word.status() == NodeStatus.Removed) {
            if (byDecision) return _bar(id);
            revert NodeUnexpectedStatus(id, word.status());
        }
        if (_entries[id].own) --_ownCountOf[word.organization()];
        if (byDecision || word.status() == NodeStatus.Suspended) _entries[id].own = false;
        emit NodeRemoved(id, byDecision);
        _publish(id, word, NodeStatus.Removed, word.kind(), word.validatesUntil());
    }

    function _become(NodeId id, NodeWord word, NodeKind kind, uint40 validatesUntil) internal {
        emit NodeKindChanged(id, kind);
        _publish(id, word, word.status(), kind, validatesUntil);
    }

    /// @dev The word of a node that was admitted once.
    function _wordOf(NodeId id) internal view returns (NodeWord word) {
        word = standing.nodeOf(id);
        if (word.status() == NodeStatus.None) revert NodeUnknown(id);
    }

    function _kindOf(OrgId organization) internal view returns (OrgKind) {
        return organizations.organization(organization).kind;
    }

    /// @dev What a decision stops and its Operator removed first stays removed; the decision does not fail by that, since
    /// other nodes may depend on it.
    function _bar(NodeId id) private {
        _entries[id].own = false;
        emit NodeRemoved(id, true);
    }

    function _checkStatus(NodeId id, NodeWord word, NodeStatus status) private pure {
        if (word.status() != status) revert NodeUnexpectedStatus(id, word.status());
    }

    /// @dev Frees a known node for its admission. A decision may bring back any removed node, a regulator's for a regulator
    /// only, and take over an observer that an Operator enrolled, whose key may be another's; an Operator only what it
    /// enrolled and removed itself.
    function _free(NodeId id, NodeKind kind, bool own) private returns (uint40 validatesUntil) {
        NodeWord word = standing.nodeOf(id);
        NodeStatus status = word.status();
        if (status == NodeStatus.None) return 0;
        bool removed = status == NodeStatus.Removed;
        bool enrolled = _entries[id].own;
        bool free =
            own ? removed && enrolled && _isOfCaller(word) : removed || (enrolled && word.kind() == NodeKind.Observer);
        if (!free) revert NodeExists(id, status);
        bool taken = word.kind() == NodeKind.Regulator && kind != NodeKind.Regulator;
        if (taken) revert NodeWrongOrganization(word.organization(), OrgKind.Regulator);
        if (enrolled && !removed) --_ownCountOf[word.organization()];
        return word.validatesUntil();
    }

    function _isOfCaller(NodeWord word) internal view returns (bool) {
        return standing.accountOf(msg.sender).organization() == word.organization();
    }

    /// @dev A node whose organization changes moves from list to list.
    function _enter(NodeId id, OrgId organization) private {
        bytes32 key = NodeId.unwrap(id);
        if (!_nodes.add(key)) _nodesOf[standing.nodeOf(id).organization()].remove(key);
        _nodesOf[organization].add(key);
        _idOf[id.validator()] = id;
    }

    function _settle(NodeId id, uint256 state, Endpoint memory endpoint) private {
        uint256 length = bytes(endpoint.host).length;
        bool unfit = length == 0 || length > Endpoints.MAX_HOST || endpoint.port == 0;
        if (unfit) revert NodeEndpointUnfit(endpoint.host, endpoint.port);
        (_entries[id].host, _entries[id].ip) = (endpoint.host, endpoint.ip);
        emit NodeMoved(id, endpoint);
        uint256 hostPrint = Endpoints.ofHost(bytes(endpoint.host));
        _write(id, state | toNodeEndpoint(endpoint.port, hostPrint, Endpoints.ofIp(endpoint.ip)));
    }

    function _publish(NodeId id, NodeWord word, NodeStatus status, NodeKind kind, uint40 validatesUntil) private {
        uint256 state = toNodeState(status, kind, word.organization(), validatesUntil);
        _write(id, NodeWord.unwrap(word.with(state)));
    }

    function _write(NodeId id, uint256 bits) private {
        standing.write(Field.Node, NodeId.unwrap(id), bits);
    }
}
