// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {OrgId} from "../types/OrgId.sol";
import {ClassTerms} from "./ICharter.sol";

/// @notice A seat and its weight, as given to {ISeats-set}.
struct SeatWeight {
    OrgId organization;
    uint32 weight;
}

/// @notice A seat as it stands now.
/// @param account the one account through which it votes; zero when there is none
/// @param weight its live weight; 0 while suspended
/// @param live whether it may vote
struct Seat {
    OrgId organization;
    address account;
    uint32 weight;
    bool live;
}

/// @title Seats: the weighted places of organizations in the Committee
/// @notice Weight belongs to the seat; an account only uses it. The list changes as a whole and is checked on the
/// result: at least three live seats, no group with half of the live weight, and every rate reachable without any one
/// seat.
/// @dev Suspending an organization or freezing an account leaves its seat as it is: taking a seat out of the live weight
/// is {suspend}, a Constitution decision.
interface ISeats {
    /// @notice Only Accounts gives a seat its account.
    error SeatsOnlyAccounts(address caller);
    /// @notice Fewer than three seats would be live.
    error SeatsTooFew(uint256 live);
    /// @notice More seats than {MAX_SEATS}.
    error SeatsTooMany(uint256 seats);
    /// @notice A weight is 0 or above {MAX_WEIGHT}.
    error SeatsWeightOutOfBounds(OrgId organization, uint32 weight);
    /// @notice Only a Member organization with a Seat account takes a seat.
    error SeatsNotEligible(OrgId organization);
    /// @notice The organization is listed twice.
    error SeatsListedTwice(OrgId organization);
    /// @notice One group would hold half of the live weight or more.
    error SeatsGroupTooHeavy(bytes32 group, uint256 weight, uint256 total);
    /// @notice Without its largest seat the rest could not meet the rates, or not an override's two thirds.
    error SeatsRatesUnreachable(uint256 largest, uint256 total, ClassTerms terms);
    /// @notice The organization has no live seat.
    error SeatsNotLive(OrgId organization);

    /// @notice The weight of a seat changed; 0 when it left.
    event SeatWeightSet(OrgId indexed organization, uint32 weight);
    /// @notice The seat no longer counts, until a new list names it.
    event SeatSuspended(OrgId indexed organization);
    /// @notice The seat is used through `account` from now on, no longer through `former`.
    event SeatAccountSet(OrgId indexed organization, address indexed account, address indexed former);

    /// @notice Replaces the list of seats; every seat in it is live. Constitution.
    function set(SeatWeight[] calldata seats) external;

    /// @notice Takes a seat out of the live weight, if the bounds still hold without it. Constitution.
    function suspend(OrgId organization) external;

    /// @notice Moves a seat to another account, or leaves it without one. Only Accounts.
    function setAccount(OrgId organization, address account) external;

    /// @notice The seat and weight that a ballot of `account` has on a proposal with this snapshot; weight 0 when it may
    /// not vote. Standing is that of now, weight that of the snapshot (seconds).
    function voteOf(address account, uint256 snapshot) external view returns (OrgId organization, uint256 weight);

    /// @notice All live weight at `timepoint` (seconds); final once that second is over.
    function totalAt(uint256 timepoint) external view returns (uint256);

    /// @notice The weight of a seat at `timepoint` (seconds).
    function weightAt(OrgId organization, uint256 timepoint) external view returns (uint256);

    /// @notice Whether `account` is the account of a live seat now.
    function isLive(address account) external view returns (bool);

    /// @notice Whether the organization holds a live seat now.
    function hasLiveSeat(OrgId organization) external view returns (bool);

    /// @notice All seats, suspended ones included.
    function list() external view returns (Seat[] memory);

    /// @notice Reverts unless the live seats can meet `terms` without any one of them.
    function checkTerms(ClassTerms memory terms) external view;
}
