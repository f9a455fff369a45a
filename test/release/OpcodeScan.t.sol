// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {OpcodeScan} from "../../contracts/release/OpcodeScan.sol";
import {Test} from "../fixtures/Test.sol";

/// @title OpcodeScan: hand-made codes, each for one edge of the sweep
contract OpcodeScanTest is Test {
    uint8 private constant ADD = 0x01;
    uint8 private constant PUSH0 = 0x5f;
    uint8 private constant JUMPDEST = 0x5b;
    uint8 private constant CREATE2 = 0xf5;

    /// @dev STOP, JUMP, RETURN, REVERT, INVALID, SELFDESTRUCT.
    bytes private constant ENDS = hex"0056f3fdfeff";

    function test_noCodeRunsNothing() public pure {
        _assertRuns("", "");
    }

    function test_everyOpcodeRunsWhereACodeBegins() public pure {
        for (uint256 opcode = 0; opcode < 256; ++opcode) {
            bytes memory code = abi.encodePacked(uint8(opcode));
            _assertRuns(code, code);
        }
    }

    function test_theDataOfAPushIsNoCode() public pure {
        for (uint8 length = 1; length <= 32; ++length) {
            bytes memory push = abi.encodePacked(PUSH0 + length, _repeat(CREATE2, length));
            _assertRuns(push, abi.encodePacked(PUSH0 + length));
            _assertRuns(bytes.concat(push, hex"01"), abi.encodePacked(PUSH0 + length, ADD));
            _assertRuns(bytes.concat(push, hex"f5"), abi.encodePacked(PUSH0 + length, CREATE2));
        }
    }

    function test_push0HasNoData() public pure {
        _assertRuns(hex"5ff5", hex"5ff5");
    }

    function test_aPushMayBeCutShortByTheEndOfTheCode() public pure {
        for (uint8 length = 1; length <= 32; ++length) {
            for (uint256 present = 0; present < length; ++present) {
                bytes memory code = abi.encodePacked(ADD, PUSH0 + length, _repeat(CREATE2, present));
                _assertRuns(code, abi.encodePacked(ADD, PUSH0 + length));
            }
        }
    }

    /// @dev The memory behind a code belongs to others.
    function test_nothingBehindTheCodeIsRead() public pure {
        bytes memory code = hex"0161";
        bytes memory behind = hex"f5f5f5f5";
        _assertRuns(code, hex"0161");
        assertEq(behind.length, 4);
    }

    function test_nothingRunsBehindAnEnd() public pure {
        for (uint256 i = 0; i < ENDS.length; ++i) {
            bytes memory code = abi.encodePacked(ADD, ENDS[i], hex"f0f2f4f502");
            _assertRuns(code, abi.encodePacked(ADD, ENDS[i]));
        }
    }

    function test_anythingElseEndsNothing() public pure {
        for (uint256 opcode = 0; opcode < 256; ++opcode) {
            bytes1 byte_ = bytes1(uint8(opcode));
            bool pushes = opcode > PUSH0 && opcode <= PUSH0 + 32;
            if (pushes || _holds(ENDS, byte_)) continue;
            _assertRuns(abi.encodePacked(byte_, CREATE2), abi.encodePacked(byte_, CREATE2));
        }
    }

    function test_aJumpdestEntersAgain() public pure {
        for (uint256 i = 0; i < ENDS.length; ++i) {
            bytes memory code = abi.encodePacked(ENDS[i], hex"02f0", JUMPDEST, CREATE2);
            _assertRuns(code, abi.encodePacked(ENDS[i], JUMPDEST, CREATE2));
        }
    }

    function test_aJumpdestEntersUntilTheNextEnd() public pure {
        _assertRuns(hex"00f05b01fdf55b02feff", hex"005b01fd02fe");
    }

    function test_aJumpdestAtTheVeryEndEntersNothing() public pure {
        _assertRuns(hex"00f55b", hex"005b");
    }

    function test_theDataOfAPushEntersNothing() public pure {
        for (uint8 length = 1; length <= 32; ++length) {
            bytes memory data = _repeat(JUMPDEST, length);
            _assertRuns(abi.encodePacked(hex"00", PUSH0 + length, data, CREATE2), hex"00");
            _assertRuns(abi.encodePacked(hex"00", PUSH0 + length, data, JUMPDEST, CREATE2), hex"005bf5");
        }
    }

    /// @dev A push that does not run still hides its data: the jump analysis does not know what runs.
    function test_aPushCutShortBehindAnEndEntersNothing() public pure {
        _assertRuns(hex"007f5b5b5b5bf5", hex"00");
    }

    function test_aConditionalJumpEndsNothing() public pure {
        _assertRuns(hex"57f5", hex"57f5");
    }

    function test_selfdestructIsSeenAlthoughItEnds() public pure {
        assertEq(OpcodeScan.refusedIn(hex"01ff", true, true), 1 << 0xff);
    }

    function test_whatIsRefusedDependsOnTheFlags() public pure {
        bytes memory code = hex"f0f1f2f4f5faff";
        uint256 banned = (1 << 0xf2) | (1 << 0xff);
        uint256 creates = (1 << 0xf0) | (1 << 0xf5);
        uint256 delegates = 1 << 0xf4;
        assertEq(OpcodeScan.refusedIn(code, false, false), banned | creates | delegates);
        assertEq(OpcodeScan.refusedIn(code, true, false), banned | delegates);
        assertEq(OpcodeScan.refusedIn(code, false, true), banned | creates);
        assertEq(OpcodeScan.refusedIn(code, true, true), banned);
    }

    /// @dev DUPN 0 and CREATE2, where a fork knows DUPN (EIP-8024): this sweep sees a STOP before CREATE2.
    function test_whatALaterForkWouldRunIsRefusedNow() public pure {
        _assertRuns(hex"e600f5", hex"e600");
        for (uint256 opcode = 0xe6; opcode <= 0xe8; ++opcode) {
            bytes memory code = abi.encodePacked(uint8(opcode), hex"00f5");
            assertEq(OpcodeScan.refusedIn(code, true, true), 1 << opcode);
        }
        assertEq(OpcodeScan.refusedIn(hex"00e600f5", false, false), 0);
    }

    function test_anotherFormatIsRefusedWhateverTheFlags() public pure {
        assertEq(OpcodeScan.refusedIn(hex"ef", true, true), 1 << 0xef);
        assertEq(OpcodeScan.refusedIn(hex"ef01f5", false, false), (1 << 0xef) | (1 << 0xf5));
        assertEq(OpcodeScan.refusedIn(abi.encodePacked(hex"ef0100", address(1)), true, true), 1 << 0xef);
    }

    function test_theBytesOfAnotherFormatAreSoundElsewhere() public pure {
        assertEq(OpcodeScan.refusedIn(hex"01ef", false, false), 0);
        assertEq(OpcodeScan.refusedIn(hex"60ef", false, false), 0);
        assertEq(OpcodeScan.refusedIn(hex"5befef", false, false), 0);
    }

    function test_noCodeIsSound() public pure {
        assertEq(OpcodeScan.refusedIn("", false, false), 0);
    }

    /// @dev That just the opcodes of the list may run.
    function _assertRuns(bytes memory code, bytes memory list) private pure {
        uint256 bits;
        for (uint256 i = 0; i < list.length; ++i) bits |= 1 << uint8(list[i]);
        assertEq(OpcodeScan.opcodesOf(code), bits, vm.toString(uint256(bytes32(code))));
    }

    function _repeat(uint8 value, uint256 times) private pure returns (bytes memory data) {
        data = new bytes(times);
        for (uint256 i = 0; i < times; ++i) data[i] = bytes1(value);
    }

    function _holds(bytes memory list, bytes1 value) private pure returns (bool) {
        for (uint256 i = 0; i < list.length; ++i) if (list[i] == value) return true;
        return false;
    }
}
