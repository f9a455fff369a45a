// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {NO_ORGANIZATION, OrgId} from "../types/OrgId.sol";
import {Direction, FOR_GOOD, OrderWord, Placer, toOrderWord} from "../types/OrderWord.sol";
import {Subject, SubjectKey, SubjectKind} from "../types/Subject.sol";
import {FreezeEffects} from "./FreezeEffects.sol";
import {IFreezeOrders, Placement} from "./IFreezeOrders.sol";

/// @title AssetOrders: what assets do to the orders on their own holdings
abstract contract AssetOrders is FreezeEffects {
    /// @notice Seconds that a disputed holding is paused.
    uint40 public constant PAUSE = 72 hours;

    /// @notice The registry of the contracts that may.
    address public immutable assets;

    constructor(address assets_) {
        assets = assets_;
    }

    /// @inheritdoc IFreezeOrders
    function setCommitteesOwn(address account, uint168 amount) external {
        Subject memory subject = _holdingOfCaller(account);
        _checkSubject(subject);
        uint256[] memory live = _liveOrdersOf(subject.keyOf());
        for (uint256 i = 0; i < live.length; ++i) {
            OrderWord word = _orders[live[i]];
            if (word.placer() != Placer.Committee || !word.covers(Direction.Send)) continue;
            if (word.direction() != Direction.Send) revert FreezeOrderExists(live[i]);
            _orders[live[i]] = word.lifted();
            emit FreezeLifted(live[i], address(0));
        }
        if (amount == 0) _publish(subject);
        else _placeOn(subject, Placer.Committee, NO_ORGANIZATION, amount, 0, "setFrozenTokens");
    }

    /// @inheritdoc IFreezeOrders
    function reduce(address account, OrgId regulator, uint168 amount) external {
        Subject memory subject = _holdingOfCaller(account);
        uint256[] memory live = _liveOrdersOf(subject.keyOf());
        for (uint256 i = 0; i < live.length; ++i) {
            (OrderWord word, uint168 frozen) = (_orders[live[i]], _shares[live[i]].amount);
            bool own = word.placer() == Placer.Officers && word.organization() == regulator;
            if (!own || frozen == 0 || amount == 0) continue;
            uint168 part = frozen < amount ? frozen : amount;
            amount -= part;
            _shares[live[i]].amount = frozen - part;
            if (part == frozen) _orders[live[i]] = word.lifted();
            emit FreezeReduced(live[i], frozen - part);
        }
        _publish(subject);
    }

    /// @inheritdoc IFreezeOrders
    function pause(address asset, address account, OrgId organization, bytes32 caseId) external {
        if (msg.sender != assets) revert FreezeOnlyAsset(msg.sender);
        Subject memory subject = Subject(SubjectKind.Holding, bytes32(uint256(uint160(account))), asset);
        _checkSubject(subject);
        _placeOn(subject, Placer.Parties, organization, 0, PAUSE, caseId);
    }

    function _placeOn(
        Subject memory subject,
        Placer placer,
        OrgId organization,
        uint168 amount,
        uint40 duration,
        bytes32 reason
    ) private {
        uint256 order = ++count;
        uint40 until = duration == 0 ? FOR_GOOD : uint40(block.timestamp) + duration;
        _record(order, toOrderWord(subject.id, subject.kind, Direction.Send, placer, organization, until), subject);
        _shares[order] = Share(subject.asset, amount);
        Placement memory placement = Placement(subject, Direction.Send, amount, duration, reason, reason);
        emit FreezePlaced(
            order,
            SubjectKey.unwrap(subject.keyOf()),
            organization,
            placer,
            address(0),
            until,
            placement
        );
        _publish(subject);
    }

    function _holdingOfCaller(address account) private view returns (Subject memory) {
        if (standing.targetOf(msg.sender).registry() != assets) revert FreezeOnlyAsset(msg.sender);
        return Subject(SubjectKind.Holding, bytes32(uint256(uint160(account))), msg.sender);
    }
}
