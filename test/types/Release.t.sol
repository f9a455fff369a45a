// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Version, isReleaseName} from "../../contracts/types/Release.sol";
import {Test} from "../fixtures/Test.sol";

/// @title Release: names of releases, and the order of versions
contract ReleaseTest is Test {
    /// @dev What names consist of, and what is next to it in ASCII or elsewhere.
    bytes private constant LETTERS = "abyz0189-AZ`{/:._ \n\x00\x7f\xff";
    uint256 private constant FIT = 9;

    function testFuzz_nameAsRead(bytes32 picks, uint8 length, bool fit) public pure {
        bytes memory text = new bytes(32);
        for (uint256 i = 0; i < length % 33; ++i) {
            text[i] = LETTERS[uint8(picks[i]) % (fit ? FIT : LETTERS.length)];
        }
        assertEq(isReleaseName(bytes32(text)), _isNameAsRead(text));
    }

    function testFuzz_anyWordAsRead(bytes32 word) public pure {
        assertEq(isReleaseName(word), _isNameAsRead(abi.encodePacked(word)));
    }

    function testFuzz_versionsInOrder(uint32[3] memory a, uint32[3] memory b) public pure {
        bool after_ = a[0] > b[0] || (a[0] == b[0] && (a[1] > b[1] || (a[1] == b[1] && a[2] > b[2])));
        assertEq(_version(a).isAfter(_version(b)), after_);
    }

    function testFuzz_versionsThatShareParts(uint32 shared, uint32 a, uint32 b) public pure {
        assertEq(_version([shared, shared, a]).isAfter(_version([shared, shared, b])), a > b);
        assertEq(_version([shared, a, b]).isAfter(_version([shared, b, a])), a > b);
        assertFalse(_version([shared, a, b]).isAfter(_version([shared, a, b])));
    }

    /// @dev A letter first, then letters, digits and hyphens, at most 31, then nothing.
    function _isNameAsRead(bytes memory text) private pure returns (bool) {
        uint256 length = 0;
        while (length < 32 && text[length] != 0) ++length;
        if (length == 0 || length == 32 || !_isIn(text[0], "a", "z")) return false;
        for (uint256 i = 1; i < 32; ++i) {
            bool named = _isIn(text[i], "a", "z") || _isIn(text[i], "0", "9") || text[i] == "-";
            if (i < length ? !named : text[i] != 0) return false;
        }
        return true;
    }

    function _isIn(bytes1 char, bytes1 first, bytes1 last) private pure returns (bool) {
        return uint8(char) >= uint8(first) && uint8(char) <= uint8(last);
    }

    function _version(uint32[3] memory parts) private pure returns (Version) {
        return Version.wrap((uint96(parts[0]) << 64) | (uint96(parts[1]) << 32) | parts[2]);
    }
}
