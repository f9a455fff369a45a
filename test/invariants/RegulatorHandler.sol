// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Account, IAccounts, OfficerChange} from "../../contracts/identity/IAccounts.sol";
import {IFreezeOrders, Placement} from "../../contracts/supervision/IFreezeOrders.sol";
import {Office} from "../../contracts/types/Office.sol";
import {Direction} from "../../contracts/types/OrderWord.sol";
import {Subject, SubjectKind} from "../../contracts/types/Subject.sol";
import {Placements} from "../fixtures/Placements.sol";
import {Suite} from "../fixtures/Suite.sol";
import {Handler} from "./Handler.sol";

/// @title RegulatorHandler: a regulator whose officers and Sentinels all act together, and order whatever they can
/// @dev It also enrols more of both, as two officers may.
contract RegulatorHandler is Handler {
    address[] public officers;
    address[] public sentinels;
    address[] private _accounts;
    address[] private _contracts;
    uint256 private _enrolled = 10;

    constructor(Suite memory suite_, address[] memory contracts) Handler(suite_) {
        officers = suite_.accounts.officers();
        sentinels.push(_address(REGULATOR, Office.Sentinel, 0));
        Account[] memory accounts = suite_.accounts.page(0, 100);
        for (uint256 i = 0; i < accounts.length; ++i) _accounts.push(accounts[i].account);
        _contracts = contracts;
    }

    function freeze(uint8 officer, uint8 kind, uint8 pick, uint8 direction, uint40 duration) external {
        Placement memory placement = _placement(kind, pick, direction, 1 + (duration % 72 hours));
        _as(
            _officer(officer),
            address(suite.freezeOrders),
            abi.encodeCall(IFreezeOrders.freeze, (placement)),
            "freeze"
        );
    }

    function freezeAsSentinel(uint8 sentinel, uint8 kind, uint8 pick, uint8 direction, uint40 duration) external {
        Placement memory placement = _placement(kind, pick, direction, 1 + (duration % 4 hours));
        bytes memory call = abi.encodeCall(IFreezeOrders.freezeAsSentinel, (placement));
        _as(sentinels[sentinel % sentinels.length], address(suite.freezeOrders), call, "freezeAsSentinel");
    }

    /// @dev Against every seat at once: its account and its organization, for good.
    function strike(uint8 officer) external {
        for (uint8 i = 0; i < 5; ++i) {
            _order(officer, Placements.onAccount(_accounts[i], Direction.Both, 72 hours));
            _order(officer, Placements.on(SubjectKind.Organization, i + 1, Direction.Both, 72 hours));
        }
    }

    function confirm(uint8 officer, uint256 order) external {
        bytes memory call = abi.encodeCall(IFreezeOrders.confirm, (_existing(order)));
        _as(_officer(officer), address(suite.freezeOrders), call, "confirm");
    }

    function lift(uint8 officer, uint256 order) external {
        bytes memory call = abi.encodeCall(IFreezeOrders.lift, (_existing(order)));
        _as(_officer(officer), address(suite.freezeOrders), call, "lift");
    }

    function enrol(bool asSentinel) external {
        OfficerChange memory change;
        change.regulator = REGULATOR;
        change.add = _enrolment(REGULATOR, asSentinel ? Office.Sentinel : Office.Regulator, ++_enrolled);
        change.acceptance = _accept(address(suite.accounts), change.add, _enrolled);
        bytes memory request = abi.encodeCall(IAccounts.requestOfficerChange, (change));
        _as(officers[0], address(suite.accounts), request, "request");
        bytes memory approval = abi.encodeCall(IAccounts.approveOfficerChange, (change));
        if (!_as(officers[1], address(suite.accounts), approval, "enrol")) return;
        (asSentinel ? sentinels : officers).push(change.add.account);
    }

    function pass(uint32 time) external {
        _wait(time % 40 hours);
    }

    function officerCount() external view returns (uint256) {
        return officers.length;
    }

    function sentinelCount() external view returns (uint256) {
        return sentinels.length;
    }

    /// @dev Places an order, and has a colleague confirm it.
    function _order(uint8 officer, Placement memory placement) private {
        address freezeOrders = address(suite.freezeOrders);
        bytes memory call = abi.encodeCall(IFreezeOrders.freeze, (placement));
        if (!_as(_officer(officer), freezeOrders, call, "struck")) return;
        call = abi.encodeCall(IFreezeOrders.confirm, (suite.freezeOrders.count()));
        _as(_officer(uint8((uint256(officer) + 1) % officers.length)), freezeOrders, call, "strike");
    }

    function _placement(
        uint8 kind,
        uint8 pick,
        uint8 direction,
        uint40 duration
    ) private view returns (Placement memory) {
        SubjectKind about = SubjectKind(1 + (kind % 4));
        Direction side = about == SubjectKind.Contract ? Direction.Both : Direction(1 + (direction % 3));
        return Placements.about(_subject(about, pick), side, 0, duration);
    }

    function _subject(SubjectKind kind, uint8 pick) private view returns (Subject memory) {
        if (kind == SubjectKind.Organization) return Subject(kind, bytes32(uint256(pick % 9)), address(0));
        address target = _contracts[pick % _contracts.length];
        if (kind == SubjectKind.Contract) return Subject(kind, bytes32(uint256(uint160(target))), address(0));
        address account = _accounts[pick % _accounts.length];
        return kind == SubjectKind.Holding ? Placements.holding(account, target) : Placements.account(account);
    }

    function _existing(uint256 pick) private view returns (uint256) {
        uint256 count = suite.freezeOrders.count();
        return count == 0 ? 0 : 1 + (pick % count);
    }

    function _officer(uint8 pick) private view returns (address) {
        return officers[pick % officers.length];
    }
}
