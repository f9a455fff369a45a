// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Field} from "../../contracts/identity/IStanding.sol";
import {NodeKind, NodeStatus, toNodeState} from "../../contracts/types/NodeWord.sol";
import {OrgId} from "../../contracts/types/OrgId.sol";
import {Founding} from "../fixtures/Founding.sol";
import {NodeEngine} from "../fixtures/NodeEngine.sol";

/// @title Connection cost: an answer costs the same with 10, 1,000 and 10,000 nodes
contract ConnectionCostTest is Founding, NodeEngine {
    uint256 private _nodes;

    function test_sameCostAtAnySize() public {
        _fill(10);
        _costs();
        (uint256 two, uint256 one) = _costs();
        uint256[2] memory sizes = [uint256(1_000), 10_000];
        for (uint256 i = 0; i < sizes.length; ++i) {
            _fill(sizes[i]);
            (uint256 twoNow, uint256 oneNow) = _costs();
            assertEq(twoNow, two, "both ends");
            assertEq(oneNow, one, "one end");
        }
    }

    function _fill(uint256 nodes) private {
        uint256 bits = toNodeState(NodeStatus.Active, NodeKind.Observer, OrgId.wrap(1), 0);
        vm.startPrank(address(suite.nodes));
        for (; _nodes < nodes; ++_nodes) suite.standing.write(Field.Node, keccak256(abi.encode(_nodes)), bits);
        vm.stopPrank();
    }

    function _costs() private returns (uint256 two, uint256 one) {
        two = _cost(_questionV1(_newNode(0, BANK_A), _newNode(1, BANK_B)));
        one = _cost(_questionV2(_newNode(0, BANK_A)));
    }

    function _cost(bytes memory question) private returns (uint256 spent) {
        vm.cool(NODE_INGRESS);
        vm.cool(address(suite.nodeRules));
        vm.cool(address(suite.standing));
        address asked = NODE_INGRESS;
        bool answered;
        assembly ("memory-safe") {
            spent := gas()
            answered := staticcall(gas(), asked, add(question, 32), mload(question), 0, 32)
            spent := sub(spent, gas())
        }
        assertTrue(answered);
    }
}
