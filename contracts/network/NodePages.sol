// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EnumerableSet} from "@openzeppelin/contracts/utils/structs/EnumerableSet.sol";
import {Endpoint} from "../types/Endpoint.sol";
import {NodeId} from "../types/NodeId.sol";
import {NodeWord} from "../types/NodeWord.sol";
import {OrgId} from "../types/OrgId.sol";
import {INodes, Node} from "./INodes.sol";
import {NodeRegister} from "./NodeRegister.sol";

/// @title NodePages: what can be asked of the register
abstract contract NodePages is NodeRegister {
    using EnumerableSet for EnumerableSet.Bytes32Set;

    /// @inheritdoc INodes
    function nodeOf(NodeId node) public view returns (Node memory) {
        NodeWord word = _wordOf(node);
        Entry storage entry = _entries[node];
        return
            Node({
                enodeHigh: entry.enodeHigh,
                enodeLow: entry.enodeLow,
                organization: word.organization(),
                kind: word.kind(),
                status: word.status(),
                own: entry.own,
                since: entry.since,
                endpoint: Endpoint(entry.host, entry.ip, word.port())
            });
    }

    /// @inheritdoc INodes
    function idOfValidator(address validator) external view returns (NodeId) {
        return _idOf[validator];
    }

    /// @inheritdoc INodes
    function count() external view returns (uint256) {
        return _nodes.length();
    }

    /// @inheritdoc INodes
    function page(uint256 first, uint256 limit) external view returns (Node[] memory) {
        return _page(_nodes, first, limit);
    }

    /// @inheritdoc INodes
    function countOf(OrgId organization) external view returns (uint256) {
        return _nodesOf[organization].length();
    }

    /// @inheritdoc INodes
    function pageOf(OrgId organization, uint256 first, uint256 limit) external view returns (Node[] memory) {
        return _page(_nodesOf[organization], first, limit);
    }

    function _page(
        EnumerableSet.Bytes32Set storage list,
        uint256 first,
        uint256 limit
    ) private view returns (Node[] memory nodes) {
        uint256 length = list.length();
        if (first >= length) return nodes;
        uint256 available = length - first;
        nodes = new Node[](limit < available ? limit : available);
        for (uint256 i = 0; i < nodes.length; ++i) nodes[i] = nodeOf(NodeId.wrap(list.at(first + i)));
    }
}
