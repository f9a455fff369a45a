// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Field, IStanding} from "../identity/IStanding.sol";
import {AccountStatus, AccountWord, ORDERED_HOLDINGS, toFreezeBits} from "../types/AccountWord.sol";
import {ALL, HoldingWord, ShareWord, shareKey, sum, toHoldingWord, toShareWord} from "../types/HoldingWord.sol";
import {Office} from "../types/Office.sol";
import {OrgKind, toOrgFreezeBits} from "../types/Organization.sol";
import {OrgId} from "../types/OrgId.sol";
import {Direction, OrderStatus, OrderWord} from "../types/OrderWord.sol";
import {Subject, SubjectKey, SubjectKind} from "../types/Subject.sol";
import {TargetWord, toTargetFreezeBits} from "../types/TargetWord.sol";
import {OrderBook} from "./OrderBook.sol";

/// @title FreezeEffects: what the live orders on a subject come to in Standing
abstract contract FreezeEffects is OrderBook {
    IStanding public immutable standing;

    constructor(IStanding standing_) {
        standing = standing_;
    }

    /// @dev Writes the union of the live orders on a subject, by kind of what it is. A contract that has become one of the
    /// suite, as a new Committee does, is stopped by no order of before.
    function _publish(Subject memory subject) internal {
        if (subject.kind == SubjectKind.Holding) return _publishHolding(subject);
        (uint40 sendUntil, uint40 receiveUntil) = _union(subject.keyOf());
        if (subject.kind == SubjectKind.Account) {
            standing.write(Field.Freeze, subject.id, toFreezeBits(sendUntil, receiveUntil));
        } else if (subject.kind == SubjectKind.Organization) {
            standing.write(Field.OrganizationFreeze, subject.id, toOrgFreezeBits(sendUntil, receiveUntil));
        } else if (_isFreezable(subject.account())) {
            standing.write(Field.TargetFreeze, subject.id, toTargetFreezeBits(receiveUntil));
        }
    }

    /// @dev Reverts unless orders are placed on this subject at all.
    function _checkSubject(Subject memory subject) internal view {
        bool fit;
        if (subject.kind == SubjectKind.Organization) {
            fit = uint256(subject.id) <= type(uint32).max && _isOrdinary(OrgId.wrap(subject.number()));
        } else if (uint256(subject.id) <= type(uint160).max) {
            fit = subject.kind == SubjectKind.Contract ? _isFreezable(subject.account()) : _isOfOrdinary(subject);
        }
        bool sound = subject.kind == SubjectKind.Holding ? _isFreezable(subject.asset) : subject.asset == address(0);
        if (!fit || !sound) revert FreezeSubjectUnfit(subject);
    }

    /// @dev A Sentinel stops accounts and contracts, never a Seat account.
    function _checkForSentinel(Subject memory subject) internal view {
        bool fit =
            subject.kind == SubjectKind.Contract ||
                (subject.kind == SubjectKind.Account && standing.accountOf(subject.account()).office() != Office.Seat);
        if (!fit) revert FreezeSubjectUnfit(subject);
    }

    function _isOfOrdinary(Subject memory subject) private view returns (bool) {
        bool known = subject.kind == SubjectKind.Account || subject.kind == SubjectKind.Holding;
        AccountWord word = standing.accountOf(subject.account());
        bool enrolled = word.status() != AccountStatus.None && !word.isReplaced();
        return known && enrolled && _isOrdinary(word.organization());
    }

    function _isOrdinary(OrgId organization) private view returns (bool) {
        OrgKind kind = standing.organizationOf(organization).kind();
        return kind != OrgKind.None && kind != OrgKind.Regulator;
    }

    function _isFreezable(address target) private view returns (bool) {
        TargetWord word = standing.targetOf(target);
        return word.isKnown() && !word.isProtected();
    }

    /// @dev Until when the live orders together freeze the subject, in each direction.
    function _union(SubjectKey key) private view returns (uint40 sendUntil, uint40 receiveUntil) {
        uint256[] memory live = _liveOrdersOf(key);
        for (uint256 i = 0; i < live.length; ++i) {
            OrderWord word = _orders[live[i]];
            uint40 until = word.until();
            if (word.covers(Direction.Send) && until > sendUntil) sendUntil = until;
            if (word.covers(Direction.Receive) && until > receiveUntil) receiveUntil = until;
        }
    }

    /// @dev Amounts that hold are summed up here; those that lapse stand beside, each with its end, and are summed up by
    /// whoever asks.
    function _publishHolding(Subject memory subject) private {
        SubjectKey key = subject.keyOf();
        uint256[] memory live = _liveOrdersOf(key);
        (uint168 confirmed, uint40 lapsesUntil, uint40 receiveUntil) = (0, 0, 0);
        uint8 lapsing;
        for (uint256 i = 0; i < live.length; ++i) {
            OrderWord word = _orders[live[i]];
            uint40 until = word.until();
            if (word.covers(Direction.Receive) && until > receiveUntil) receiveUntil = until;
            if (!word.covers(Direction.Send)) continue;
            uint168 amount = _shares[live[i]].amount;
            if (word.status() == OrderStatus.Confirmed) {
                confirmed = amount == 0 ? ALL : sum(confirmed, amount);
            } else {
                if (until > lapsesUntil) lapsesUntil = until;
                standing.write(
                    Field.Holding,
                    shareKey(SubjectKey.unwrap(key), lapsing++),
                    ShareWord.unwrap(toShareWord(amount == 0 ? ALL : amount, until))
                );
            }
        }
        HoldingWord word_ = toHoldingWord(confirmed, lapsesUntil, receiveUntil, lapsing);
        bool marked = standing.accountOf(subject.account()).hasOrderedHoldings();
        if (HoldingWord.unwrap(word_) != 0 && !marked) {
            standing.write(Field.OrderedHoldings, subject.id, ORDERED_HOLDINGS);
        }
        standing.write(Field.Holding, SubjectKey.unwrap(key), HoldingWord.unwrap(word_));
    }
}
