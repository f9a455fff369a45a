// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IValidatorList} from "../../contracts/network/IValidatorSet.sol";
import {NewNode} from "../../contracts/network/INodes.sol";
import {NodeRule} from "../../contracts/network/INodeRules.sol";
import {NodeRules} from "../../contracts/network/NodeRules.sol";
import {toNodeId} from "../../contracts/types/NodeId.sol";
import {OrgId} from "../../contracts/types/OrgId.sol";
import {Founding} from "../fixtures/Founding.sol";
import {NodeEngine} from "../fixtures/NodeEngine.sol";

/// @title Any calldata: rules and ingresses answer one legal word to whatever an engine, or anybody, asks
contract AnyCalldataTest is Founding, NodeEngine {
    NodeRules private _strict;
    address[] private _asked;

    function setUp() public override {
        super.setUp();
        _strict = new NodeRules(suite.standing, true);
        _asked = [NODE_INGRESS, address(suite.nodeRules), address(_strict)];
    }

    /// forge-config: default.fuzz.runs = 1000
    /// forge-config: deep.fuzz.runs = 50000
    function testFuzz_version1(bytes memory tail) public view {
        for (uint256 i = 0; i < _asked.length; ++i) _answerV1(_asked[i], bytes.concat(V1, tail));
    }

    /// forge-config: default.fuzz.runs = 1000
    /// forge-config: deep.fuzz.runs = 50000
    function testFuzz_version2(bytes memory tail) public view {
        for (uint256 i = 0; i < _asked.length; ++i) _answerV2(_asked[i], bytes.concat(V2, tail));
    }

    /// @dev A sound question with words of it overwritten: offsets, lengths, keys and ports at random.
    /// forge-config: default.fuzz.runs = 1000
    /// forge-config: deep.fuzz.runs = 50000
    function testFuzz_version2_spoiled(uint8 place, uint256 word, uint8 length) public view {
        bytes memory question = _questionV2(_newNode(0, BANK_A));
        uint256 spoiled = 36 + (uint256(place) % ((question.length - 4) / 32)) * 32;
        assembly ("memory-safe") {
            mstore(add(question, spoiled), word)
            mstore(question, sub(mload(question), mod(length, 64)))
        }
        for (uint256 i = 0; i < _asked.length; ++i) _answerV2(_asked[i], question);
    }

    /// forge-config: default.fuzz.runs = 1000
    /// forge-config: deep.fuzz.runs = 50000
    function testFuzz_anyOtherSelector(bytes4 selector, bytes memory tail) public view {
        if (selector == V1 || selector == V2) return;
        for (uint256 i = 0; i < _asked.length; ++i) {
            (bool known, ) = _asked[i].staticcall(abi.encodePacked(selector));
            if (!known) continue;
            (bool answered, bytes memory answer) = _asked[i].staticcall(bytes.concat(selector, tail));
            assertTrue(answered && answer.length >= 32);
        }
    }

    /// @dev Whoever is asked about, `explain` says what the answer is.
    /// forge-config: default.fuzz.runs = 1000
    /// forge-config: deep.fuzz.runs = 50000
    function testFuzz_explainAgrees(
        uint8 pick,
        bytes32 high,
        bytes32 low,
        string memory host,
        uint16 port
    ) public view {
        NewNode memory node = _newNode(pick % 8, OrgId.wrap(1));
        if (pick > 200) (node.enodeHigh, node.enodeLow) = (high, low);
        if (pick % 3 == 0) node.endpoint.host = host;
        if (pick % 5 == 0) node.endpoint.port = port;
        if (bytes(node.endpoint.host).length == 0 || bytes(node.endpoint.host).length > 253) return;
        NodeRules[2] memory rules = [suite.nodeRules, _strict];
        for (uint256 i = 0; i < rules.length; ++i) {
            NodeRule byHost = rules[i].explain(
                toNodeId(node.enodeHigh, node.enodeLow),
                node.endpoint.host,
                0,
                node.endpoint.port
            );
            assertEq(_isAdmitted(address(rules[i]), node), byHost == NodeRule.None);
            NodeRule byIp = rules[i].explain(
                toNodeId(node.enodeHigh, node.enodeLow),
                "",
                node.endpoint.ip,
                node.endpoint.port
            );
            assertEq(_connects(address(rules[i]), node, node), byIp == NodeRule.None);
        }
    }

    /// forge-config: default.fuzz.runs = 1000
    /// forge-config: deep.fuzz.runs = 50000
    function testFuzz_theValidatorIngress(bytes memory tail) public view {
        bytes memory input = bytes.concat(IValidatorList.getValidators.selector, tail);
        (bool answered, bytes memory answer) = VALIDATOR_INGRESS.staticcall(input);
        assertTrue(answered);
        assertEq(abi.decode(answer, (address[])).length, VALIDATORS);
        (answered, answer) = VALIDATOR_INGRESS.staticcall(bytes.concat(V1, tail));
        assertTrue(answered);
        assertEq(answer, abi.encode(0));
    }
}
