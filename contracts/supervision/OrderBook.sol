// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {OrderWord, Placer} from "../types/OrderWord.sol";
import {Places} from "../types/Places.sol";
import {Subject, SubjectKey, SubjectKind} from "../types/Subject.sol";
import {IFreezeOrders, Order} from "./IFreezeOrders.sol";

/// @title OrderBook: the orders, those of a subject, those an officer still has to answer for
/// @dev A place among an officer's is free when its order no longer lives. One among a subject's is, when its order ended
/// 30 days ago, or belongs to the same placer, whose streak the next one carries on: so history costs no word of its own.
abstract contract OrderBook is IFreezeOrders {
    using Places for uint256;

    /// @notice Orders of the last 30 days kept on one subject at once.
    uint256 public constant MAX_ON_SUBJECT = 16;
    /// @notice Of these places the first, which Sentinels may take: they never keep out a regulator or the committee.
    uint256 public constant MAX_OF_SENTINELS = 8;
    /// @notice Orders that one placer places on a subject one after the other while nobody confirms any.
    uint8 public constant MAX_STREAK = 2;
    /// @notice Seconds after the end of the last of them until a streak is forgotten.
    uint40 public constant STREAK_REST = 30 days;

    /// @dev What an order about a holding freezes: the asset, and how much of it (0 for all).
    struct Share {
        address asset;
        uint168 amount;
    }

    /// @inheritdoc IFreezeOrders
    uint256 public count;

    mapping(uint256 id => OrderWord) internal _orders;
    mapping(uint256 id => Share) internal _shares;
    mapping(SubjectKey subject => uint256[2] places) private _onSubject;
    mapping(address officer => uint256[3] places) private _ofOfficer;

    /// @inheritdoc IFreezeOrders
    function orderOf(uint256 id) public view returns (Order memory) {
        OrderWord word = _orders[id];
        return
            Order({
                subject: _subjectOf(id, word),
                amount: _shares[id].amount,
                until: word.until(),
                direction: word.direction(),
                placer: word.placer(),
                status: word.status(),
                organization: word.organization(),
                streak: word.streak()
            });
    }

    /// @inheritdoc IFreezeOrders
    function liveOrdersOf(Subject calldata subject) external view returns (uint256[] memory) {
        return _liveOrdersOf(subject.keyOf());
    }

    /// @inheritdoc IFreezeOrders
    function page(uint256 first, uint256 limit) external view returns (Order[] memory orders) {
        if (first == 0 || first > count) return orders;
        uint256 available = count - first + 1;
        orders = new Order[](limit < available ? limit : available);
        for (uint256 i = 0; i < orders.length; ++i) orders[i] = orderOf(first + i);
    }

    /// @dev Takes a place among the officer's unconfirmed orders, of which he may have `most`.
    function _countProvisional(address officer, uint256 id, uint256 most) internal {
        for (uint256 i = 0; i < most; ++i) {
            uint256 places = _ofOfficer[officer][i / Places.PER_WORD];
            uint256 former = places.get(i % Places.PER_WORD);
            if (former != 0 && _orders[former].isProvisional()) continue;
            _ofOfficer[officer][i / Places.PER_WORD] = places.put(i % Places.PER_WORD, id);
            return;
        }
        revert FreezeTooManyOfOfficer(officer);
    }

    /// @dev Whether `officer` placed this unconfirmed order: it has a place among his, which it keeps until it lapses.
    function _isOfOfficer(address officer, uint256 id) internal view returns (bool) {
        for (uint256 i = 0; i < 3 * Places.PER_WORD; ++i) {
            uint256 other = _ofOfficer[officer][i / Places.PER_WORD].get(i % Places.PER_WORD);
            if (other == id) return true;
            if (other == 0) break;
        }
        return false;
    }

    /// @dev Takes a place on the subject, where the placer may have no live order that shares a direction, and carries on
    /// the placer's streak.
    function _record(uint256 id, OrderWord word, Subject memory subject) internal {
        SubjectKey key = subject.keyOf();
        uint256 free = MAX_ON_SUBJECT;
        uint256 own = MAX_ON_SUBJECT;
        uint8 streak;
        for (uint256 i = 0; i < MAX_ON_SUBJECT; ++i) {
            uint256 other = _at(key, i);
            OrderWord former = _orders[other];
            if (_isForgotten(former)) {
                if (free == MAX_ON_SUBJECT) free = i;
                if (other == 0) break;
            } else if (former.isOfPlacer(word)) {
                if (former.isLive() && former.covers(word.direction())) revert FreezeOrderExists(other);
                if (!former.isLive()) own = i;
                if (former.streak() > streak) streak = former.streak();
                bool repeated = word.isProvisional() && streak >= MAX_STREAK;
                if (repeated) revert FreezeRepeated(other, former.until() + STREAK_REST);
            }
        }
        uint256 place = own == MAX_ON_SUBJECT ? free : own;
        uint256 places = word.placer() == Placer.Sentinels ? MAX_OF_SENTINELS : MAX_ON_SUBJECT;
        if (place >= places) revert FreezeTooManyOnSubject(subject);
        _put(key, place, id);
        _orders[id] = word.isProvisional() ? word.withStreak(streak + 1) : word;
    }

    /// @dev Ends the streak of whoever placed the order.
    function _forgetStreak(OrderWord word, SubjectKey key) internal {
        for (uint256 i = 0; i < MAX_ON_SUBJECT; ++i) {
            uint256 other = _at(key, i);
            if (other == 0) break;
            OrderWord former = _orders[other];
            if (former.isOfPlacer(word) && former.streak() != 0) _orders[other] = former.withStreak(0);
        }
    }

    /// @dev The orders of one subject become those of another, beside those that it has.
    function _moveOrders(SubjectKey from, Subject memory to) internal {
        SubjectKey key = to.keyOf();
        uint256 place;
        for (uint256 i = 0; i < MAX_ON_SUBJECT; ++i) {
            uint256 id = _at(from, i);
            if (id == 0) break;
            if (!_follows(_orders[id])) continue;
            while (place < MAX_ON_SUBJECT && !_isForgotten(_orders[_at(key, place)])) ++place;
            if (place == MAX_ON_SUBJECT) revert FreezeTooManyOnSubject(to);
            _orders[id] = _orders[id].toward(to.account());
            _put(key, place, id);
        }
        delete _onSubject[from];
    }

    function _liveOrdersOf(SubjectKey key) internal view returns (uint256[] memory ids) {
        uint256 found;
        ids = new uint256[](MAX_ON_SUBJECT);
        for (uint256 i = 0; i < MAX_ON_SUBJECT; ++i) {
            uint256 id = _at(key, i);
            if (id == 0) break;
            if (_orders[id].isLive()) ids[found++] = id;
        }
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            mstore(ids, found)
        }
    }

    /// @dev Reverts unless the order has effect now.
    function _checkOpen(uint256 id) internal view returns (OrderWord word) {
        word = _orders[id];
        if (!word.isLive()) revert FreezeOrderNotOpen(id, word.status(), word.until());
    }

    function _subjectOf(uint256 id, OrderWord word) internal view returns (Subject memory) {
        SubjectKind kind = word.kind();
        return Subject(kind, word.id(), kind == SubjectKind.Holding ? _shares[id].asset : address(0));
    }

    function _put(SubjectKey key, uint256 place, uint256 id) private {
        uint256 places = _onSubject[key][place / Places.PER_WORD];
        _onSubject[key][place / Places.PER_WORD] = places.put(place % Places.PER_WORD, id);
    }

    /// @dev The order in a place on the subject. Places are taken from the first on: 0 ends them.
    function _at(SubjectKey key, uint256 place) private view returns (uint256) {
        return _onSubject[key][place / Places.PER_WORD].get(place % Places.PER_WORD);
    }

    /// @dev Whether the order goes with its subject to another key. Pauses that ended do not: each key would bring those of the
    /// keys before it, until there is no place left for anybody's order.
    function _follows(OrderWord word) private view returns (bool) {
        return word.isLive() || (word.placer() != Placer.Parties && !_isForgotten(word));
    }

    /// @dev Whether nothing depends on the order any more: it never was, or ended, and its placer's streak with it.
    function _isForgotten(OrderWord word) private view returns (bool) {
        if (word.isLive()) return false;
        return word.streak() == 0 || uint256(word.until()) + STREAK_REST <= block.timestamp;
    }
}
