// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {ClassTerms, ICharter} from "../../contracts/governance/ICharter.sol";
import {ISeats, SeatWeight} from "../../contracts/governance/ISeats.sol";
import {Account, IAccounts} from "../../contracts/identity/IAccounts.sol";
import {IOrganizations} from "../../contracts/identity/IOrganizations.sol";
import {IFreezeOrders} from "../../contracts/supervision/IFreezeOrders.sol";
import {Direction} from "../../contracts/types/OrderWord.sol";
import {Placements} from "../fixtures/Placements.sol";
import {Office} from "../../contracts/types/Office.sol";
import {OrgId} from "../../contracts/types/OrgId.sol";
import {Decision} from "../fixtures/Governing.sol";
import {Suite} from "../fixtures/Suite.sol";
import {Handler} from "./Handler.sol";

/// @title MajorityHandler: 65 of 100 votes turn against the other 35
/// @dev Enough for Emergency and Operation, not for Constitution. Whenever the Constitution is at stake the others vote
/// too, as far as they are let.
contract MajorityHandler is Handler {
    uint256 private constant MAJORITY = 3;

    address[5] public seats;
    address[] private _accounts;
    /// @notice Ballots of the others that were refused while the vote was open.
    uint256 public silenced;

    constructor(Suite memory suite_) Handler(suite_) {
        for (uint32 i = 0; i < 5; ++i) seats[i] = _address(OrgId.wrap(i + 1), Office.Seat, 0);
        Account[] memory accounts = suite_.accounts.page(0, 100);
        for (uint256 i = 0; i < accounts.length; ++i) _accounts.push(accounts[i].account);
    }

    function suspendAccount(uint8 pick) external {
        _decide(address(suite.accounts), abi.encodeCall(IAccounts.suspend, (_account(pick))), "suspend account");
    }

    function revokeAccount(uint8 pick) external {
        _decide(address(suite.accounts), abi.encodeCall(IAccounts.revoke, (_account(pick))), "revoke account");
    }

    function suspendOrganization(uint8 pick) external {
        OrgId organization = OrgId.wrap(1 + (pick % 7));
        bytes memory call = abi.encodeCall(IOrganizations.suspend, (organization));
        _decide(address(suite.organizations), call, "suspend organization");
    }

    function freeze(uint8 pick, uint8 direction) external {
        bytes memory call = abi.encodeCall(
            IFreezeOrders.freezeByDecision,
            (Placements.onAccount(_account(pick), Direction(1 + (direction % 3)), 0))
        );
        _decide(address(suite.freezeOrders), call, "freeze");
    }

    function suspendSeat(uint8 pick) external {
        _grab(address(suite.seats), abi.encodeCall(ISeats.suspend, (OrgId.wrap(1 + (pick % 5)))));
    }

    function setSeats() external {
        SeatWeight[] memory list = new SeatWeight[](MAJORITY);
        for (uint32 i = 0; i < MAJORITY; ++i) list[i] = SeatWeight(OrgId.wrap(i + 1), 20);
        _grab(address(suite.seats), abi.encodeCall(ISeats.set, (list)));
    }

    function setCharter() external {
        ClassTerms[4] memory terms;
        for (uint256 i = 0; i < 4; ++i) terms[i] = ClassTerms(5_000, 5_000, 1 hours);
        _grab(address(suite.charter), abi.encodeCall(ICharter.set, (terms)));
    }

    function revokeSeat(uint8 pick) external {
        _grab(address(suite.accounts), abi.encodeCall(IAccounts.revokeSeat, (seats[pick % 5])));
    }

    /// @dev A decision of the majority alone.
    function _decide(address target, bytes memory data, bytes32 move) private {
        _wait(1);
        Decision memory decision = _propose(seats[0], target, data);
        for (uint256 i = 0; i < MAJORITY; ++i) _vote(decision, seats[i], FOR);
        _complete(decision);
        _count(move);
    }

    /// @dev The majority reaches for the Constitution; the others say no.
    function _grab(address target, bytes memory data) private {
        _wait(1);
        Decision memory decision = _propose(seats[0], target, data);
        for (uint256 i = 0; i < MAJORITY; ++i) _vote(decision, seats[i], FOR);
        for (uint256 i = MAJORITY; i < 5 && _isActive(decision); ++i) {
            bytes memory ballot = abi.encodeCall(IGovernor.castVote, (decision.id, AGAINST));
            if (!_as(seats[i], address(suite.committee), ballot, "opposed")) ++silenced;
        }
        vm.warp(suite.committee.proposalDeadline(decision.id) + 1);
        bytes memory queue = abi.encodeCall(
            IGovernor.queue,
            (decision.targets, decision.values, decision.calldatas, decision.descriptionHash)
        );
        _as(seats[0], address(suite.committee), queue, "grabbed");
    }

    /// @dev Mostly the seats of the others.
    function _account(uint8 pick) private view returns (address) {
        return pick % 2 == 0 ? seats[MAJORITY + ((pick / 2) % 2)] : _accounts[pick % _accounts.length];
    }
}
