// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {OrgId} from "../types/OrgId.sol";

/// @notice What a frozen account may not do. Both is Send and Receive together.
enum Direction {
    None,
    Send,
    Receive,
    Both
}

/// @notice Whose order it is: the officers of one regulator, the Sentinels of one organization, or the committee.
enum Placer {
    None,
    Officers,
    Sentinels,
    Committee
}

/// @notice Provisional orders lapse by themselves at `until`; Confirmed ones hold until lifted.
enum OrderStatus {
    None,
    Provisional,
    Confirmed,
    Lifted
}

/// @notice An authority's recorded decision, in one slot. When it was placed, by which officer, for which reason and on
/// what evidence is in the event of its placing.
/// @param until seconds; the order has no effect from that second on
/// @param organization the placer's organization; 0 for the committee
struct Order {
    address subject;
    uint40 until;
    Direction direction;
    Placer placer;
    OrderStatus status;
    OrgId organization;
}

/// @title FreezeOrders: who may not send or receive, by whose order, until when
/// @notice One officer freezes at once, for at most 72 hours; a second officer of the same regulator or a committee
/// decision confirms for good. Only the placer, by two officers, or a committee decision lifts. Orders of several placers
/// coexist, one live order per placer, subject and direction (an order for both takes both); the effect is their union.
/// @dev Only enrolled accounts are frozen, never one of a regulator: the suite's contracts, the ingress addresses and the
/// zero address are never enrolled. A frozen Seat account still reaches the Committee.
interface IFreezeOrders {
    /// @notice The subject is not an enrolled account, or belongs to a regulator.
    error FreezeSubjectUnfit(address subject);
    /// @notice Direction, reason code and evidence hash are required.
    error FreezeIncomplete(Direction direction, bytes32 reasonCode, bytes32 evidenceHash);
    /// @notice An officer's order lasts from 1 second to {MAX_PROVISIONAL}.
    error FreezeDurationOutOfBounds(uint40 duration);
    /// @notice The placer has a live order on this subject that shares a direction: `order`.
    error FreezeOrderExists(uint256 order);
    /// @notice The subject has as many live orders as are kept at once.
    error FreezeTooManyOnSubject(address subject);
    /// @notice The officer has as many unconfirmed live orders as one officer may have.
    error FreezeTooManyOfOfficer(address officer);
    /// @notice The order has lapsed, was lifted or confirmed already, or never was.
    error FreezeOrderNotOpen(uint256 order, OrderStatus status, uint40 until);
    /// @notice The order is another authority's.
    error FreezeOrderOfAnother(uint256 order, OrgId organization);
    /// @notice Another officer of the same regulator must act.
    error FreezeSecondOfficerNeeded(uint256 order, address officer);

    /// @notice The subject is frozen in `direction` until `until` (seconds), or longer by other orders.
    event FreezePlaced(
        uint256 indexed order,
        address indexed subject,
        OrgId indexed organization,
        Placer placer,
        Direction direction,
        uint40 until,
        address officer,
        bytes32 reasonCode,
        bytes32 evidenceHash
    );
    /// @notice The order holds for good, and a request to lift it is void; `officer` is zero when the committee confirmed.
    event FreezeConfirmed(uint256 indexed order, address indexed officer);
    /// @notice A first officer wants the order lifted.
    event FreezeLiftRequested(uint256 indexed order, address indexed officer);
    /// @notice The order has no effect any more; `officer` is zero when the committee lifted.
    event FreezeLifted(uint256 indexed order, address indexed officer);

    /// @notice Freezes an account at once for `duration` seconds. Regulator.
    function freeze(
        address subject,
        Direction direction,
        uint40 duration,
        bytes32 reasonCode,
        bytes32 evidenceHash
    ) external returns (uint256 order);

    /// @notice Freezes an account as the committee, for `duration` seconds or, with 0, for good. Emergency.
    function freezeByDecision(
        address subject,
        Direction direction,
        uint40 duration,
        bytes32 reasonCode,
        bytes32 evidenceHash
    ) external returns (uint256 order);

    /// @notice Confirms a colleague's order for good. Regulator, another than placed it.
    function confirm(uint256 order) external;

    /// @notice Confirms any open order for good. Emergency.
    function confirmByDecision(uint256 order) external;

    /// @notice Lifts an order of the caller's regulator: the first officer asks, a second one lifts. Regulator.
    function lift(uint256 order) external;

    /// @notice Lifts any order. Operation.
    function liftByDecision(uint256 order) external;

    /// @notice An order; its status is None when it never was.
    function orderOf(uint256 order) external view returns (Order memory);

    /// @notice The orders that have effect on `subject` now.
    function liveOrdersOf(address subject) external view returns (uint256[] memory orders);

    /// @notice The officer who asked to lift the order; zero when none did.
    function liftRequester(uint256 order) external view returns (address);

    /// @notice How many orders were ever placed; their numbers are 1 to this.
    function count() external view returns (uint256);

    /// @notice Up to `limit` orders from number `first` on.
    function page(uint256 first, uint256 limit) external view returns (Order[] memory orders);
}
