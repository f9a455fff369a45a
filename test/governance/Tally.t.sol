// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ActionClass} from "../../contracts/types/ActionClass.sol";
import {NO_ORGANIZATION} from "../../contracts/types/OrgId.sol";
import {Tally} from "../../contracts/governance/Tally.sol";
import {Test} from "../fixtures/Test.sol";

/// @title Tally: when a proposal has succeeded or failed
/// @dev A fuzzed electorate of up to twelve seats; seat i weighs `weights[i]` and casts `sides[i]`, and only the first
/// `turnout` seats cast at all.
contract TallyTest is Test {
    uint256 private constant SEATS = 12;
    uint256 private constant BASIS = 10_000;

    struct Vote {
        uint16[12] weights;
        uint8[12] sides;
        uint16 participation;
        uint16 approval;
        bool overriding;
    }

    function testFuzz_neverBothWonAndLost(Vote memory vote, uint256 turnout) public pure {
        Tally memory tally = _cast(vote, turnout % (SEATS + 1));
        assertFalse(tally.isWon() && tally.isLost());
    }

    function testFuzz_everySuccessHasItsRates(Vote memory vote, uint256 turnout) public pure {
        vote.overriding = false;
        Tally memory tally = _cast(vote, turnout % (SEATS + 1));
        if (!tally.isWon() && !(tally.isQuorate() && tally.isApproved())) return;
        assertGe(tally.cast() * BASIS, uint256(tally.participation) * tally.total);
        uint256 decided = uint256(tally.forWeight) + tally.againstWeight;
        assertTrue(tally.forWeight * BASIS > tally.approval * decided, "less for than the approval rate");
    }

    function testFuzz_anOverrideHasTwoThirdsOfAllWeight(Vote memory vote, uint256 turnout) public pure {
        vote.overriding = true;
        Tally memory tally = _cast(vote, turnout % (SEATS + 1));
        bool twoThirds = uint256(tally.forWeight) * 3 >= uint256(tally.total) * 2;
        assertEq(tally.isApproved(), twoThirds);
        assertEq(tally.isWon(), twoThirds);
    }

    /// @dev For every prefix of the ballots: once decided, the rest, cast in any way or not at all, changes nothing.
    function testFuzz_closingEarlyChangesNothing(Vote memory vote, uint256 turnout) public pure {
        turnout = turnout % (SEATS + 1);
        Tally memory full = _cast(vote, turnout);
        bool succeeds = full.isQuorate() && full.isApproved();
        for (uint256 early = 0; early <= turnout; ++early) {
            Tally memory tally = _cast(vote, early);
            if (tally.isWon()) assertTrue(succeeds, "closed as a success that would have failed");
            if (tally.isLost()) assertFalse(succeeds);
        }
    }

    /// @dev What closes is decided, and what is decided closes: the worst and the best completion tell which.
    function testFuzz_closesAsSoonAsDecided(Vote memory vote, uint256 turnout) public pure {
        turnout = turnout % (SEATS + 1);
        Tally memory tally = _cast(vote, turnout);
        bool worst = tally.isQuorate() && _completed(vote, turnout, 0).isApproved();
        Tally memory best = _completed(vote, turnout, 1);
        assertEq(tally.isWon(), worst);
        assertEq(tally.isLost(), !(best.isQuorate() && best.isApproved()));
    }

    function testFuzz_orderDoesNotMatter(Vote memory vote, uint256 shuffle) public pure {
        Tally memory straight = _cast(vote, SEATS);
        for (uint256 i = SEATS - 1; i > 0; --i) {
            uint256 j = uint256(keccak256(abi.encode(shuffle, i))) % (i + 1);
            (vote.weights[i], vote.weights[j]) = (vote.weights[j], vote.weights[i]);
            (vote.sides[i], vote.sides[j]) = (vote.sides[j], vote.sides[i]);
        }
        assertEq(keccak256(abi.encode(_cast(vote, SEATS))), keccak256(abi.encode(straight)));
    }

    function testFuzz_abstentionsCountForParticipationOnly(
        Vote memory vote,
        uint256 turnout,
        uint16 weight
    ) public pure {
        Tally memory tally = _cast(vote, turnout % (SEATS + 1));
        tally.total += weight;
        bool approved = tally.isApproved();
        uint256 cast = tally.cast();
        tally.add(2, weight);
        assertEq(tally.isApproved(), approved);
        assertEq(tally.cast(), cast + weight);
    }

    function testFuzz_tiesFail(Vote memory vote, uint16 weight) public pure {
        vote.overriding = false;
        Tally memory tally = _terms(vote);
        tally.total = uint32(weight) * 2;
        tally.add(1, weight);
        tally.add(0, weight);
        assertFalse(tally.isApproved());
        assertTrue(tally.isLost());
        assertFalse(tally.isWon());
    }

    /// @dev Exactly the approval rate is a tie with the rate, and fails too.
    function testFuzz_exactlyTheApprovalRateFails(Vote memory vote) public pure {
        vote.overriding = false;
        Tally memory tally = _terms(vote);
        tally.total = uint32(BASIS);
        tally.add(1, tally.approval);
        tally.add(0, BASIS - tally.approval);
        assertFalse(tally.isApproved());
        tally.forWeight += 1;
        tally.againstWeight -= 1;
        assertTrue(tally.isApproved());
    }

    /// @dev Exactly the participation rate is enough.
    function testFuzz_exactlyTheParticipationRateSuffices(Vote memory vote) public pure {
        vote.overriding = false;
        Tally memory tally = _terms(vote);
        tally.total = uint32(BASIS);
        tally.add(2, tally.participation - 1);
        assertFalse(tally.isQuorate());
        tally.add(2, 1);
        assertTrue(tally.isQuorate());
    }

    function testFuzz_noOtherSupport(uint8 support) public {
        support = uint8(bound(support, 3, type(uint8).max));
        vm.expectRevert();
        this.addTo(support);
    }

    function addTo(uint8 support) external pure {
        Tally memory tally;
        tally.add(support, 1);
    }

    function _cast(Vote memory vote, uint256 turnout) private pure returns (Tally memory tally) {
        tally = _terms(vote);
        for (uint256 i = 0; i < turnout; ++i) tally.add(vote.sides[i] % 3, _weight(vote, i));
    }

    /// @dev All outstanding weight cast on one side.
    function _completed(Vote memory vote, uint256 turnout, uint8 support) private pure returns (Tally memory tally) {
        tally = _cast(vote, turnout);
        tally.add(support, tally.outstanding());
    }

    function _terms(Vote memory vote) private pure returns (Tally memory tally) {
        for (uint256 i = 0; i < SEATS; ++i) tally.total += uint32(_weight(vote, i));
        tally.class = ActionClass.Constitution;
        tally.seat = NO_ORGANIZATION;
        tally.overriding = vote.overriding;
        if (vote.overriding) return tally;
        tally.participation = uint16(bound(vote.participation, 5_000, 8_000));
        tally.approval = uint16(bound(vote.approval, 5_000, 9_000));
    }

    /// @dev Small and large weights alike; small ones make ties and exact rates likely.
    function _weight(Vote memory vote, uint256 i) private pure returns (uint256) {
        uint256 weight = vote.weights[i];
        return weight % 2 == 0 ? 1 + (weight % 5) : 1 + (weight % 10_000);
    }
}
