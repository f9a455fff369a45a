// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IValidatorList} from "../../contracts/network/IValidatorSet.sol";
import {INodes, NewNode, Node} from "../../contracts/network/INodes.sol";
import {NodeId} from "../../contracts/types/NodeId.sol";
import {NodeKind} from "../../contracts/types/NodeWord.sol";
import {Founding} from "../fixtures/Founding.sol";
import {NodeEngine} from "../fixtures/NodeEngine.sol";

/// @title ValidatorChecks: what the engine reads of validators, and whom it lets connect
abstract contract ValidatorChecks is Founding, NodeEngine {
    uint256 private constant FLOOR = 4;

    /// @dev (6) What the engine reads: at least the floor, at most sixty-four, none zero, none twice.
    function _theListIsSane() internal view {
        address[] memory list = IValidatorList(VALIDATOR_INGRESS).getValidators();
        assertTrue(list.length >= FLOOR && list.length <= 64, "(6) too few validators, or too many");
        for (uint256 i = 0; i < list.length; ++i) {
            assertTrue(list[i] != address(0));
            for (uint256 k = 0; k < i; ++k) assertTrue(list[i] != list[k], "(6) a validator twice");
        }
    }

    /// @dev (6) Every validator may be connected to the `reach` that follow it in the list, or to all.
    function _validatorsAreOneNetwork(uint256 reach) internal view {
        address[] memory list = IValidatorList(VALIDATOR_INGRESS).getValidators();
        if (reach > list.length) reach = list.length;
        for (uint256 i = 0; i < list.length; ++i) {
            NewNode memory node = _known(list[i]);
            assertTrue(_isAdmitted(NODE_INGRESS, node), "(6) a validator is not admitted");
            for (uint256 k = 1; k < reach; ++k) {
                NewNode memory other = _known(list[(i + k) % list.length]);
                assertTrue(_connects(NODE_INGRESS, node, other), "(6) validators are parted");
            }
        }
    }

    /// @dev (6) Nodes and the set say the same about who validates.
    function _recordsAgree() internal view {
        Node[] memory known = suite.nodes.page(0, 100);
        uint256 validators;
        for (uint256 i = 0; i < known.length; ++i) if (known[i].kind == NodeKind.Validator) ++validators;
        address[] memory list = suite.validatorSet.getValidators();
        assertEq(validators, list.length, "(6) records");
        for (uint256 i = 0; i < list.length; ++i) {
            NodeId id = suite.nodes.idOfValidator(list[i]);
            assertEq(uint256(suite.nodes.nodeOf(id).kind), uint256(NodeKind.Validator), "(6) a node's record");
        }
    }

    function _known(address validator) private view returns (NewNode memory) {
        INodes nodes = suite.nodes;
        Node memory node = nodes.nodeOf(nodes.idOfValidator(validator));
        return NewNode(node.organization, node.enodeHigh, node.enodeLow, node.endpoint);
    }
}
