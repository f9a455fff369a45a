// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Governed} from "../authority/Governed.sol";
import {IOrganizations} from "../identity/IOrganizations.sol";
import {IStanding} from "../identity/IStanding.sol";
import {Endpoint} from "../types/Endpoint.sol";
import {NodeId} from "../types/NodeId.sol";
import {NodeKind, NodeWord, STILL_VALIDATES} from "../types/NodeWord.sol";
import {OrgKind} from "../types/Organization.sol";
import {OrgId} from "../types/OrgId.sol";
import {INodes, NewNode} from "./INodes.sol";
import {NodePages} from "./NodePages.sol";
import {NodeRegister} from "./NodeRegister.sol";

/// @notice How many observers an organization's Operator may enrol.
struct ObserverCap {
    OrgId organization;
    uint32 cap;
}

/// @title Nodes: who runs which node, and where it listens
/// @notice See {INodes}.
contract Nodes is NodePages {
    /// @inheritdoc INodes
    address public immutable validatorSet;

    mapping(OrgId organization => uint32) private _capOf;

    /// @param founding the founding nodes
    /// @param validators those of them that are in the founding validator set
    /// @param caps how many observers each organization's Operator may enrol
    constructor(
        address authority_,
        IStanding standing_,
        IOrganizations organizations_,
        address validatorSet_,
        NewNode[] memory founding,
        NodeId[] memory validators,
        ObserverCap[] memory caps
    ) Governed(authority_) NodeRegister(standing_, organizations_) {
        validatorSet = validatorSet_;
        for (uint256 i = 0; i < founding.length; ++i) _found(founding[i]);
        for (uint256 i = 0; i < validators.length; ++i) _setValidator(validators[i], true);
        for (uint256 i = 0; i < caps.length; ++i) _setCap(caps[i].organization, caps[i].cap);
    }

    /// @inheritdoc INodes
    function admit(NewNode calldata node) external restricted returns (NodeId) {
        _checkRegulator(node.organization, false);
        return _admit(node, NodeKind.Observer, false);
    }

    /// @inheritdoc INodes
    function admitRegulator(NewNode calldata node) external restricted returns (NodeId) {
        _checkRegulator(node.organization, true);
        return _admit(node, NodeKind.Regulator, false);
    }

    /// @inheritdoc INodes
    function enrolOwn(
        bytes32 enodeHigh,
        bytes32 enodeLow,
        Endpoint calldata endpoint
    ) external restricted returns (NodeId) {
        OrgId organization = standing.accountOf(msg.sender).organization();
        uint32 cap = _capOf[organization];
        if (_ownCountOf[organization] >= cap) revert NodeCapReached(organization, cap);
        return _admit(NewNode(organization, enodeHigh, enodeLow, endpoint), NodeKind.Observer, true);
    }

    /// @inheritdoc INodes
    function moveOwn(NodeId node, Endpoint calldata endpoint) external restricted {
        _move(node, _ownWordOf(node), endpoint);
    }

    /// @inheritdoc INodes
    function moveAsOfficer(NodeId node, Endpoint calldata endpoint) external restricted {
        _move(node, _ownWordOf(node), endpoint);
    }

    /// @inheritdoc INodes
    function removeOwn(NodeId node) external restricted {
        NodeWord word = _ownWordOf(node);
        _checkObserver(node, word);
        _remove(node, word, false);
    }

    /// @inheritdoc INodes
    function suspend(NodeId node) external restricted {
        _suspend(node, _observerWordOf(node));
    }

    /// @inheritdoc INodes
    function suspendRegulator(NodeId node) external restricted {
        _suspend(node, _regulatorWordOf(node));
    }

    /// @inheritdoc INodes
    function reinstate(NodeId node) external restricted {
        _reinstate(node, _observerWordOf(node));
    }

    /// @inheritdoc INodes
    function reinstateRegulator(NodeId node) external restricted {
        _reinstate(node, _regulatorWordOf(node));
    }

    /// @inheritdoc INodes
    function remove(NodeId node) external restricted {
        _remove(node, _observerWordOf(node), true);
    }

    /// @inheritdoc INodes
    function removeRegulator(NodeId node) external restricted {
        _remove(node, _regulatorWordOf(node), true);
    }

    /// @inheritdoc INodes
    function setObserverCap(OrgId organization, uint32 cap) external restricted {
        _checkRegulator(organization, false);
        _setCap(organization, cap);
    }

    /// @inheritdoc INodes
    function setValidator(NodeId node, bool inSet) external {
        if (msg.sender != validatorSet) revert NodeOnlyValidatorSet(msg.sender);
        _setValidator(node, inSet);
    }

    /// @inheritdoc INodes
    function observersOf(OrgId organization) external view returns (uint32 cap, uint32 used) {
        return (_capOf[organization], _ownCountOf[organization]);
    }

    function _found(NewNode memory node) private {
        bool isRegulator = _kindOf(node.organization) == OrgKind.Regulator;
        _admit(node, isRegulator ? NodeKind.Regulator : NodeKind.Observer, false);
    }

    function _setValidator(NodeId node, bool inSet) private {
        NodeWord word = _wordOf(node);
        if (word.kind() == NodeKind.Regulator) revert NodeWrongOrganization(word.organization(), OrgKind.Regulator);
        uint40 until = inSet ? STILL_VALIDATES : uint40(block.number);
        _become(node, word, inSet ? NodeKind.Validator : NodeKind.Observer, until);
    }

    function _setCap(OrgId organization, uint32 cap) private {
        _capOf[organization] = cap;
        emit ObserverCapSet(organization, cap);
    }

    function _ownWordOf(NodeId node) private view returns (NodeWord word) {
        word = _wordOf(node);
        if (!_isOfCaller(word)) revert NodeNotOwn(node, word.organization(), msg.sender);
    }

    function _observerWordOf(NodeId node) private view returns (NodeWord word) {
        word = _wordOf(node);
        _checkObserver(node, word);
    }

    function _regulatorWordOf(NodeId node) private view returns (NodeWord word) {
        word = _wordOf(node);
        if (word.kind() != NodeKind.Regulator) _checkRegulator(word.organization(), true);
    }

    function _checkObserver(NodeId node, NodeWord word) private view {
        if (word.kind() == NodeKind.Validator) revert NodeIsValidator(node);
        if (word.kind() == NodeKind.Regulator) _checkRegulator(word.organization(), false);
    }

    function _checkRegulator(OrgId organization, bool expected) private view {
        OrgKind kind = _kindOf(organization);
        if ((kind == OrgKind.Regulator) != expected) revert NodeWrongOrganization(organization, kind);
    }
}
