// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {OrgId} from "../types/OrgId.sol";
import {Direction, OrderStatus, Placer} from "../types/OrderWord.sol";
import {Subject, SubjectKind} from "../types/Subject.sol";

/// @notice What is ordered.
/// @param amount of a Holding, in units of the asset; 0 for all of it, and for every other subject
/// @param duration seconds; 0, which only the committee may give, for good
/// @param reasonCode short code of the authority's own
/// @param evidenceHash keccak256 of what the order rests on
struct Placement {
    Subject subject;
    Direction direction;
    uint168 amount;
    uint40 duration;
    bytes32 reasonCode;
    bytes32 evidenceHash;
}

/// @notice An authority's recorded decision. When it was placed, by which account, for which reason and on what evidence
/// is in the event of its placing.
/// @param until seconds; the order has no effect from that second on
/// @param organization the placer's; 0 for the committee
/// @param streak how many orders its placer placed on the subject one after the other without a confirmation, with it
struct Order {
    Subject subject;
    uint168 amount;
    uint40 until;
    Direction direction;
    Placer placer;
    OrderStatus status;
    OrgId organization;
    uint8 streak;
}

/// @title FreezeOrders: who may not send or receive, by whose order, until when
/// @notice One officer freezes at once, for at most 72 hours; a second officer of the same regulator or a committee
/// decision confirms for good. A Sentinel stops an account or a contract for at most 4 hours. Only the placer, by two
/// officers, or a committee decision lifts. Orders of several placers coexist, one live order per placer, subject and
/// direction (an order for both takes both); the effect is their union, of amounts their sum. A placer repeats an order
/// that nobody confirmed once; then not until 30 days after it.
/// @dev Subjects are enrolled accounts, each by its last key, and organizations, none of them a regulator's; contracts that
/// are targets, none of them of the suite; and what such an account holds of such a contract. An order never reaches a node,
/// and a frozen Seat account still reaches the Committee.
interface IFreezeOrders {
    /// @notice No order is placed on this subject: unknown, a key that was replaced, a regulator's, one of the suite, or no
    /// Sentinel's business.
    error FreezeSubjectUnfit(Subject subject);
    /// @notice Direction, reason code and evidence hash are required; a contract is frozen in both directions; an amount
    /// is for the sending of a holding.
    error FreezeIncomplete(Direction direction, uint168 amount, bytes32 reasonCode, bytes32 evidenceHash);
    /// @notice An order lasts from 1 second to what its placer may give: {MAX_PROVISIONAL}, a Sentinel {MAX_OF_SENTINEL}.
    error FreezeDurationOutOfBounds(uint40 duration);
    /// @notice The placer has a live order on this subject that shares a direction: `order`.
    error FreezeOrderExists(uint256 order);
    /// @notice The placer's last orders on the subject were not confirmed: it may place another one from `again` (seconds).
    error FreezeRepeated(uint256 order, uint40 again);
    /// @notice The subject has as many orders of the last 30 days as are kept at once, or as Sentinels may add to.
    error FreezeTooManyOnSubject(Subject subject);
    /// @notice The account has as many unconfirmed live orders as one in its office may have.
    error FreezeTooManyOfOfficer(address officer);
    /// @notice The order has lapsed, was lifted or confirmed already, or never was.
    error FreezeOrderNotOpen(uint256 order, OrderStatus status, uint40 until);
    /// @notice The order is another authority's.
    error FreezeOrderOfAnother(uint256 order, OrgId organization);
    /// @notice Only Recovery lets orders follow to another key.
    error FreezeOnlyRecovery(address caller);
    /// @notice Only an asset's token, or the register of assets, does this.
    error FreezeOnlyAsset(address caller);
    /// @notice Another officer of the same regulator must act.
    error FreezeSecondOfficerNeeded(uint256 order, address officer);

    /// @notice The subject is frozen in `direction` until `until` (seconds), or longer by other orders; `officer` is the
    /// Sentinel of a Sentinel's order, and zero for the committee's.
    event FreezePlaced(
        uint256 indexed order,
        bytes32 indexed subject,
        OrgId indexed organization,
        Placer placer,
        address officer,
        uint40 until,
        Placement placement
    );
    /// @notice The order holds for good, and a request to lift it is void; `officer` is zero when the committee confirmed.
    event FreezeConfirmed(uint256 indexed order, address indexed officer);
    /// @notice A first officer wants the order lifted.
    event FreezeLiftRequested(uint256 indexed order, address indexed officer);
    /// @notice The orders on one subject are orders on another one from now on.
    event FreezeFollowed(bytes32 indexed former, bytes32 indexed subject, address account, address successor);
    /// @notice Of an order on a holding, `amount` (units of the asset) is left: a directive took the rest.
    event FreezeReduced(uint256 indexed order, uint168 amount);
    /// @notice The order has no effect any more; `officer` is zero when the committee lifted.
    event FreezeLifted(uint256 indexed order, address indexed officer);

    /// @notice Freezes at once, for a time. Regulator.
    function freeze(Placement calldata placement) external returns (uint256 order);

    /// @notice Freezes an account or a contract at once, for a short time; never a Seat account. Sentinel.
    function freezeAsSentinel(Placement calldata placement) external returns (uint256 order);

    /// @notice Freezes as the committee, for a time or for good. Emergency.
    function freezeByDecision(Placement calldata placement) external returns (uint256 order);

    /// @notice Confirms a colleague's order for good. Regulator, another than placed it.
    function confirm(uint256 order) external;

    /// @notice Confirms any open order for good. Emergency.
    function confirmByDecision(uint256 order) external;

    /// @notice Lifts an order of the caller's regulator: the first officer asks, a second one lifts. Regulator.
    function lift(uint256 order) external;

    /// @notice Lifts any order. Operation.
    function liftByDecision(uint256 order) external;

    /// @notice Lets the orders on an account, or about its holding of an asset, follow to the key that followed it. Only
    /// Recovery.
    function follow(SubjectKind kind, address asset, address account, address successor) external;

    /// @notice Sets the committee's own order on a holding of the calling token, for good, in place of the one before; 0 for
    /// none. Refused while the committee's own order is for receiving too. Only an asset's token.
    function setCommitteesOwn(address account, uint168 amount) external;

    /// @notice Takes an amount off what a regulator's own orders freeze of a holding of the calling token; orders on all of it
    /// stay. Only an asset's token.
    function reduce(address account, OrgId regulator, uint168 amount) external;

    /// @notice Pauses a whole holding, which its organization or issuer disputes, for {AssetOrders-PAUSE}. Only the register of
    /// assets.
    function pause(address asset, address account, OrgId organization, bytes32 caseId) external;

    /// @notice An order; its status is None when it never was.
    function orderOf(uint256 order) external view returns (Order memory);

    /// @notice The orders that have effect on the subject now.
    function liveOrdersOf(Subject calldata subject) external view returns (uint256[] memory orders);

    /// @notice The officer who asked to lift the order; zero when none did.
    function liftRequester(uint256 order) external view returns (address);

    /// @notice How many orders were ever placed; their numbers are 1 to this.
    function count() external view returns (uint256);

    /// @notice Up to `limit` orders from number `first` on.
    function page(uint256 first, uint256 limit) external view returns (Order[] memory orders);
}
