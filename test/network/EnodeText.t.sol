// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EnodeText} from "../../contracts/network/EnodeText.sol";
import {Test} from "../fixtures/Test.sol";

/// @title EnodeText: thirty-two hexadecimal digits of either case, and nothing else, are a number
contract EnodeTextTest is Test {
    bytes16 private constant LOWER = "0123456789abcdef";
    bytes16 private constant UPPER = "0123456789ABCDEF";

    function testFuzz_everyNumberIsReadFromEitherCase(uint128 number, uint32 capitals) public pure {
        (bool valid, uint256 read) = EnodeText.parse(_write(number, capitals));
        assertTrue(valid);
        assertEq(read, number);
    }

    /// forge-config: default.fuzz.runs = 2000
    /// forge-config: deep.fuzz.runs = 100000
    function testFuzz_oneOtherCharacterIsRefused(uint128 number, uint8 place, uint8 character) public pure {
        uint256 shift = uint256(place % 32) * 8;
        uint256 text = (_write(number, 0) & ~(uint256(0xff) << shift)) | (uint256(character) << shift);
        (bool valid, ) = EnodeText.parse(text);
        assertEq(valid, _isDigit(character));
    }

    /// @dev Every character in every place, since the reader works on all places at once.
    function test_exactlyTheDigitsAreDigits() public pure {
        for (uint256 place = 0; place < 32; ++place) {
            for (uint256 character = 0; character < 256; ++character) {
                uint256 shift = place * 8;
                uint256 text = (_write(0, 0) & ~(uint256(0xff) << shift)) | (character << shift);
                (bool valid, ) = EnodeText.parse(text);
                assertEq(valid, _isDigit(uint8(character)));
            }
        }
    }

    /// @dev A character that lower-casing makes a digit of counts as that digit: 0x10 to 0x19 as 0 to 9.
    function _isDigit(uint8 character) private pure returns (bool) {
        uint8 lower = character | 0x20;
        return (lower >= 0x30 && lower <= 0x39) || (lower >= 0x61 && lower <= 0x66);
    }

    function _write(uint128 number, uint32 capitals) private pure returns (uint256 text) {
        for (uint256 i = 0; i < 32; ++i) {
            uint256 digit = (number >> (124 - i * 4)) & 0xf;
            bytes1 character = (capitals >> i) & 1 == 1 ? UPPER[digit] : LOWER[digit];
            text = (text << 8) | uint8(character);
        }
    }
}
