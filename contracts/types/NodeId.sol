// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice Identity of a node: keccak256 of its public key, the 64 bytes that an enode URL carries. Host and port are
/// not part of it. Its last 20 bytes are the address that QBFT knows the node by.
type NodeId is bytes32;

using {validator} for NodeId global;

/// @dev The identity of a public key in two words.
function toNodeId(bytes32 enodeHigh, bytes32 enodeLow) pure returns (NodeId id) {
    // As keccak256(abi.encode(enodeHigh, enodeLow)), without memory of its own: every question hashes one or two.
    // solhint-disable-next-line no-inline-assembly
    assembly ("memory-safe") {
        mstore(0, enodeHigh)
        mstore(32, enodeLow)
        id := keccak256(0, 64)
    }
}

/// @dev The node's address as a validator.
function validator(NodeId id) pure returns (address) {
    return address(uint160(uint256(NodeId.unwrap(id))));
}
