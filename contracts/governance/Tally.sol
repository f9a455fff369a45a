// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ActionClass} from "../types/ActionClass.sol";
import {OrgId} from "../types/OrgId.sol";

/// @notice A proposal's ballots and the terms it was opened under, in one slot. Weights count seats' weight; rates are in
/// basis points.
/// @param total all live weight at the snapshot
/// @param seat the seat that proposed
/// @param overriding a vetoed proposal made again: two thirds of all weight must be for, in place of the rates
struct Tally {
    uint32 forWeight;
    uint32 againstWeight;
    uint32 abstainWeight;
    uint32 total;
    uint16 participation;
    uint16 approval;
    ActionClass class;
    OrgId seat;
    bool overriding;
}

using Tallies for Tally global;

/// @title Tallies: when a proposal has succeeded or failed
/// @notice Participation is met when cast x 10,000 >= rate x total; approval when for x 10,000 > rate x (for + against).
/// Abstentions count for participation only, and ties fail.
library Tallies {
    /// @notice `support` is none of 0 against, 1 for, 2 abstain.
    error TallyInvalidSupport(uint8 support);

    uint256 private constant BASIS = 10_000;

    /// @notice Adds `weight` to one side.
    function add(Tally memory tally, uint8 support, uint256 weight) internal pure {
        if (support == 0) tally.againstWeight += uint32(weight);
        else if (support == 1) tally.forWeight += uint32(weight);
        else if (support == 2) tally.abstainWeight += uint32(weight);
        else revert TallyInvalidSupport(support);
    }

    /// @notice Whether enough weight was cast.
    function isQuorate(Tally memory tally) internal pure returns (bool) {
        return cast(tally) * BASIS >= uint256(tally.participation) * tally.total;
    }

    /// @notice Whether enough of it was for.
    function isApproved(Tally memory tally) internal pure returns (bool) {
        return _isApproved(tally, tally.forWeight, tally.againstWeight);
    }

    /// @notice Succeeded, and no outstanding ballot could undo it.
    function isWon(Tally memory tally) internal pure returns (bool) {
        return isQuorate(tally) && _isApproved(tally, tally.forWeight, tally.againstWeight + outstanding(tally));
    }

    /// @notice Failed, whatever the outstanding ballots are.
    function isLost(Tally memory tally) internal pure returns (bool) {
        return !_isApproved(tally, tally.forWeight + outstanding(tally), tally.againstWeight);
    }

    /// @notice All weight cast, abstentions included.
    function cast(Tally memory tally) internal pure returns (uint256) {
        return uint256(tally.forWeight) + tally.againstWeight + tally.abstainWeight;
    }

    /// @notice Weight of the snapshot not cast yet.
    function outstanding(Tally memory tally) internal pure returns (uint256) {
        return tally.total - cast(tally);
    }

    function _isApproved(Tally memory tally, uint256 for_, uint256 against) private pure returns (bool) {
        if (tally.overriding) return for_ * 3 >= uint256(tally.total) * 2;
        return for_ * BASIS > tally.approval * (for_ + against);
    }
}
