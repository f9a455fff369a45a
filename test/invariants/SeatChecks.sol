// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {Seat} from "../../contracts/governance/ISeats.sol";
import {IStanding} from "../../contracts/identity/IStanding.sol";
import {Office} from "../../contracts/types/Office.sol";
import {Decision} from "../fixtures/Governing.sol";
import {Engine} from "../fixtures/Engine.sol";
import {Founding} from "../fixtures/Founding.sol";

/// @title SeatChecks: the committee can act, by whoever of it is left
abstract contract SeatChecks is Founding, Engine {
    /// @dev (2) Whoever has a voice reaches the Committee, with the rules broken too.
    function _everyVoiceReachesTheCommittee() internal view {
        Seat[] memory seats = suite.seats.list();
        for (uint256 i = 0; i < seats.length; ++i) {
            assertEq(seats[i].live, seats[i].weight > 0);
            if (seats[i].live) _reaches(seats[i].account);
        }
        address[] memory officers = suite.accounts.officers();
        for (uint256 i = 0; i < officers.length; ++i) {
            assertEq(uint256(suite.standing.officeOf(officers[i])), uint256(Office.Regulator), "(2) an officer");
            _reaches(officers[i]);
        }
    }

    /// @dev (2) Live weights add up to the total, and three seats are live.
    function _theSeatsAddUp() internal view {
        Seat[] memory seats = suite.seats.list();
        (uint256 live, uint256 sum) = (0, 0);
        for (uint256 i = 0; i < seats.length; ++i) {
            if (seats[i].live) ++live;
            sum += seats[i].weight;
        }
        assertTrue(live >= 3, "(2) too few live seats");
        assertEq(suite.seats.totalAt(vm.getBlockTimestamp()), sum, "(2) weights");
    }

    /// @dev (4) A live seat votes its weight, however its account is frozen or its organization suspended.
    function _everySeatVotesItsWeight() internal view {
        Seat[] memory seats = suite.seats.list();
        for (uint256 i = 0; i < seats.length; ++i) {
            (, uint256 weight) = suite.seats.voteOf(seats[i].account, vm.getBlockTimestamp());
            if (seats[i].live) assertEq(weight, seats[i].weight, "(4) a seat lost weight");
        }
    }

    /// @dev (2) All live seats but the largest carry a Constitution decision through to its execution, the largest being
    /// silent or against.
    function _theSmallerSeatsDecide() internal {
        vm.warp(vm.getBlockTimestamp() + 1);
        _decideWithoutTheLargest(false);
        _decideWithoutTheLargest(true);
    }

    function _decideWithoutTheLargest(bool opposed) private {
        Seat memory largest = _largest();
        address[] memory voters = _liveSeats();
        address proposer = voters[0] == largest.account ? voters[1] : voters[0];
        bytes memory call = abi.encodeCall(IStanding.addTargetWriter, (address(suite.notice)));
        Decision memory decision = _propose(proposer, address(suite.standing), call);
        if (opposed) _vote(decision, largest.account, AGAINST);
        for (uint256 i = 0; i < voters.length && _isActive(decision); ++i) {
            if (voters[i] != largest.account) _vote(decision, voters[i], FOR);
        }
        assertEq(uint256(suite.committee.state(decision.id)), uint256(IGovernor.ProposalState.Succeeded), "(2) passed");
        _complete(decision);
        assertEq(
            uint256(suite.committee.state(decision.id)),
            uint256(IGovernor.ProposalState.Executed),
            "(2) executed"
        );
    }

    function _reaches(address account) private view {
        assertTrue(_isAllowed(INGRESS, account, address(suite.committee), 0), "(2) a voice is cut off");
    }

    function _largest() private view returns (Seat memory largest) {
        Seat[] memory seats = suite.seats.list();
        for (uint256 i = 0; i < seats.length; ++i) if (seats[i].weight > largest.weight) largest = seats[i];
    }
}
