// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ACTION_CLASSES, ActionClass} from "../types/ActionClass.sol";
import {IAuthority} from "./IAuthority.sol";

/// @title ClassDelays: what the delays per class may become
library ClassDelays {
    /// @dev Seconds that every class but Emergency waits at the least.
    uint32 internal constant MIN_DELAY = 1 days;
    /// @dev Seconds that no class exceeds, so that a decision is always within reach.
    uint32 internal constant MAX_DELAY = 30 days;

    /// @notice Reverts unless `next` is within bounds and a strict class never waits less than a milder one, from now on
    /// and through the change: AccessManager raises a delay at once and lowers it after the difference.
    function check(uint32[4] memory current, uint32[4] memory next) internal view {
        uint48[4] memory effects;
        for (uint256 i = 0; i < ACTION_CLASSES; ++i) {
            bool tooShort = next[i] < MIN_DELAY && ActionClass(i) != ActionClass.Emergency;
            if (tooShort || next[i] > MAX_DELAY) revert IAuthority.AuthorityDelayOutOfBounds(ActionClass(i), next[i]);
            uint32 wait = next[i] < current[i] ? current[i] - next[i] : 0;
            effects[i] = uint48(block.timestamp) + wait;
        }
        for (uint256 i = 0; i < ACTION_CLASSES; ++i) _checkOrderAt(effects[i], effects, current, next);
    }

    function _checkOrderAt(
        uint48 moment,
        uint48[4] memory effects,
        uint32[4] memory current,
        uint32[4] memory next
    ) private pure {
        uint32 stricter = type(uint32).max;
        for (uint256 i = 0; i < ACTION_CLASSES; ++i) {
            uint32 delay = moment < effects[i] ? current[i] : next[i];
            if (delay > stricter) revert IAuthority.AuthorityDelaysOutOfOrder(moment);
            stricter = delay;
        }
    }
}
