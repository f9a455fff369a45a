// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Consensus: what QBFT bears
library Consensus {
    /// @notice The most validators of a set: messages grow with their square.
    uint256 internal constant MAX_VALIDATORS = 64;
    /// @notice The fewest validators that withstand one faulty.
    uint256 internal constant BFT_FLOOR = 4;

    /// @notice How many of so many validators change at once: a third may fail and the rest still agree, and one always may.
    function changesAtOnce(uint256 validators) internal pure returns (uint256) {
        return validators < 7 ? 1 : (validators - 1) / 3;
    }
}
