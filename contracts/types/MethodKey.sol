// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title MethodKey: under which key Standing keeps the words of a target's functions
/// @notice `edition` is {TargetWord-edition}: an entry is void as soon as its target is managed anew.
library MethodKey {
    /// @notice Key of a function of a target.
    function ofMethod(address target, uint32 edition, bytes4 selector) internal pure returns (bytes32) {
        return keccak256(abi.encode(target, edition, selector));
    }

    /// @notice Key of an account on the list of a function.
    function ofAccount(
        address target,
        uint32 edition,
        bytes4 selector,
        address account
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(target, edition, selector, account));
    }
}
