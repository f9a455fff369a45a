// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IFreezeOrders, Placement} from "../../contracts/supervision/IFreezeOrders.sol";
import {ALL} from "../../contracts/types/HoldingWord.sol";
import {Office} from "../../contracts/types/Office.sol";
import {OrgId} from "../../contracts/types/OrgId.sol";
import {Direction} from "../../contracts/types/OrderWord.sol";
import {Subject, SubjectKind} from "../../contracts/types/Subject.sol";
import {Placements} from "../fixtures/Placements.sol";
import {Suite} from "../fixtures/Suite.sol";
import {Handler} from "./Handler.sol";

/// @title FreezeHandler: officers of two regulators and the committee freeze, confirm and lift
/// @dev Keeps its own book of orders, against which Standing is held.
contract FreezeHandler is Handler {
    struct Entry {
        uint256 subject;
        Direction direction;
        uint168 amount;
        uint256 until;
        address asked;
        bool lifted;
    }

    address[] public officers;
    mapping(uint256 order => Entry) public entries;
    Subject[] private _subjects;

    constructor(Suite memory suite_) Handler(suite_) {
        officers = suite_.accounts.officers();
        address participant = _address(BANK_A, Office.Participant, 0);
        _subjects.push(Placements.account(participant));
        _subjects.push(Placements.account(_address(BANK_A, Office.Seat, 0)));
        _subjects.push(Placements.account(officers[0]));
        _subjects.push(Subject(SubjectKind.Organization, bytes32(uint256(OrgId.unwrap(BANK_A))), address(0)));
        _subjects.push(Subject(SubjectKind.Contract, bytes32(uint256(uint160(address(suite_.notice)))), address(0)));
        _subjects.push(Placements.holding(participant, address(suite_.notice)));
    }

    function freeze(uint8 officer, uint8 subject, uint8 direction, uint40 duration, uint8 amount) external {
        _wait(1);
        Placement memory placement = _placement(subject, direction, 1 + (duration % 72 hours), amount);
        bytes memory call = abi.encodeCall(IFreezeOrders.freeze, (placement));
        if (_as(_officer(officer), address(suite.freezeOrders), call, "freeze")) _placed(subject, placement);
    }

    function freezeByDecision(uint8 subject, uint8 direction, uint40 duration, uint8 amount) external {
        _wait(1);
        duration = duration % 3 == 0 ? 0 : 1 + (duration % 10 days);
        Placement memory placement = _placement(subject, direction, duration, amount);
        bytes memory call = abi.encodeCall(IFreezeOrders.freezeByDecision, (placement));
        if (_asCommittee(address(suite.freezeOrders), call, "freezeByDecision")) _placed(subject, placement);
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

    /// @dev Until what nobody confirmed is forgotten.
    function rest() external {
        _wait(40 days);
    }

    /// @notice Whether the book says that a subject is frozen in `direction` now.
    function isFrozen(uint256 subject, Direction direction) external view returns (bool) {
        for (uint256 i = 1; i <= suite.freezeOrders.count(); ++i) if (_holds(i, subject, direction)) return true;
        return false;
    }

    /// @notice How much of a holding the book says is frozen now.
    function amountOf(uint256 subject) external view returns (uint256 sum) {
        for (uint256 i = 1; i <= suite.freezeOrders.count(); ++i) {
            if (!_holds(i, subject, Direction.Send)) continue;
            uint168 amount = entries[i].amount;
            if (amount == 0 || amount == ALL) return type(uint256).max;
            sum += amount;
        }
    }

    /// @notice How many orders of the book have effect on a subject now.
    function liveOn(uint256 subject) external view returns (uint256 live) {
        for (uint256 i = 1; i <= suite.freezeOrders.count(); ++i) if (_holds(i, subject, Direction.Both)) ++live;
    }

    function subjectAt(uint256 i) external view returns (Subject memory) {
        return _subjects[i];
    }

    function subjectCount() external view returns (uint256) {
        return _subjects.length;
    }

    function _placement(
        uint8 pick,
        uint8 direction,
        uint40 duration,
        uint8 amount
    ) private view returns (Placement memory) {
        Subject memory subject = _subjects[pick % _subjects.length];
        Direction side = subject.kind == SubjectKind.Contract ? Direction.Both : Direction(1 + (direction % 3));
        bool shared = subject.kind == SubjectKind.Holding && side == Direction.Send;
        return Placements.about(subject, side, shared ? amount : 0, duration);
    }

    function _placed(uint8 pick, Placement memory placement) private {
        uint256 until = placement.duration == 0 ? type(uint256).max : vm.getBlockTimestamp() + placement.duration;
        entries[suite.freezeOrders.count()] = Entry(
            pick % _subjects.length,
            placement.direction,
            placement.amount,
            until,
            address(0),
            false
        );
    }

    /// @dev It holds for good, and a request to lift it is void.
    function _confirmed(uint256 order) private {
        (entries[order].until, entries[order].asked) = (type(uint256).max, address(0));
    }

    /// @dev Whether the book says that an order is on a subject, has effect now and forbids one of these directions.
    function _holds(uint256 order, uint256 subject, Direction direction) private view returns (bool) {
        Entry storage entry = entries[order];
        bool covers = uint8(entry.direction) & uint8(direction) != 0;
        return entry.subject == subject && covers && !entry.lifted && vm.getBlockTimestamp() < entry.until;
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
