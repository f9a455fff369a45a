// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IValidatorList} from "../../contracts/network/IValidatorSet.sol";
import {INodes, NewNode, Node} from "../../contracts/network/INodes.sol";
import {NodeId} from "../../contracts/types/NodeId.sol";
import {NodeKind} from "../../contracts/types/NodeWord.sol";
import {Founding} from "../fixtures/Founding.sol";
import {NodeEngine} from "../fixtures/NodeEngine.sol";
import {ValidatorHandler} from "./ValidatorHandler.sol";

/// @title Invariant: there are validators enough, they are one network, and the engine can read who they are
contract ValidatorsAgreeTest is Founding, NodeEngine {
    uint256 private constant FLOOR = 4;

    ValidatorHandler private _handler;

    function setUp() public override {
        super.setUp();
        _handler = new ValidatorHandler(suite);
        targetContract(address(_handler));
    }

    /// @dev What the engine reads: at least the floor, at most sixty-four, none zero, none twice.
    /// forge-config: default.invariant.runs = 12
    /// forge-config: default.invariant.depth = 60
    function invariant_theListIsSane() public view {
        address[] memory list = IValidatorList(VALIDATOR_INGRESS).getValidators();
        assertTrue(list.length >= FLOOR && list.length <= 64);
        for (uint256 i = 0; i < list.length; ++i) {
            assertTrue(list[i] != address(0));
            for (uint256 k = 0; k < i; ++k) assertTrue(list[i] != list[k]);
        }
    }

    /// @dev In one block no more validators change than a third of what a fault leaves.
    /// forge-config: default.invariant.runs = 12
    /// forge-config: default.invariant.depth = 60
    function invariant_fewChangeInOneBlock() public view {
        assertEq(_handler.exceeded(), 0);
    }

    /// @dev Whatever is suspended, removed or broken, every validator may be connected to every other.
    /// forge-config: default.invariant.runs = 12
    /// forge-config: default.invariant.depth = 40
    function invariant_validatorsAreOneNetwork() public view {
        address[] memory list = IValidatorList(VALIDATOR_INGRESS).getValidators();
        uint256 reach = _handler.rulesAreGood() && _handler.setIsGood() ? list.length : 2;
        for (uint256 i = 0; i < list.length; ++i) {
            NewNode memory node = _known(list[i]);
            assertTrue(_isAdmitted(NODE_INGRESS, node));
            for (uint256 k = 1; k < reach; ++k) {
                assertTrue(_connects(NODE_INGRESS, node, _known(list[(i + k) % list.length])));
            }
        }
    }

    /// @dev Nodes and the set say the same about who validates.
    /// forge-config: default.invariant.runs = 12
    /// forge-config: default.invariant.depth = 60
    function invariant_recordsAgree() public view {
        if (!_handler.setIsGood()) return;
        Node[] memory known = suite.nodes.page(0, 100);
        uint256 validators;
        for (uint256 i = 0; i < known.length; ++i) if (known[i].kind == NodeKind.Validator) ++validators;
        address[] memory list = suite.validatorSet.getValidators();
        assertEq(validators, list.length);
        for (uint256 i = 0; i < list.length; ++i) {
            NodeId id = suite.nodes.idOfValidator(list[i]);
            assertEq(uint256(suite.nodes.nodeOf(id).kind), uint256(NodeKind.Validator));
        }
    }

    function afterInvariant() public view {
        assertTrue(_handler.total() > 0, "nothing happened");
    }

    /// @dev What the moves are worth: each can take effect.
    function test_theHandlerActs() public {
        _handler.admit(8, 1);
        _handler.enrolOwn(9);
        _handler.nextBlock(0);
        _handler.promote(8);
        _handler.nextBlock(0);
        _handler.demote(1);
        _handler.judge(9, 0);
        _handler.judge(9, 1);
        _handler.removeOwn(9);
        _handler.judge(6, 2);
        _handler.suspendOrganization(3);
        _handler.nextBlock(0);
        _handler.demoteSuspended(3);
        _handler.reinstateOrganization(3);
        _handler.sync();
        _handler.breakRules(2);
        _handler.breakSet(1);
        assertEq(_handler.total(), 17);
        invariant_validatorsAreOneNetwork();
    }

    function _known(address validator) private view returns (NewNode memory) {
        INodes nodes = suite.nodes;
        Node memory node = nodes.nodeOf(nodes.idOfValidator(validator));
        return NewNode(node.organization, node.enodeHigh, node.enodeLow, node.endpoint);
    }
}
