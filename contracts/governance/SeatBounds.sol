// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ClassTerms} from "./ICharter.sol";
import {ISeats} from "./ISeats.sol";

/// @title SeatBounds: what the live seats must satisfy together, whatever list or rates are proposed
library SeatBounds {
    uint256 internal constant MIN_SEATS = 3;
    uint256 private constant BASIS = 10_000;

    /// @notice Reverts unless there are three seats, no group weighs half of the total or more, and all seats but the
    /// largest can meet the participation, exceed the approval against it, and override a veto.
    function check(uint256[] memory weights, bytes32[] memory groups, ClassTerms memory terms) internal pure {
        if (weights.length < MIN_SEATS) revert ISeats.SeatsTooFew(weights.length);
        uint256 total;
        uint256 largest;
        for (uint256 i = 0; i < weights.length; ++i) {
            total += weights[i];
            if (weights[i] > largest) largest = weights[i];
        }
        for (uint256 i = 0; i < weights.length; ++i) _checkGroup(groups[i], weights, groups, total);
        uint256 rest = total - largest;
        bool reachable =
            rest * BASIS >= terms.participation * total &&
                rest * BASIS > terms.approval * total &&
                rest * 3 >= total * 2;
        if (!reachable) revert ISeats.SeatsRatesUnreachable(largest, total, terms);
    }

    function _checkGroup(bytes32 group, uint256[] memory weights, bytes32[] memory groups, uint256 total) private pure {
        uint256 weight;
        for (uint256 i = 0; i < weights.length; ++i) if (groups[i] == group) weight += weights[i];
        if (weight * 2 >= total) revert ISeats.SeatsGroupTooHeavy(group, weight, total);
    }
}
