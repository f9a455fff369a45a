// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title EnodeText: a public key from the 128 hexadecimal digits in which an engine writes it
/// @dev Thirty-two digits at a time, without a loop over characters.
library EnodeText {
    // Each byte of a word, spelled out: the compiler would multiply, and check, at every use.
    uint256 private constant ONES = 0x0101010101010101010101010101010101010101010101010101010101010101;
    uint256 private constant SIXES = 0x0606060606060606060606060606060606060606060606060606060606060606;
    uint256 private constant LOW = 0x0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f;
    uint256 private constant HIGH = 0xf0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0;
    uint256 private constant CASE = 0x2020202020202020202020202020202020202020202020202020202020202020;
    uint256 private constant TOP = 0x8080808080808080808080808080808080808080808080808080808080808080;

    /// @notice The number that 32 digits of either case write; `valid` is false when one of the characters is none.
    function parse(uint256 text) internal pure returns (bool valid, uint256 number) {
        unchecked {
            text |= CASE;
            uint256 letters = (text >> 6) & ONES;
            uint256 digits = (text & LOW) + letters * 9;
            // A digit is 0x30 to 0x39, a letter 0x61 to 0x66: one of bit 4 and bit 6, and ten or more exactly for letters.
            uint256 wrong = (text & TOP) | (digits & HIGH);
            wrong |= ((letters ^ (text >> 4)) & ONES) ^ ONES;
            wrong |= (((digits + SIXES) >> 4) & ONES) ^ letters;
            valid = wrong == 0;
            number = _pack(digits);
        }
    }

    /// @dev Pairs of digits become bytes, pairs of bytes become words of two, and so on up to 16 bytes.
    function _pack(uint256 n) private pure returns (uint256) {
        n = (n | (n >> 4)) & 0x00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff;
        n = (n | (n >> 8)) & 0x0000ffff0000ffff0000ffff0000ffff0000ffff0000ffff0000ffff0000ffff;
        n = (n | (n >> 16)) & 0x00000000ffffffff00000000ffffffff00000000ffffffff00000000ffffffff;
        n = (n | (n >> 32)) & 0x0000000000000000ffffffffffffffff0000000000000000ffffffffffffffff;
        return (n | (n >> 64)) & type(uint128).max;
    }
}
