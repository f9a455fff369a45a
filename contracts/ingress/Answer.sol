// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Answer: the one word that a contract answers, from a call that can neither revert nor starve the caller
/// @dev The answer is copied by size, so that a contract which returns megabytes costs its own gas and not the caller's.
library Answer {
    /// @notice Asks with calldata taken from the caller's own; `answered` only for exactly 32 bytes. `reserve` is kept
    /// for the caller, whatever the target burns.
    function forward(
        address target,
        bytes calldata input,
        uint256 gasLimit,
        uint256 reserve
    ) internal view returns (bool answered, uint256 word) {
        // Solidity has no call that bounds what it copies back.
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            let data := mload(0x40)
            calldatacopy(data, input.offset, input.length)
            let left := mul(gt(gas(), reserve), sub(gas(), reserve))
            if lt(left, gasLimit) {
                gasLimit := left
            }
            answered := staticcall(gasLimit, target, data, input.length, 0, 32)
            answered := and(answered, eq(returndatasize(), 32))
            word := mload(0)
        }
    }

    /// @notice Asks with `input`; `answered` only for exactly 32 bytes.
    function ask(
        address target,
        bytes memory input,
        uint256 gasLimit
    ) internal view returns (bool answered, uint256 word) {
        // Solidity has no call that bounds what it copies back.
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            answered := staticcall(gasLimit, target, add(input, 32), mload(input), 0, 32)
            answered := and(answered, eq(returndatasize(), 32))
            word := mload(0)
        }
    }
}
