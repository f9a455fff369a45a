// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title INodeConnectionRules: what an engine asks about a connection, with both ends in one question
/// @notice Hyperledger Besu up to 25.5, node permissioning version 1 (EEA client specification 5). An IPv4 address is
/// ::ffff:a.b.c.d.
interface INodeConnectionRules {
    /// @notice All ones for yes; all ones but the first bit for no. No other word is an answer.
    function connectionAllowed(
        bytes32 sourceEnodeHigh,
        bytes32 sourceEnodeLow,
        bytes16 sourceIp,
        uint16 sourcePort,
        bytes32 destinationEnodeHigh,
        bytes32 destinationEnodeLow,
        bytes16 destinationIp,
        uint16 destinationPort
    ) external view returns (bytes32);
}

/// @title INodeEndRules: what an engine asks about one end of a connection
/// @notice Hyperledger Besu up to 25.5, node permissioning version 2 (EEA client specification 6). It asks twice, and
/// once more with a DNS name where it knows one.
interface INodeEndRules {
    /// @notice Whether the node of this public key (128 hexadecimal digits) may be connected at this host and port; 0 is
    /// a port that the engine does not know.
    function connectionAllowed(string calldata enodeId, string calldata host, uint16 port) external view returns (bool);
}

/// @notice The rule that refuses a node; None when it may be connected. In the order in which they are asked.
enum NodeRule {
    None,
    UnknownNode,
    NodeSuspended,
    NodeRemoved,
    OrganizationSuspended,
    OtherEndpoint
}
