// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IStanding} from "../../contracts/identity/IStanding.sol";
import {Order} from "../../contracts/supervision/IFreezeOrders.sol";
import {ALL} from "../../contracts/types/HoldingWord.sol";
import {Direction, OrderStatus} from "../../contracts/types/OrderWord.sol";
import {Subject, SubjectKind} from "../../contracts/types/Subject.sol";
import {Founding} from "../fixtures/Founding.sol";
import {FrozenWords} from "../fixtures/FrozenWords.sol";
import {Placements} from "../fixtures/Placements.sol";

/// @title FreezeChecks: Standing freezes what live orders name, for as much as they name, and nothing else
abstract contract FreezeChecks is Founding {
    using FrozenWords for IStanding;

    uint256 private constant LATEST = 5;

    /// @dev (5) The subjects of the latest orders, and `account`, whatever was ordered about it.
    function _frozenExactlyWhileSomeOrderSaysSo(address account) internal view {
        uint256 count = suite.freezeOrders.count();
        Order[] memory orders = suite.freezeOrders.page(1, count);
        _check(Placements.account(account), orders);
        for (uint256 i = count > LATEST ? count - LATEST : 0; i < count; ++i) _check(orders[i].subject, orders);
    }

    function _check(Subject memory subject, Order[] memory orders) private view {
        (bool sends, bool receives, uint256 amount) = _union(subject, orders);
        if (subject.kind == SubjectKind.Holding) {
            (uint256 frozen, bool barred) = suite.standing.frozenOf(subject.asset, subject.account());
            assertEq(frozen, amount, "(5) another amount of a holding is frozen than orders say");
            assertTrue(barred == receives, "(5) a holding receives, or not, unlike orders say");
            return;
        }
        (uint40 sendUntil, uint40 receiveUntil) = suite.standing.untilOf(subject);
        assertTrue((sendUntil > vm.getBlockTimestamp()) == sends, "(5) frozen for sending unlike orders say");
        assertTrue((receiveUntil > vm.getBlockTimestamp()) == receives, "(5) frozen for receiving unlike orders say");
    }

    function _union(
        Subject memory subject,
        Order[] memory orders
    ) private view returns (bool sends, bool receives, uint256 amount) {
        bytes32 key = keccak256(abi.encode(subject));
        for (uint256 i = 0; i < orders.length; ++i) {
            Order memory order = orders[i];
            bool open = order.status == OrderStatus.Provisional || order.status == OrderStatus.Confirmed;
            if (!open || order.until <= vm.getBlockTimestamp() || keccak256(abi.encode(order.subject)) != key) continue;
            if (order.direction != Direction.Send) receives = true;
            if (order.direction == Direction.Receive) continue;
            sends = true;
            bool whole = order.amount == 0 || order.amount == ALL || amount == type(uint256).max;
            amount = whole ? type(uint256).max : amount + order.amount;
        }
    }
}
