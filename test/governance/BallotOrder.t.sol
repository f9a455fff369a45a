// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {SignedBallot} from "../../contracts/governance/ICommittee.sol";
import {Tally} from "../../contracts/governance/Tally.sol";
import {IOrganizations} from "../../contracts/identity/IOrganizations.sol";
import {IStanding} from "../../contracts/identity/IStanding.sol";
import {Founding} from "../fixtures/Founding.sol";
import {Decision} from "../fixtures/Governing.sol";

/// @title Ballot order: the same ballots give the same outcome, in whatever order and however delivered
/// @dev Through the Committee, which closes a vote as soon as it is decided and refuses the ballots after that.
contract BallotOrderTest is Founding {
    uint8 private constant ABSENT = 3;

    function testFuzz_orderDoesNotMatter(uint8[5] memory sides, bool strict, uint256 shuffle) public {
        address[] memory voters = _liveSeats();
        Decision memory straight = _put(strict);
        Decision memory shuffled = _put(strict);
        Decision memory delivered = _put(strict);
        _castEach(straight, voters, sides);
        _shuffle(voters, sides, shuffle);
        _castEach(shuffled, voters, sides);
        _deliver(delivered, voters, sides);
        _assertOutcome(straight, shuffled, delivered, sides, voters);

        vm.warp(suite.committee.proposalDeadline(straight.id) + 1);
        IGovernor.ProposalState outcome = _assertOutcome(straight, shuffled, delivered, sides, voters);
        assertTrue(outcome != IGovernor.ProposalState.Active, "open after its deadline");
    }

    function _put(bool strict) private returns (Decision memory) {
        if (strict) {
            bytes memory call = abi.encodeCall(IStanding.addTargetWriter, (address(suite.notice)));
            return _propose(_liveSeats()[0], address(suite.standing), call);
        }
        return
            _propose(_liveSeats()[0], address(suite.organizations), abi.encodeCall(IOrganizations.suspend, (BANK_B)));
    }

    function _castEach(Decision memory decision, address[] memory voters, uint8[5] memory sides) private {
        for (uint256 i = 0; i < voters.length && _isActive(decision); ++i) {
            if (sides[i] % 4 != ABSENT) _vote(decision, voters[i], sides[i] % 4);
        }
    }

    /// @dev One batch of signed ballots, counted to its end even when decided in the middle.
    function _deliver(Decision memory decision, address[] memory voters, uint8[5] memory sides) private {
        bytes32 hash = bytes32(_hashOf(decision));
        SignedBallot[] memory ballots = new SignedBallot[](voters.length);
        uint256 cast;
        for (uint256 i = 0; i < voters.length; ++i) {
            uint8 side = sides[i] % 4;
            if (side != ABSENT) ballots[cast++] = _signedBallot(decision.id, hash, side, voters[i]);
        }
        if (cast == 0) return;
        assembly ("memory-safe") {
            mstore(ballots, cast)
        }
        suite.committee.castBallots(decision.id, hash, ballots);
    }

    /// @dev All three stand where the full count says; returns where.
    function _assertOutcome(
        Decision memory straight,
        Decision memory shuffled,
        Decision memory delivered,
        uint8[5] memory sides,
        address[] memory voters
    ) private view returns (IGovernor.ProposalState outcome) {
        outcome = _expected(straight, sides, voters);
        assertEq(uint256(suite.committee.state(straight.id)), uint256(outcome), "straight");
        assertEq(uint256(suite.committee.state(shuffled.id)), uint256(outcome), "shuffled");
        assertEq(uint256(suite.committee.state(delivered.id)), uint256(outcome), "delivered");
    }

    function _expected(
        Decision memory decision,
        uint8[5] memory sides,
        address[] memory voters
    ) private view returns (IGovernor.ProposalState) {
        Tally memory tally = suite.committee.tallyOf(decision.id);
        (tally.forWeight, tally.againstWeight, tally.abstainWeight) = (0, 0, 0);
        for (uint256 i = 0; i < voters.length; ++i) {
            (, uint256 weight) = suite.seats.voteOf(voters[i], suite.committee.proposalSnapshot(decision.id));
            if (sides[i] % 4 != ABSENT) tally.add(sides[i] % 4, weight);
        }
        if (tally.isWon()) return IGovernor.ProposalState.Succeeded;
        if (tally.isLost()) return IGovernor.ProposalState.Defeated;
        bool open = vm.getBlockTimestamp() <= suite.committee.proposalDeadline(decision.id);
        if (open) return IGovernor.ProposalState.Active;
        bool succeeds = tally.isQuorate() && tally.isApproved();
        return succeeds ? IGovernor.ProposalState.Succeeded : IGovernor.ProposalState.Defeated;
    }

    function _shuffle(address[] memory voters, uint8[5] memory sides, uint256 seed) private pure {
        for (uint256 i = 4; i > 0; --i) {
            uint256 j = uint256(keccak256(abi.encode(seed, i))) % (i + 1);
            (voters[i], voters[j]) = (voters[j], voters[i]);
            (sides[i], sides[j]) = (sides[j], sides[i]);
        }
    }
}
