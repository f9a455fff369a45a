// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IStanding} from "../identity/IStanding.sol";
import {Endpoints} from "../types/Endpoint.sol";
import {NodeId} from "../types/NodeId.sol";
import {NodeStatus, NodeWord} from "../types/NodeWord.sol";
import {OrgWord} from "../types/Organization.sol";
import {Words} from "../types/Words.sol";
import {ConnectionQuestion} from "./ConnectionQuestion.sol";
import {NodeRule} from "./INodeRules.sol";

/// @title NodeRules: which nodes may connect, judged by the words of Standing
/// @notice A node of the consortium that is active, of an active organization, may be connected with any other; a
/// validator until it has left the set, whatever is suspended. It answers both questions of Hyperledger Besu, see
/// INodeRules.
/// @dev Both are answered in the fallback, by hand, as in AccountRules: a rule that reverts stops nodes from starting.
contract NodeRules {
    IStanding public immutable standing;
    /// @notice Whether a node must also be at the host or IP and port that it is registered with.
    bool public immutable byEndpoint;

    constructor(IStanding standing_, bool byEndpoint_) {
        standing = standing_;
        byEndpoint = byEndpoint_;
    }

    /// @notice Answers both `connectionAllowed`; every other call gets a zero word.
    fallback() external {
        Words.answer(uint256(_answer(msg.data)));
    }

    /// @notice The first rule that refuses a node at an endpoint: give `host` for a name or IP in text, or `ip`.
    function explain(NodeId node, string calldata host, bytes16 ip, uint16 port) external view returns (NodeRule rule) {
        bool isIp = bytes(host).length == 0;
        uint256 print = isIp ? Endpoints.ofIp(ip) : Endpoints.ofHost(bytes(host));
        (NodeWord word, OrgWord organization) = standing.nodeFacts(node);
        rule = _judge(word, organization);
        if (rule == NodeRule.None && byEndpoint && !word.fits(print, isIp, port)) return NodeRule.OtherEndpoint;
    }

    function _answer(bytes calldata input) private view returns (bytes32) {
        if (ConnectionQuestion.isOfTwo(input)) return ConnectionQuestion.word(_areAllowed(input));
        bool allowed = ConnectionQuestion.isOfOne(input) && _isAllowed(input);
        return bytes32(uint256(allowed ? 1 : 0));
    }

    function _areAllowed(bytes calldata input) private view returns (bool) {
        (bool valid, NodeId source, NodeId destination) = ConnectionQuestion.readTwo(input);
        if (!valid) return false;
        (NodeWord a, OrgWord ofA, NodeWord b, OrgWord ofB) = standing.connectionFacts(source, destination);
        if (_judge(a, ofA) != NodeRule.None || _judge(b, ofB) != NodeRule.None) return false;
        return !byEndpoint || (_fits(a, input, false) && _fits(b, input, true));
    }

    function _isAllowed(bytes calldata input) private view returns (bool) {
        (bool valid, NodeId node) = ConnectionQuestion.readOne(input);
        if (!valid) return false;
        (NodeWord word, OrgWord organization) = standing.nodeFacts(node);
        if (_judge(word, organization) != NodeRule.None) return false;
        if (!byEndpoint) return true;
        (uint256 print, uint16 port) = ConnectionQuestion.endpointOfOne(input);
        return word.fits(print, false, port);
    }

    function _fits(NodeWord word, bytes calldata input, bool second) private pure returns (bool) {
        (uint256 print, uint16 port) = ConnectionQuestion.endpointOfTwo(input, second);
        return word.fits(print, true, port);
    }

    function _judge(NodeWord word, OrgWord organization) private view returns (NodeRule) {
        NodeStatus status = word.status();
        if (status == NodeStatus.None) return NodeRule.UnknownNode;
        if (word.isConnectable(organization)) return NodeRule.None;
        if (status == NodeStatus.Suspended) return NodeRule.NodeSuspended;
        return status == NodeStatus.Removed ? NodeRule.NodeRemoved : NodeRule.OrganizationSuspended;
    }
}
