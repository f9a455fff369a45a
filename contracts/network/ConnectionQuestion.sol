// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Endpoints} from "../types/Endpoint.sol";
import {NodeId, toNodeId} from "../types/NodeId.sol";
import {EnodeText} from "./EnodeText.sol";
import {INodeConnectionRules, INodeEndRules} from "./INodeRules.sol";

/// @notice One end of a connection as an engine describes it. `print` is of the IP or of the host.
struct NodeEnd {
    NodeId node;
    uint256 print;
    bool isIp;
    uint16 port;
}

/// @title ConnectionQuestion: an engine's two questions about a connection, read by hand from any calldata
/// @dev The compiler's decoder reverts on calldata that is short or unclean; here it is only not valid.
library ConnectionQuestion {
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

    /// @notice Both ends; bytes that follow are ignored.
    function readTwo(
        bytes calldata input
    ) internal pure returns (bool valid, NodeEnd memory source, NodeEnd memory destination) {
        if (input.length < TWO_ENDS) return (false, source, destination);
        (bool sourceValid, bool destinationValid) = (false, false);
        (sourceValid, source) = _readWords(input[4:132]);
        (destinationValid, destination) = _readWords(input[132:260]);
        valid = sourceValid && destinationValid;
    }

    /// @notice The one end; the engine writes its public key in hexadecimal digits.
    function readOne(bytes calldata input) internal pure returns (bool valid, NodeEnd memory end) {
        if (input.length < ONE_END) return (false, end);
        (bool enodeFound, bytes calldata enode) = _text(input, 0);
        (bool hostFound, bytes calldata host) = _text(input, 1);
        uint256 port = uint256(bytes32(input[68:100]));
        bool fits = enodeFound && enode.length == ENODE_DIGITS && hostFound && host.length <= Endpoints.MAX_HOST;
        if (!fits || port > type(uint16).max) return (false, end);
        (valid, end.node) = readKey(enode);
        (end.print, end.port) = (Endpoints.ofHost(host), uint16(port));
    }

    /// @notice The identity of a public key of 128 hexadecimal digits.
    function readKey(bytes calldata enode) internal pure returns (bool valid, NodeId node) {
        (bool validA, uint256 a) = EnodeText.parse(uint256(bytes32(enode[0:32])));
        (bool validB, uint256 b) = EnodeText.parse(uint256(bytes32(enode[32:64])));
        (bool validC, uint256 c) = EnodeText.parse(uint256(bytes32(enode[64:96])));
        (bool validD, uint256 d) = EnodeText.parse(uint256(bytes32(enode[96:128])));
        valid = validA && validB && validC && validD;
        node = toNodeId(bytes32((a << 128) | b), bytes32((c << 128) | d));
    }

    function _readWords(bytes calldata words) private pure returns (bool valid, NodeEnd memory end) {
        bytes32 ip = bytes32(words[64:96]);
        uint256 port = uint256(bytes32(words[96:128]));
        valid = ip == bytes16(ip) && port <= type(uint16).max;
        end.node = toNodeId(bytes32(words[0:32]), bytes32(words[32:64]));
        (end.print, end.isIp, end.port) = (Endpoints.ofIp(bytes16(ip)), true, uint16(port));
    }

    /// @dev The bytes of the dynamic argument in place `i`, wherever its offset points inside of the calldata.
    function _text(bytes calldata input, uint256 i) private pure returns (bool found, bytes calldata text) {
        text = input[0:0];
        uint256 room = input.length - 4;
        uint256 offset = uint256(bytes32(input[4 + i * 32:36 + i * 32]));
        if (offset > room || room - offset < 32) return (false, text);
        uint256 length = uint256(bytes32(input[4 + offset:36 + offset]));
        if (length > room - offset - 32) return (false, text);
        return (true, input[36 + offset:36 + offset + length]);
    }
}
