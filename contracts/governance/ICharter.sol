// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ActionClass} from "../types/ActionClass.sol";

/// @notice What a proposal of one class needs. Rates in basis points, period in seconds.
/// @param participation share of all weight that must be cast, abstentions included (met when reached)
/// @param approval share of for and against that must be for (met when exceeded)
/// @param period how long ballots are accepted, unless the outcome is decided before
struct ClassTerms {
    uint16 participation;
    uint16 approval;
    uint32 period;
}

/// @title Charter: rates and periods per class
/// @notice Rates are 50 to 80 % of participation and 50 to 90 % of approval, and never lower for a stricter class. They
/// must be reachable without any one seat, so that no seat can block everything.
/// @dev Terms change as a whole and hold for proposals created afterwards.
interface ICharter {
    /// @notice A rate or period of `class` is outside its bounds.
    error CharterTermsOutOfBounds(ActionClass class, ClassTerms terms);
    /// @notice `class` asks for less than the milder class after it.
    error CharterTermsOutOfOrder(ActionClass class);

    /// @notice The terms of every class, strictest first.
    event CharterSet(ClassTerms[4] terms);

    /// @notice Sets the terms of every class, strictest first. Constitution.
    function set(ClassTerms[4] calldata terms) external;

    /// @notice The terms of `actionClass`.
    function termsOf(ActionClass actionClass) external view returns (ClassTerms memory);

    /// @notice The terms of every class, strictest first.
    function allTerms() external view returns (ClassTerms[4] memory);
}
