// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice Where a node listens: a host as an engine writes it (a DNS name or an IP in text), its IP in 16 bytes
/// (::ffff:a.b.c.d for IPv4; 0 when only a name is known), and its RLPx port.
struct Endpoint {
    string host;
    bytes16 ip;
    uint16 port;
}

/// @title Endpoints: prints by which an endpoint is compared
library Endpoints {
    /// @dev The longest name that DNS allows.
    uint256 internal constant MAX_HOST = 253;

    bytes32 private constant LOWER = 0x2020202020202020202020202020202020202020202020202020202020202020;

    /// @notice Print of a host, upper and lower case alike. It overwrites `host`.
    function ofHost(bytes memory host) internal pure returns (uint256 print) {
        // Word by word: a loop over characters would cost more than everything else that a rule does.
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            let size := mload(host)
            let end := add(add(host, 32), size)
            for {
                let at := add(host, 32)
            } lt(at, end) {
                at := add(at, 32)
            } {
                mstore(at, or(mload(at), LOWER))
            }
            print := keccak256(add(host, 32), size)
        }
    }

    /// @notice Print of an IP.
    function ofIp(bytes16 ip) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(ip)));
    }
}
