// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Places} from "../types/Places.sol";
import {Direction, IFreezeOrders, Order, OrderStatus} from "./IFreezeOrders.sol";

/// @title OrderBook: the orders, those that live on a subject, those an officer still has to answer for
/// @dev A place is free when its order no longer lives, so a lapse frees it without a transaction.
abstract contract OrderBook is IFreezeOrders {
    using Places for uint256;

    /// @notice Live orders kept on one subject at once.
    uint256 public constant MAX_ON_SUBJECT = 16;
    /// @notice Unconfirmed live orders that one officer may have.
    uint256 public constant MAX_OF_OFFICER = 20;

    /// @inheritdoc IFreezeOrders
    uint256 public count;

    mapping(uint256 id => Order) internal _orders;
    mapping(address subject => uint256[2] places) private _onSubject;
    mapping(address officer => uint256[3] places) private _ofOfficer;

    /// @inheritdoc IFreezeOrders
    function orderOf(uint256 id) external view returns (Order memory) {
        return _orders[id];
    }

    /// @inheritdoc IFreezeOrders
    function liveOrdersOf(address subject) external view returns (uint256[] memory ids) {
        uint256 found;
        uint256[] memory live = new uint256[](MAX_ON_SUBJECT);
        for (uint256 i = 0; i < MAX_ON_SUBJECT; ++i) {
            uint256 id = _placeOnSubject(subject, i);
            if (_isLive(_orders[id])) live[found++] = id;
        }
        ids = new uint256[](found);
        for (uint256 i = 0; i < found; ++i) ids[i] = live[i];
    }

    /// @inheritdoc IFreezeOrders
    function page(uint256 first, uint256 limit) external view returns (Order[] memory orders) {
        if (first == 0 || first > count) return orders;
        uint256 available = count - first + 1;
        orders = new Order[](limit < available ? limit : available);
        for (uint256 i = 0; i < orders.length; ++i) orders[i] = _orders[first + i];
    }

    function _nextOrder() internal returns (uint256) {
        return ++count;
    }

    /// @dev Takes a place among the officer's unconfirmed orders.
    function _countProvisional(address officer, uint256 id) internal {
        for (uint256 i = 0; i < MAX_OF_OFFICER; ++i) {
            uint256 word = _ofOfficer[officer][i / Places.PER_WORD];
            uint256 former = word.get(i % Places.PER_WORD);
            if (former != 0 && _isProvisional(_orders[former])) continue;
            _ofOfficer[officer][i / Places.PER_WORD] = word.put(i % Places.PER_WORD, id);
            return;
        }
        revert FreezeTooManyOfOfficer(officer);
    }

    /// @dev Whether `officer` placed this unconfirmed order: it has a place among his, which it keeps until it lapses.
    function _isOfOfficer(address officer, uint256 id) internal view returns (bool) {
        for (uint256 i = 0; i < MAX_OF_OFFICER; ++i) {
            if (_ofOfficer[officer][i / Places.PER_WORD].get(i % Places.PER_WORD) == id) return true;
        }
        return false;
    }

    /// @dev Takes a place on the subject, where the placer may have no live order that shares a direction.
    function _record(uint256 id, Order memory order) internal {
        uint256 free = MAX_ON_SUBJECT;
        uint256[2] memory words = _onSubject[order.subject];
        for (uint256 i = 0; i < MAX_ON_SUBJECT; ++i) {
            uint256 other = words[i / Places.PER_WORD].get(i % Places.PER_WORD);
            if (other == 0 || !_isLive(_orders[other])) {
                if (free == MAX_ON_SUBJECT) free = i;
            } else if (_isTwin(_orders[other], order)) {
                revert FreezeOrderExists(other);
            }
        }
        if (free == MAX_ON_SUBJECT) revert FreezeTooManyOnSubject(order.subject);
        uint256 word = words[free / Places.PER_WORD];
        _onSubject[order.subject][free / Places.PER_WORD] = word.put(free % Places.PER_WORD, id);
        _orders[id] = order;
    }

    /// @dev Until when the live orders together freeze the subject, in each direction.
    function _union(address subject) internal view returns (uint40 sendUntil, uint40 receiveUntil) {
        uint256[2] memory words = _onSubject[subject];
        for (uint256 i = 0; i < MAX_ON_SUBJECT; ++i) {
            uint256 id = words[i / Places.PER_WORD].get(i % Places.PER_WORD);
            if (id == 0) continue;
            Order memory order = _orders[id];
            if (!_isLive(order)) continue;
            if (_covers(order, Direction.Send) && order.until > sendUntil) sendUntil = order.until;
            if (_covers(order, Direction.Receive) && order.until > receiveUntil) receiveUntil = order.until;
        }
    }

    /// @dev Reverts unless the order has effect now.
    function _checkOpen(uint256 id) internal view returns (address subject) {
        Order memory order = _orders[id];
        if (!_isLive(order)) revert FreezeOrderNotOpen(id, order.status, order.until);
        return order.subject;
    }

    function _isLive(Order memory order) internal view returns (bool) {
        bool open = order.status == OrderStatus.Provisional || order.status == OrderStatus.Confirmed;
        return open && order.until > block.timestamp;
    }

    function _isProvisional(Order memory order) internal view returns (bool) {
        return order.status == OrderStatus.Provisional && order.until > block.timestamp;
    }

    function _covers(Order memory order, Direction direction) internal pure returns (bool) {
        return uint8(order.direction) & uint8(direction) != 0;
    }

    function _placeOnSubject(address subject, uint256 i) private view returns (uint256) {
        return _onSubject[subject][i / Places.PER_WORD].get(i % Places.PER_WORD);
    }

    function _isTwin(Order memory a, Order memory b) private pure returns (bool) {
        return a.placer == b.placer && a.organization == b.organization && _covers(a, b.direction);
    }
}
