// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {Tally} from "../../contracts/governance/Tally.sol";
import {ActionClass} from "../../contracts/types/ActionClass.sol";
import {Founding} from "../fixtures/Founding.sol";
import {CommitteeHandler} from "./CommitteeHandler.sol";

/// @title VotingChecks: what the book of a {CommitteeHandler} says of its latest proposals holds for the Committee
abstract contract VotingChecks is Founding {
    uint256 private constant LATEST = 6;

    /// @dev (17, 18, 19) Delays, ballots, vetoes.
    function _decisionsAreSound(CommitteeHandler handler) internal view {
        assertEq(handler.twice(), 0, "(18) a seat voted twice");
        uint256 count = handler.count();
        for (uint256 i = count > LATEST ? count - LATEST : 0; i < count; ++i) {
            CommitteeHandler.Entry memory entry = handler.entryAt(i);
            IGovernor.ProposalState state = suite.committee.state(entry.decision.id);
            _ballotsCountOnce(entry, state);
            _delayWasWaited(entry, state);
            _vetoHolds(entry, state);
        }
    }

    /// @dev (18) Each ballot with its seat's weight of the snapshot, and no decision without enough of them.
    function _ballotsCountOnce(CommitteeHandler.Entry memory entry, IGovernor.ProposalState state) private view {
        Tally memory tally = suite.committee.tallyOf(entry.decision.id);
        assertEq(tally.againstWeight, entry.weights[AGAINST], "(18) ballots against");
        assertEq(tally.forWeight, entry.weights[FOR], "(18) ballots for");
        assertEq(tally.abstainWeight, entry.weights[ABSTAIN], "(18) abstentions");
        bool passed =
            state == IGovernor.ProposalState.Succeeded ||
                state == IGovernor.ProposalState.Queued ||
                state == IGovernor.ProposalState.Executed;
        if (passed) assertTrue(_carries(entry), "(18) passed without the votes");
        if (state == IGovernor.ProposalState.Defeated) assertFalse(_carries(entry));
    }

    /// @dev (17) A day between queueing and execution, but for Emergency.
    function _delayWasWaited(CommitteeHandler.Entry memory entry, IGovernor.ProposalState state) private view {
        assertEq(state == IGovernor.ProposalState.Executed, entry.executedAt != 0);
        if (entry.queuedAt == 0) {
            assertTrue(entry.executedAt == 0 || entry.class == ActionClass.Emergency, "(17) executed without delay");
            return;
        }
        uint256 eta = suite.committee.proposalEta(entry.decision.id);
        bool floor = entry.class == ActionClass.Emergency || eta >= entry.queuedAt + 1 days;
        assertTrue(floor, "(17) queued for less than its floor");
        assertTrue(entry.executedAt == 0 || entry.executedAt >= eta, "(17) executed before its delay");
    }

    /// @dev (19) What was vetoed or withdrawn is over; its calls come again after 14 days, by two thirds, and not vetoed.
    function _vetoHolds(CommitteeHandler.Entry memory entry, IGovernor.ProposalState state) private view {
        bool stopped = entry.vetoedAt != 0 || entry.withdrawn;
        assertEq(state == IGovernor.ProposalState.Canceled, stopped);
        assertTrue(!stopped || entry.executedAt == 0, "(19) executed in spite of a veto");
        if (!entry.overriding) return;
        assertTrue(entry.class == ActionClass.Constitution, "(19) an override of a milder class");
        assertTrue(entry.openedAt >= entry.overrides + 14 days, "(19) overridden too early");
        assertTrue(entry.vetoedAt == 0, "(19) an override was vetoed");
    }

    function _carries(CommitteeHandler.Entry memory entry) private pure returns (bool) {
        (uint256 for_, uint256 against) = (entry.weights[FOR], entry.weights[AGAINST]);
        if (entry.overriding) return for_ * 3 >= entry.total * 2;
        uint256 cast = for_ + against + entry.weights[ABSTAIN];
        bool quorate = cast * 10_000 >= entry.participation * entry.total;
        return quorate && for_ * 10_000 > entry.approval * (for_ + against);
    }
}
