// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Places: eight numbers below 2^32 in one word; 0 is a free place
/// @dev Reading a packed storage array place by place costs a storage read each; a word costs one.
library Places {
    uint256 internal constant PER_WORD = 8;

    /// @notice The number in place `i` of 0 to 7.
    function get(uint256 word, uint256 i) internal pure returns (uint256) {
        return (word >> (i * 32)) & type(uint32).max;
    }

    /// @notice The word with `number` in place `i` of 0 to 7.
    function put(uint256 word, uint256 i, uint256 number) internal pure returns (uint256) {
        return (word & ~(uint256(type(uint32).max) << (i * 32))) | (uint256(uint32(number)) << (i * 32));
    }
}
