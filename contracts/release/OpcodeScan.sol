// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title OpcodeScan: which opcodes a code may come to execute
/// @notice One sweep as the EVM's own jump analysis does it: the data of a PUSH is no code; behind an opcode that ends
/// execution nothing runs until the next JUMPDEST, since nothing else can be jumped to.
/// @dev Conservative: what the sweep calls reachable need not be, as constants behind the code or constructor arguments
/// that hold the byte of JUMPDEST. What it leaves out can never run, by the rules of Cancun and by those of the next forks as
/// far as they are known: a network that moves to another with new data or entries in code scans its contracts anew.
library OpcodeScan {
    /// @dev STOP, JUMP, RETURN, REVERT, INVALID, SELFDESTRUCT: one bit for each, by number.
    uint256 internal constant ENDS = (1 << 0x00) | (1 << 0x56) | (1 << 0xf3) | (1 << 0xfd) | (1 << 0xfe) | (1 << 0xff);
    /// @dev PUSH1 to PUSH32: the number above 0x5f is how many bytes of data follow.
    uint256 internal constant PUSHES = uint256(type(uint32).max) << 0x60;
    /// @dev CREATE and CREATE2: code that no decision approved.
    uint256 internal constant CREATES = (1 << 0xf0) | (1 << 0xf5);
    /// @dev DELEGATECALL: code that changes.
    uint256 internal constant DELEGATES = 1 << 0xf4;
    /// @dev CALLCODE and SELFDESTRUCT, which no contract needs.
    uint256 internal constant BANNED = (1 << 0xf2) | (1 << 0xff);
    /// @dev DUPN, SWAPN and EXCHANGE (EIP-8024), which halt on Cancun: a fork that runs them would skip a byte in which the
    /// sweep may see an end. What is published now would run then.
    uint256 internal constant DORMANT = (1 << 0xe6) | (1 << 0xe7) | (1 << 0xe8);
    /// @dev The first byte of code in another format (EIP-3541), and of a delegation (EIP-7702).
    uint8 internal constant FORMAT = 0xef;

    /// @notice The opcodes that may run, one bit for each, by number.
    function opcodesOf(bytes memory code) internal pure returns (uint256 opcodes) {
        (uint256 ends, uint256 turns) = (ENDS, ENDS | PUSHES);
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            // The byte swept last, and the code's last one.
            let at := add(code, 31)
            let end := add(at, mload(code))
            for {} lt(at, end) {} {
                at := add(at, 1)
                let opcode := byte(0, mload(at))
                let bit := shl(opcode, 1)
                opcodes := or(opcodes, bit)
                if and(bit, turns) {
                    if iszero(and(bit, ends)) {
                        at := add(at, sub(opcode, 0x5f))
                        continue
                    }
                    // Nothing runs until the next JUMPDEST.
                    for {} lt(at, end) {} {
                        at := add(at, 1)
                        opcode := byte(0, mload(at))
                        if eq(opcode, 0x5b) {
                            opcodes := or(opcodes, shl(0x5b, 1))
                            break
                        }
                        let data := sub(opcode, 0x5f)
                        if lt(data, 33) {
                            at := add(at, data)
                        }
                    }
                }
            }
        }
    }

    /// @notice Those of the opcodes that a contract of this kind must not hold; 0 when it is sound.
    /// @param factory whether it may create contracts
    /// @param upgradeable whether it may run the code of others as its own
    function refusedIn(bytes memory code, bool factory, bool upgradeable) internal pure returns (uint256 refused) {
        refused = BANNED | DORMANT;
        if (!factory) refused |= CREATES;
        if (!upgradeable) refused |= DELEGATES;
        refused &= opcodesOf(code);
        if (code.length != 0 && uint8(code[0]) == FORMAT) refused |= 1 << FORMAT;
    }
}
