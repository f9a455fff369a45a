// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IFreezeOrders} from "../../contracts/supervision/IFreezeOrders.sol";
import {Direction} from "../../contracts/types/OrderWord.sol";
import {Placements} from "../fixtures/Placements.sol";
import {Office} from "../../contracts/types/Office.sol";
import {Suite} from "../fixtures/Suite.sol";
import {Handler} from "./Handler.sol";

/// @title FreezeHandler: officers of two regulators and the committee freeze, confirm and lift
/// @dev Keeps its own book of orders, against which Standing is held.
contract FreezeHandler is Handler {
    struct Entry {
        address subject;
        Direction direction;
        uint256 until;
        address asked;
        bool lifted;
    }

    address[] public subjects;
    address[] public officers;
    mapping(uint256 order => Entry) public entries;

    constructor(Suite memory suite_) Handler(suite_) {
        officers = suite_.accounts.officers();
        subjects.push(_address(BANK_A, Office.Participant, 0));
        subjects.push(_address(BANK_A, Office.Seat, 0));
        subjects.push(_address(BANK_B, Office.OrgAdmin, 0));
        subjects.push(officers[0]);
    }

    function freeze(uint8 officer, uint8 subject, uint8 direction, uint40 duration) external {
        _wait(1);
        duration = 1 + (duration % 72 hours);
        _freeze(_officer(officer), subject, direction, duration, IFreezeOrders.freeze.selector);
    }

    function freezeByDecision(uint8 subject, uint8 direction, uint40 duration) external {
        _wait(1);
        duration = duration % 3 == 0 ? 0 : 1 + (duration % 10 days);
        _freeze(address(0), subject, direction, duration, IFreezeOrders.freezeByDecision.selector);
    }

    function confirm(uint8 officer, uint256 order) external {
        order = _order(order);
        bytes memory call = abi.encodeCall(IFreezeOrders.confirm, (order));
        if (_as(_officer(officer), address(suite.freezeOrders), call, "confirm")) _confirmed(order);
    }

    function confirmByDecision(uint256 order) external {
        order = _order(order);
        bytes memory call = abi.encodeCall(IFreezeOrders.confirmByDecision, (order));
        if (_asCommittee(address(suite.freezeOrders), call, "confirmByDecision")) _confirmed(order);
    }

    function lift(uint8 officer, uint256 order) external {
        order = _order(order);
        Entry storage entry = entries[order];
        bytes memory call = abi.encodeCall(IFreezeOrders.lift, (order));
        if (!_as(_officer(officer), address(suite.freezeOrders), call, "lift")) return;
        if (entry.asked == address(0)) entry.asked = _officer(officer);
        else entry.lifted = true;
    }

    function liftByDecision(uint256 order) external {
        order = _order(order);
        bytes memory call = abi.encodeCall(IFreezeOrders.liftByDecision, (order));
        if (_asCommittee(address(suite.freezeOrders), call, "liftByDecision")) entries[order].lifted = true;
    }

    function pass(uint32 time) external {
        _wait(time % 30 hours);
    }

    /// @notice Whether the book says that `subject` is frozen in `direction` at `moment`.
    function isFrozen(address subject, Direction direction, uint256 moment) external view returns (bool) {
        for (uint256 i = 1; i <= suite.freezeOrders.count(); ++i) {
            Entry storage entry = entries[i];
            bool covers = entry.direction == Direction.Both || entry.direction == direction;
            if (entry.subject == subject && covers && !entry.lifted && moment < entry.until) return true;
        }
        return false;
    }

    /// @notice How many orders of the book have effect on `subject` now.
    function liveOn(address subject) external view returns (uint256 live) {
        for (uint256 i = 1; i <= suite.freezeOrders.count(); ++i) {
            Entry storage entry = entries[i];
            if (entry.subject == subject && !entry.lifted && vm.getBlockTimestamp() < entry.until) ++live;
        }
    }

    function subjectCount() external view returns (uint256) {
        return subjects.length;
    }

    function _freeze(address officer, uint8 subject, uint8 direction, uint40 duration, bytes4 selector) private {
        address account = subjects[subject % subjects.length];
        Direction side = Direction(1 + (direction % 3));
        bytes memory call = abi.encodeWithSelector(selector, Placements.onAccount(account, side, duration));
        uint256 until = duration == 0 ? type(uint256).max : vm.getBlockTimestamp() + duration;
        bool placed =
            officer == address(0)
                ? _asCommittee(address(suite.freezeOrders), call, "freezeByDecision")
                : _as(officer, address(suite.freezeOrders), call, "freeze");
        if (placed) entries[suite.freezeOrders.count()] = Entry(account, side, until, address(0), false);
    }

    /// @dev It holds for good, and a request to lift it is void.
    function _confirmed(uint256 order) private {
        (entries[order].until, entries[order].asked) = (type(uint256).max, address(0));
    }

    /// @dev A recent order.
    function _order(uint256 pick) private view returns (uint256) {
        uint256 count = suite.freezeOrders.count();
        uint256 back = pick % 6;
        return count > back ? count - back : count;
    }

    function _officer(uint8 pick) private view returns (address) {
        return officers[pick % officers.length];
    }
}
