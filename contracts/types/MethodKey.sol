// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title MethodKey: under which key Standing keeps the words of a target's functions
library MethodKey {
    /// @notice Key of a function of a target.
    function ofMethod(address target, bytes4 selector) internal pure returns (bytes32) {
        return keccak256(abi.encode(target, selector));
    }

    /// @notice Key of an account on the list of a function.
    function ofAccount(address target, bytes4 selector, address account) internal pure returns (bytes32) {
        return keccak256(abi.encode(target, selector, account));
    }
}
