// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Governed} from "../authority/Governed.sol";
import {Field, IStanding} from "../identity/IStanding.sol";
import {AccountStatus, AccountWord, toFreezeBits} from "../types/AccountWord.sol";
import {Office} from "../types/Office.sol";
import {OrgKind} from "../types/Organization.sol";
import {NO_ORGANIZATION, OrgId} from "../types/OrgId.sol";
import {Direction, IFreezeOrders, Order, OrderStatus, Placer} from "./IFreezeOrders.sol";
import {OrderBook} from "./OrderBook.sol";

/// @title FreezeOrders: who may not send or receive
/// @notice See {IFreezeOrders}.
contract FreezeOrders is OrderBook, Governed {
    /// @notice Seconds that an officer's order lasts at most.
    uint40 public constant MAX_PROVISIONAL = 72 hours;

    IStanding public immutable standing;

    /// @inheritdoc IFreezeOrders
    mapping(uint256 order => address officer) public liftRequester;

    constructor(address authority_, IStanding standing_) Governed(authority_) {
        standing = standing_;
    }

    /// @inheritdoc IFreezeOrders
    function freeze(
        address subject,
        Direction direction,
        uint40 duration,
        bytes32 reasonCode,
        bytes32 evidenceHash
    ) external restricted returns (uint256 order) {
        if (duration == 0 || duration > MAX_PROVISIONAL) revert FreezeDurationOutOfBounds(duration);
        order = _nextOrder();
        _countProvisional(msg.sender, order);
        _place(
            order,
            Order({
                subject: subject,
                until: uint40(block.timestamp) + duration,
                direction: direction,
                placer: Placer.Officers,
                status: OrderStatus.Provisional,
                organization: _organizationOf(msg.sender)
            }),
            msg.sender,
            reasonCode,
            evidenceHash
        );
    }

    /// @inheritdoc IFreezeOrders
    function freezeByDecision(
        address subject,
        Direction direction,
        uint40 duration,
        bytes32 reasonCode,
        bytes32 evidenceHash
    ) external restricted returns (uint256 order) {
        order = _nextOrder();
        _place(
            order,
            Order({
                subject: subject,
                until: duration == 0 ? type(uint40).max : uint40(block.timestamp) + duration,
                direction: direction,
                placer: Placer.Committee,
                status: duration == 0 ? OrderStatus.Confirmed : OrderStatus.Provisional,
                organization: NO_ORGANIZATION
            }),
            address(0),
            reasonCode,
            evidenceHash
        );
    }

    /// @inheritdoc IFreezeOrders
    function confirm(uint256 order) external restricted {
        _checkPlacer(order);
        if (_isOfOfficer(msg.sender, order)) revert FreezeSecondOfficerNeeded(order, msg.sender);
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

    function _place(uint256 id, Order memory order, address officer, bytes32 reasonCode, bytes32 evidenceHash) private {
        AccountWord word = _freezable(order.subject);
        bool complete = order.direction != Direction.None && reasonCode != 0 && evidenceHash != 0;
        if (!complete) revert FreezeIncomplete(order.direction, reasonCode, evidenceHash);
        _record(id, order);
        emit FreezePlaced(
            id,
            order.subject,
            order.organization,
            order.placer,
            order.direction,
            order.until,
            officer,
            reasonCode,
            evidenceHash
        );
        _extend(order, word);
    }

    function _confirmFor(uint256 id, address officer) private {
        Order memory order = _orders[id];
        if (order.status != OrderStatus.Provisional || !_isLive(order)) {
            revert FreezeOrderNotOpen(id, order.status, order.until);
        }
        delete liftRequester[id];
        (order.status, order.until) = (OrderStatus.Confirmed, type(uint40).max);
        (_orders[id].status, _orders[id].until) = (order.status, order.until);
        emit FreezeConfirmed(id, officer);
        _extend(order, standing.accountOf(order.subject));
    }

    function _liftFor(uint256 id, address officer) private {
        address subject = _checkOpen(id);
        _orders[id].status = OrderStatus.Lifted;
        emit FreezeLifted(id, officer);
        (uint40 sendUntil, uint40 receiveUntil) = _union(subject);
        _write(subject, sendUntil, receiveUntil);
    }

    /// @dev Orders only add up: the longer of what is and what is ordered.
    function _extend(Order memory order, AccountWord word) private {
        (uint40 sendUntil, uint40 receiveUntil) = (word.sendFrozenUntil(), word.receiveFrozenUntil());
        if (_covers(order, Direction.Send) && order.until > sendUntil) sendUntil = order.until;
        if (_covers(order, Direction.Receive) && order.until > receiveUntil) receiveUntil = order.until;
        _write(order.subject, sendUntil, receiveUntil);
    }

    function _write(address subject, uint40 sendUntil, uint40 receiveUntil) private {
        standing.write(Field.Freeze, bytes32(uint256(uint160(subject))), toFreezeBits(sendUntil, receiveUntil));
    }

    function _freezable(address subject) private view returns (AccountWord word) {
        word = standing.accountOf(subject);
        bool regulator = standing.organizationOf(word.organization()).kind() == OrgKind.Regulator;
        if (word.status() == AccountStatus.None || regulator) revert FreezeSubjectUnfit(subject);
    }

    /// @dev The caller acts for the officers who placed the order.
    function _checkPlacer(uint256 order) private view {
        OrgId organization = _orders[order].organization;
        bool own = _orders[order].placer == Placer.Officers && organization == _organizationOf(msg.sender);
        if (!own) revert FreezeOrderOfAnother(order, organization);
    }

    function _organizationOf(address account) private view returns (OrgId) {
        return standing.accountOf(account).organization();
    }
}
