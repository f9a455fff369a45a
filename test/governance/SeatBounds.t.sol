// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ClassTerms} from "../../contracts/governance/ICharter.sol";
import {ISeats} from "../../contracts/governance/ISeats.sol";
import {SeatBounds} from "../../contracts/governance/SeatBounds.sol";
import {Tally} from "../../contracts/governance/Tally.sol";
import {Test} from "../fixtures/Test.sol";

/// @title SeatBounds: accepted exactly when no group rules and no one seat can block
/// @dev The other side of each comparison is a vote counted by Tally, seat by seat.
contract SeatBoundsTest is Test {
    struct List {
        uint8 seats;
        uint16[8] weights;
        uint8[8] groups;
        uint16 participation;
        uint16 approval;
        bool nearlyEqual;
    }

    function testFuzz_acceptedExactlyWhenSound(List memory list) public view {
        (uint256[] memory weights, bytes32[] memory groups, ClassTerms memory terms) = _unpack(list);
        bool sound = weights.length >= 3 && !_hasRulingGroup(weights, groups);
        for (uint256 i = 0; i < weights.length; ++i) sound = sound && _actsWithout(i, weights, terms);
        (bool accepted, ) = address(this).staticcall(abi.encodeCall(this.check, (weights, groups, terms)));
        assertEq(accepted, sound);
    }

    /// @dev So that the property above is about both answers: lists of nearly equal seats pass at mild rates.
    function testFuzz_equalSeatsAtMildRatesPass(uint8 seats, uint16 weight) public pure {
        uint256 count = bound(seats, 3, 8);
        uint256[] memory weights = new uint256[](count);
        bytes32[] memory groups = new bytes32[](count);
        for (uint256 i = 0; i < count; ++i) (weights[i], groups[i]) = (bound(weight, 1, 10_000), bytes32(i + 1));
        SeatBounds.check(weights, groups, ClassTerms(6_600, 6_600, 1 days));
    }

    function testFuzz_fewerThanThreeAreRefused(uint8 seats, uint16 weight) public {
        uint256 count = bound(seats, 0, 2);
        uint256[] memory weights = new uint256[](count);
        for (uint256 i = 0; i < count; ++i) weights[i] = bound(weight, 1, 10_000);
        vm.expectRevert(abi.encodeWithSelector(ISeats.SeatsTooFew.selector, count));
        this.check(weights, new bytes32[](count), ClassTerms(5_000, 5_000, 1 days));
    }

    function test_aGroupOfExactlyHalfIsRefused() public {
        uint256[] memory weights = new uint256[](4);
        bytes32[] memory groups = new bytes32[](4);
        for (uint256 i = 0; i < 4; ++i) (weights[i], groups[i]) = (10, bytes32(i / 2 == 0 ? 1 : i));
        vm.expectRevert(abi.encodeWithSelector(ISeats.SeatsGroupTooHeavy.selector, bytes32(uint256(1)), 20, 40));
        this.check(weights, groups, ClassTerms(5_000, 5_000, 1 days));
    }

    function check(uint256[] memory weights, bytes32[] memory groups, ClassTerms memory terms) external pure {
        SeatBounds.check(weights, groups, terms);
    }

    /// @dev All but one: silent, they meet the participation without it; with it against, they are approved; and they
    /// override a veto.
    function _actsWithout(uint256 one, uint256[] memory weights, ClassTerms memory terms) private pure returns (bool) {
        Tally memory silent = _voteWithout(one, weights, terms);
        Tally memory opposed = _voteWithout(one, weights, terms);
        opposed.add(0, weights[one]);
        Tally memory overriding = _voteWithout(one, weights, terms);
        (overriding.overriding, overriding.participation, overriding.approval) = (true, 0, 0);
        return silent.isQuorate() && opposed.isApproved() && overriding.isWon();
    }

    function _voteWithout(
        uint256 one,
        uint256[] memory weights,
        ClassTerms memory terms
    ) private pure returns (Tally memory tally) {
        (tally.participation, tally.approval) = (terms.participation, terms.approval);
        for (uint256 i = 0; i < weights.length; ++i) {
            tally.total += uint32(weights[i]);
            if (i != one) tally.add(1, weights[i]);
        }
    }

    function _hasRulingGroup(uint256[] memory weights, bytes32[] memory groups) private pure returns (bool) {
        for (uint256 i = 0; i < weights.length; ++i) {
            (uint256 group, uint256 others) = (0, 0);
            for (uint256 j = 0; j < weights.length; ++j) {
                if (groups[j] == groups[i]) group += weights[j];
                else others += weights[j];
            }
            if (group >= others) return true;
        }
        return false;
    }

    function _unpack(
        List memory list
    ) private pure returns (uint256[] memory weights, bytes32[] memory groups, ClassTerms memory terms) {
        uint256 count = list.seats % 9;
        weights = new uint256[](count);
        groups = new bytes32[](count);
        for (uint256 i = 0; i < count; ++i) {
            weights[i] = list.nearlyEqual ? 20 + (list.weights[i] % 8) : 1 + (list.weights[i] % 10_000);
            groups[i] = bytes32(uint256(list.groups[i] % (list.nearlyEqual ? 32 : 6)));
        }
        terms.participation = uint16(bound(list.participation, 5_000, 8_000));
        terms.approval = uint16(bound(list.approval, 5_000, 9_000));
    }
}
