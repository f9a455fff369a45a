// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {OpcodeScan} from "../../contracts/release/OpcodeScan.sol";
import {Test} from "../fixtures/Test.sol";

/// @title OpcodeScan: of any code it says what a slow reading byte by byte says
contract OpcodeScanAnyCodeTest is Test {
    /// @dev What steers the sweep, and what it looks for.
    bytes private constant LIKELY = hex"005b56f3fdfeff57606162636f7f5ff0f1f2f4f5faefe6e7e801800a";

    function testFuzz_anyBytes(bytes memory code) public pure {
        _assertSame(code);
    }

    /// @dev Bytes at random are mostly data and dead soon.
    function testFuzz_bytesThatSteerTheSweep(bytes memory seeds) public pure {
        for (uint256 i = 0; i < seeds.length; ++i) seeds[i] = LIKELY[uint8(seeds[i]) % LIKELY.length];
        _assertSame(seeds);
    }

    function testFuzz_refusalIsWhatMayRunAndIsNotPermitted(
        bytes memory code,
        bool factory,
        bool upgradeable
    ) public pure {
        for (uint256 i = 0; i < code.length; ++i) code[i] = LIKELY[uint8(code[i]) % LIKELY.length];
        uint256 refused = OpcodeScan.refusedIn(code, factory, upgradeable);
        uint256 runs = _slowly(code);
        for (uint256 opcode = 0; opcode < 256; ++opcode) {
            bool expected = _has(runs, opcode) && _isRefused(code, opcode, factory, upgradeable);
            assertEq(_has(refused, opcode), expected);
        }
    }

    function _isRefused(bytes memory code, uint256 opcode, bool factory, bool upgradeable) private pure returns (bool) {
        if (opcode == 0xf0 || opcode == 0xf5) return !factory;
        if (opcode == 0xf4) return !upgradeable;
        if (opcode == 0xef) return code[0] == 0xef;
        return opcode == 0xf2 || opcode == 0xff || (opcode >= 0xe6 && opcode <= 0xe8);
    }

    function _assertSame(bytes memory code) private pure {
        assertEq(OpcodeScan.opcodesOf(code), _slowly(code));
    }

    /// @dev Every byte in turn, none skipped.
    function _slowly(bytes memory code) private pure returns (uint256 opcodes) {
        uint256 dataLeft;
        bool runs = true;
        for (uint256 i = 0; i < code.length; ++i) {
            if (dataLeft != 0) {
                --dataLeft;
                continue;
            }
            uint256 opcode = uint8(code[i]);
            if (opcode >= 0x60 && opcode <= 0x7f) dataLeft = opcode - 0x5f;
            if (opcode == 0x5b) runs = true;
            if (runs) opcodes |= 1 << opcode;
            bool ends = opcode == 0x00 || opcode == 0x56 || opcode == 0xf3 || opcode >= 0xfd;
            if (ends) runs = false;
        }
    }

    function _has(uint256 bits, uint256 opcode) private pure returns (bool) {
        return (bits >> opcode) & 1 == 1;
    }
}
