// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EnumerableSet} from "@openzeppelin/contracts/utils/structs/EnumerableSet.sol";
import {Governed} from "../authority/Governed.sol";
import {IStanding} from "../identity/IStanding.sol";
import {IValidatorIngress} from "../ingress/IValidatorIngress.sol";
import {NodeId, toNodeId} from "../types/NodeId.sol";
import {NodeKind, NodeStatus, NodeWord} from "../types/NodeWord.sol";
import {OrgKind, OrgWord} from "../types/Organization.sol";
import {Consensus} from "./Consensus.sol";
import {INodes, Node} from "./INodes.sol";
import {IValidatorList, IValidatorSet} from "./IValidatorSet.sol";

/// @title ValidatorSet: which nodes seal blocks
/// @notice See {IValidatorSet}.
contract ValidatorSet is IValidatorSet, Governed {
    using EnumerableSet for EnumerableSet.AddressSet;

    /// @notice The most validators of a set.
    uint256 public constant MAX_VALIDATORS = Consensus.MAX_VALIDATORS;
    /// @notice The fewest validators that withstand one faulty.
    uint256 public constant BFT_FLOOR = Consensus.BFT_FLOOR;
    address private constant VALIDATOR_INGRESS = 0x0000000000000000000000000000000000007777;

    IStanding public immutable standing;
    INodes public immutable nodes;
    /// @inheritdoc IValidatorSet
    uint256 public immutable floor;

    /// @dev The changes of one block: what is allowed is fixed by the set that the block found.
    struct Changes {
        uint64 inBlock;
        uint64 made;
        uint64 allowed;
    }

    EnumerableSet.AddressSet private _validators;
    Changes private _changes;

    /// @param founding the founding validators, as Nodes records them
    constructor(address authority_, IStanding standing_, INodes nodes_, NodeId[] memory founding) Governed(authority_) {
        standing = standing_;
        nodes = nodes_;
        for (uint256 i = 0; i < founding.length; ++i) _found(founding[i]);
        _checkSize(founding.length, 1);
        _checkComplete();
        floor = founding.length < BFT_FLOOR ? founding.length : BFT_FLOOR;
    }

    /// @inheritdoc IValidatorSet
    function promote(NodeId node) external restricted {
        _checkFit(node);
        _countChange();
        _validators.add(node.validator());
        _checkSize(_validators.length(), floor);
        emit ValidatorPromoted(node, node.validator());
        nodes.setValidator(node, true);
    }

    /// @inheritdoc IValidatorSet
    function demote(NodeId node) external restricted {
        if (!_hasLeft(node)) _demote(node);
    }

    /// @inheritdoc IValidatorSet
    function demoteSuspended(NodeId node) external {
        OrgWord organization = standing.organizationOf(standing.nodeOf(node).organization());
        if (organization.isActive()) revert ValidatorNotSuspended(node);
        _demote(node);
    }

    /// @inheritdoc IValidatorList
    function getValidators() external view returns (address[] memory) {
        return _validators.values();
    }

    /// @inheritdoc IValidatorSet
    function isValidator(address validator) external view returns (bool) {
        return _validators.contains(validator);
    }

    /// @inheritdoc IValidatorSet
    function changesLeft() external view returns (uint256) {
        Changes memory changes = _changesNow();
        return changes.allowed - changes.made;
    }

    /// @inheritdoc IValidatorSet
    function changedIn() external view returns (uint256) {
        return _changes.inBlock;
    }

    /// @dev Whether somebody took the validator out of the set before the decision did.
    function _hasLeft(NodeId node) private view returns (bool) {
        return standing.nodeOf(node).validatesUntil() != 0 && !_validators.contains(node.validator());
    }

    function _demote(NodeId node) private {
        if (!_validators.contains(node.validator())) revert ValidatorUnknown(node);
        _countChange();
        _validators.remove(node.validator());
        _checkSize(_validators.length(), floor);
        emit ValidatorDemoted(node, node.validator());
        nodes.setValidator(node, false);
    }

    function _found(NodeId node) private {
        (NodeWord word, OrgWord organization) = standing.nodeFacts(node);
        bool fit = word.kind() == NodeKind.Validator && organization.kind() == OrgKind.Member;
        if (!fit || !_validators.add(node.validator())) revert ValidatorFoundingUnfit(node);
        emit ValidatorPromoted(node, node.validator());
    }

    /// @dev A node that Nodes records as a validator and that is not in the set could never be removed.
    function _checkComplete() private view {
        Node[] memory known = nodes.page(0, nodes.count());
        for (uint256 i = 0; i < known.length; ++i) {
            NodeId node = toNodeId(known[i].enodeHigh, known[i].enodeLow);
            bool complete = known[i].kind != NodeKind.Validator || _validators.contains(node.validator());
            if (!complete) revert ValidatorFoundingUnfit(node);
        }
    }

    function _countChange() private {
        Changes memory changes = _changesNow();
        ++changes.made;
        if (changes.made > changes.allowed) revert ValidatorChangesTooMany(changes.made, changes.allowed);
        _changes = changes;
    }

    /// @dev A repoint may have changed as many in this block already.
    function _changesNow() private view returns (Changes memory) {
        bool repointed = IValidatorIngress(VALIDATOR_INGRESS).repointedIn() == block.number;
        if (repointed) return Changes(uint64(block.number), 0, 0);
        if (_changes.inBlock == block.number) return _changes;
        return Changes(uint64(block.number), 0, uint64(Consensus.changesAtOnce(_validators.length())));
    }

    function _checkFit(NodeId node) private view {
        NodeWord word = standing.nodeOf(node);
        OrgWord organization = standing.organizationOf(word.organization());
        bool fit =
            word.status() == NodeStatus.Active &&
                word.kind() == NodeKind.Observer &&
                organization.isActive() &&
                organization.kind() == OrgKind.Member &&
                nodes.nodeOf(node).since < block.number;
        if (!fit) revert ValidatorUnfit(node);
    }

    function _checkSize(uint256 validators, uint256 floor_) private pure {
        if (validators > MAX_VALIDATORS) revert ValidatorsTooMany(validators);
        if (validators < floor_) revert ValidatorsTooFew(validators, floor_);
    }
}
