// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title MethodKey: under which key Standing keeps the words of a target's functions
/// @notice `edition` is {TargetWord-edition}: an entry is void as soon as its target is managed anew.
library MethodKey {
    /// @notice Key of a function of a target. Bits: [0..31] selector, [64..95] edition, [96..255] target.
    function ofMethod(address target, uint32 edition, bytes4 selector) internal pure returns (bytes32) {
        return bytes32((uint256(uint160(target)) << 96) | (uint256(edition) << 64) | uint32(selector));
    }

    /// @notice Key of an account on the list of a function.
    function ofAccount(
        address target,
        uint32 edition,
        bytes4 selector,
        address account
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(ofMethod(target, edition, selector), account));
    }
}
