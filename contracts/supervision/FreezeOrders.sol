// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Governed} from "../authority/Governed.sol";
import {IStanding} from "../identity/IStanding.sol";
import {Office} from "../types/Office.sol";
import {NO_ORGANIZATION, OrgId} from "../types/OrgId.sol";
import {Direction, FOR_GOOD, OrderWord, Placer, toOrderWord} from "../types/OrderWord.sol";
import {Subject, SubjectKey, SubjectKind} from "../types/Subject.sol";
import {AssetOrders} from "./AssetOrders.sol";
import {FreezeEffects} from "./FreezeEffects.sol";
import {IFreezeOrders, Placement} from "./IFreezeOrders.sol";

/// @title FreezeOrders: who may not send or receive
/// @notice See {IFreezeOrders}.
contract FreezeOrders is AssetOrders, Governed {
    /// @notice Seconds that an officer's order lasts at most.
    uint40 public constant MAX_PROVISIONAL = 72 hours;
    /// @notice Seconds that a Sentinel's order lasts at most.
    uint40 public constant MAX_OF_SENTINEL = 4 hours;
    /// @notice Unconfirmed live orders that one officer may have.
    uint256 public constant MAX_PER_OFFICER = 20;
    /// @notice Unconfirmed live orders that one Sentinel may have.
    uint256 public constant MAX_PER_SENTINEL = 3;

    /// @inheritdoc IFreezeOrders
    mapping(uint256 order => address officer) public liftRequester;

    /// @notice The one contract that lets orders follow to another key.
    address public immutable recovery;

    constructor(
        address authority_,
        IStanding standing_,
        address recovery_,
        address assets_
    ) Governed(authority_) FreezeEffects(standing_) AssetOrders(assets_) {
        recovery = recovery_;
    }

    /// @inheritdoc IFreezeOrders
    function freeze(Placement calldata placement) external restricted returns (uint256 order) {
        _checkDuration(placement.duration, MAX_PROVISIONAL);
        order = ++count;
        _countProvisional(msg.sender, order, MAX_PER_OFFICER);
        _place(order, placement, Placer.Officers, _organizationOf(msg.sender), msg.sender);
    }

    /// @inheritdoc IFreezeOrders
    function freezeAsSentinel(Placement calldata placement) external restricted returns (uint256 order) {
        _checkDuration(placement.duration, MAX_OF_SENTINEL);
        _checkForSentinel(placement.subject);
        order = ++count;
        _countProvisional(msg.sender, order, MAX_PER_SENTINEL);
        _place(order, placement, Placer.Sentinels, _organizationOf(msg.sender), msg.sender);
    }

    /// @inheritdoc IFreezeOrders
    function freezeByDecision(Placement calldata placement) external restricted returns (uint256 order) {
        order = ++count;
        _place(order, placement, Placer.Committee, NO_ORGANIZATION, address(0));
    }

    /// @inheritdoc IFreezeOrders
    function confirm(uint256 order) external restricted {
        OrderWord word = _checkPlacer(order);
        bool own = word.placer() == Placer.Sentinels || _isOfOfficer(msg.sender, order);
        if (own) revert FreezeSecondOfficerNeeded(order, msg.sender);
        _confirmFor(order, msg.sender);
    }

    /// @inheritdoc IFreezeOrders
    function confirmByDecision(uint256 order) external restricted {
        _confirmFor(order, address(0));
    }

    /// @inheritdoc IFreezeOrders
    function lift(uint256 order) external restricted {
        _checkPlacer(order);
        address first = liftRequester[order];
        if (first == msg.sender) revert FreezeSecondOfficerNeeded(order, first);
        if (standing.officeOf(first) == Office.Regulator) {
            delete liftRequester[order];
            _liftFor(order, msg.sender);
        } else {
            _checkOpen(order);
            liftRequester[order] = msg.sender;
            emit FreezeLiftRequested(order, msg.sender);
        }
    }

    /// @inheritdoc IFreezeOrders
    function liftByDecision(uint256 order) external restricted {
        _liftFor(order, address(0));
    }

    /// @inheritdoc IFreezeOrders
    function follow(SubjectKind kind, address asset, address account, address successor) external {
        if (msg.sender != recovery) revert FreezeOnlyRecovery(msg.sender);
        Subject memory former = Subject(kind, bytes32(uint256(uint160(account))), asset);
        Subject memory subject = Subject(kind, bytes32(uint256(uint160(successor))), asset);
        (SubjectKey from, SubjectKey to) = (former.keyOf(), subject.keyOf());
        _moveOrders(from, subject);
        emit FreezeFollowed(SubjectKey.unwrap(from), SubjectKey.unwrap(to), account, successor);
        _publish(former);
        _publish(subject);
    }

    function _place(
        uint256 order,
        Placement calldata placement,
        Placer placer,
        OrgId organization,
        address officer
    ) private {
        Subject memory subject = placement.subject;
        _checkSubject(subject);
        _checkComplete(placement);
        uint40 duration = placement.duration;
        uint40 until = duration == 0 ? FOR_GOOD : uint40(block.timestamp) + duration;
        _record(
            order,
            toOrderWord(subject.id, subject.kind, placement.direction, placer, organization, until),
            subject
        );
        if (subject.kind == SubjectKind.Holding) _shares[order] = Share(subject.asset, placement.amount);
        emit FreezePlaced(order, SubjectKey.unwrap(subject.keyOf()), organization, placer, officer, until, placement);
        _publish(subject);
    }

    function _confirmFor(uint256 order, address officer) private {
        OrderWord word = _orders[order];
        if (!word.isProvisional()) revert FreezeOrderNotOpen(order, word.status(), word.until());
        Subject memory subject = _subjectOf(order, word);
        delete liftRequester[order];
        _orders[order] = word.confirmed();
        _forgetStreak(word, subject.keyOf());
        emit FreezeConfirmed(order, officer);
        _publish(subject);
    }

    function _liftFor(uint256 order, address officer) private {
        OrderWord word = _checkOpen(order);
        _orders[order] = word.lifted();
        emit FreezeLifted(order, officer);
        _publish(_subjectOf(order, word));
    }

    function _checkComplete(Placement calldata placement) private pure {
        (Direction direction, SubjectKind kind) = (placement.direction, placement.subject.kind);
        bool complete = direction != Direction.None && placement.reasonCode != 0 && placement.evidenceHash != 0;
        bool whole = kind != SubjectKind.Contract || direction == Direction.Both;
        bool sound = placement.amount == 0 || (kind == SubjectKind.Holding && direction == Direction.Send);
        if (!complete || !whole || !sound) {
            revert FreezeIncomplete(direction, placement.amount, placement.reasonCode, placement.evidenceHash);
        }
    }

    /// @dev The caller acts for the organization whose account placed the order.
    function _checkPlacer(uint256 order) private view returns (OrderWord word) {
        word = _orders[order];
        OrgId organization = word.organization();
        bool own = !organization.isNone() && organization == _organizationOf(msg.sender);
        if (!own) revert FreezeOrderOfAnother(order, organization);
    }

    function _checkDuration(uint40 duration, uint40 most) private pure {
        if (duration == 0 || duration > most) revert FreezeDurationOutOfBounds(duration);
    }

    function _organizationOf(address account) private view returns (OrgId) {
        return standing.accountOf(account).organization();
    }
}
