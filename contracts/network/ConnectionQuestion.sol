// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Endpoints} from "../types/Endpoint.sol";
import {NodeId, toNodeId} from "../types/NodeId.sol";
import {Words} from "../types/Words.sol";
import {EnodeText} from "./EnodeText.sol";
import {INodeConnectionRules, INodeEndRules} from "./INodeRules.sol";

/// @title ConnectionQuestion: an engine's two questions about a connection, read by hand from any calldata
/// @dev The compiler's decoder reverts on calldata that is short or unclean; here it is only not valid.
library ConnectionQuestion {
    using Words for bytes;

    bytes32 private constant YES = bytes32(type(uint256).max);
    bytes32 private constant NO = bytes32(type(uint256).max >> 1);
    uint256 private constant TWO_ENDS = 4 + 8 * 32;
    uint256 private constant ONE_END = 4 + 3 * 32;
    uint256 private constant ENODE_DIGITS = 128;

    /// @notice The word that version 1 of the interface knows for an answer.
    function word(bool allowed) internal pure returns (bytes32) {
        return allowed ? YES : NO;
    }

    /// @notice Whether the question is about both ends (version 1).
    function isOfTwo(bytes calldata input) internal pure returns (bool) {
        return bytes4(input) == INodeConnectionRules.connectionAllowed.selector;
    }

    /// @notice Whether the question is about one end (version 2).
    function isOfOne(bytes calldata input) internal pure returns (bool) {
        return bytes4(input) == INodeEndRules.connectionAllowed.selector;
    }

    /// @notice The nodes at both ends; bytes that follow are ignored.
    function readTwo(bytes calldata input) internal pure returns (bool valid, NodeId source, NodeId destination) {
        if (input.length < TWO_ENDS) return (false, source, destination);
        valid = _isEnd(input, 4) && _isEnd(input, 132);
        source = toNodeId(bytes32(input.wordAt(4)), bytes32(input.wordAt(36)));
        destination = toNodeId(bytes32(input.wordAt(132)), bytes32(input.wordAt(164)));
    }

    /// @notice The node at the one end; the engine writes its public key in hexadecimal digits.
    function readOne(bytes calldata input) internal pure returns (bool valid, NodeId node) {
        if (input.length < ONE_END || input.wordAt(68) > type(uint16).max) return (false, node);
        (bool enodeFound, bytes calldata enode) = input.bytesAt(0);
        (bool hostFound, bytes calldata host) = input.bytesAt(1);
        bool fits = enodeFound && enode.length == ENODE_DIGITS && hostFound && host.length <= Endpoints.MAX_HOST;
        return fits ? readKey(enode) : (false, node);
    }

    /// @notice Print of the IP, and port, of an end of a valid question about two: of the first, or of the second.
    function endpointOfTwo(bytes calldata input, bool second) internal pure returns (uint256 print, uint16 port) {
        uint256 start = second ? 132 : 4;
        print = Endpoints.ofIp(bytes16(bytes32(input.wordAt(start + 64))));
        port = uint16(input.wordAt(start + 96));
    }

    /// @notice Print of the host, and port, of the end of a valid question about one.
    function endpointOfOne(bytes calldata input) internal pure returns (uint256 print, uint16 port) {
        (, bytes calldata host) = input.bytesAt(1);
        (print, port) = (Endpoints.ofHost(host), uint16(input.wordAt(68)));
    }

    /// @notice The identity of a public key of 128 hexadecimal digits.
    function readKey(bytes calldata enode) internal pure returns (bool valid, NodeId node) {
        (bool validA, uint256 a) = EnodeText.parse(enode.wordAt(0));
        (bool validB, uint256 b) = EnodeText.parse(enode.wordAt(32));
        (bool validC, uint256 c) = EnodeText.parse(enode.wordAt(64));
        (bool validD, uint256 d) = EnodeText.parse(enode.wordAt(96));
        valid = validA && validB && validC && validD;
        node = toNodeId(bytes32((a << 128) | b), bytes32((c << 128) | d));
    }

    /// @dev Whether the IP has 16 bytes and the port 2.
    function _isEnd(bytes calldata input, uint256 start) private pure returns (bool) {
        bytes32 ip = bytes32(input.wordAt(start + 64));
        return ip == bytes16(ip) && input.wordAt(start + 96) <= type(uint16).max;
    }
}
