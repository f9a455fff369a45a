// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {IAuthority} from "../authority/IAuthority.sol";
import {ActionClass} from "../types/ActionClass.sol";
import {ICharter} from "./ICharter.sol";
import {ICommittee} from "./ICommittee.sol";
import {ISeats} from "./ISeats.sol";
import {Tally} from "./Tally.sol";

/// @title CommitteeBase: what a proposal is and where it stands
/// @dev Proposals are numbered from 1. OpenZeppelin's sequential numbering keeps its table private; a delivered ballot
/// must be held against the proposal's hash, and this table answers that without a second slot per proposal.
abstract contract CommitteeBase is ICommittee, Governor {
    /// @notice Seconds after its voting deadline in which a success is queued or, without delay, executed.
    uint256 public constant LAPSE = 7 days;

    /// @inheritdoc ICommittee
    address public immutable authority;
    /// @inheritdoc ICommittee
    ISeats public immutable seats;
    /// @inheritdoc ICommittee
    ICharter public immutable charter;

    /// @notice The number of the newest proposal; 0 before the first.
    uint256 public latestProposalId;

    mapping(uint256 proposalHash => uint256 proposalId) internal _idOf;
    mapping(uint256 proposalId => Tally) internal _tallies;

    constructor(address authority_, ICharter charter_, ISeats seats_) {
        authority = authority_;
        charter = charter_;
        seats = seats_;
    }

    /// @notice Seconds: periods and delays mean the same on every chain.
    function clock() public view override returns (uint48) {
        return uint48(block.timestamp);
    }

    /// @notice As ERC-6372 names the clock.
    // solhint-disable-next-line func-name-mixedcase
    function CLOCK_MODE() public pure override returns (string memory) {
        return "mode=timestamp";
    }

    /// @notice None: ballots may share the block of their proposal.
    function votingDelay() public pure override returns (uint256) {
        return 0;
    }

    /// @notice The second before the proposal: no change of weight in the same second counts.
    function proposalSnapshot(uint256 proposalId) public view override returns (uint256) {
        uint256 start = super.proposalSnapshot(proposalId);
        return start == 0 ? 0 : start - 1;
    }

    /// @notice Weight that must be cast on a Constitution proposal made at `timepoint`; milder classes need less.
    function quorum(uint256 timepoint) public view override returns (uint256) {
        return (seats.totalAt(timepoint) * charter.termsOf(ActionClass.Constitution).participation) / 10_000;
    }

    /// @notice The number of the proposal with these calls and description; reverts when there is none.
    function getProposalId(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) public view override returns (uint256 proposalId) {
        proposalId = _idOf[hashProposal(targets, values, calldatas, descriptionHash)];
        if (proposalId == 0) revert GovernorNonexistentProposal(0);
    }

    /// @inheritdoc ICommittee
    function tallyOf(uint256 proposalId) external view returns (Tally memory) {
        return _tallies[proposalId];
    }

    /// @notice Where a proposal stands now. Closes early when decided; what was not queued or executed in time is
    /// Expired; nothing of a Committee that was succeeded stays open.
    function state(uint256 proposalId) public view override returns (ProposalState current) {
        current = super.state(proposalId);
        if (current == ProposalState.Active) current = _tallyState(proposalId, _tallies[proposalId]);
        bool open =
            current == ProposalState.Active || current == ProposalState.Succeeded || current == ProposalState.Queued;
        if (!open) return current;
        if (IAuthority(authority).committee() != address(this)) return ProposalState.Canceled;
        if (current == ProposalState.Succeeded && proposalDeadline(proposalId) + LAPSE <= clock()) {
            return ProposalState.Expired;
        }
        if (current == ProposalState.Queued) {
            uint256 lapse = proposalEta(proposalId) + IAuthority(authority).expiration();
            if (lapse <= clock()) return ProposalState.Expired;
        }
    }

    /// @dev The tally of a proposal that takes ballots, to be asked once for any number of them.
    function _openTally(uint256 proposalId) internal view returns (Tally memory tally) {
        ProposalState current = super.state(proposalId);
        tally = _tallies[proposalId];
        if (current == ProposalState.Active) current = _tallyState(proposalId, tally);
        _requireState(proposalId, current, ProposalState.Active);
    }

    /// @dev Before the deadline: Active until the ballots have decided.
    function _tallyState(uint256 proposalId, Tally memory tally) private view returns (ProposalState) {
        if (tally.isLost()) return ProposalState.Defeated;
        if (!tally.isWon()) return ProposalState.Active;
        return proposalEta(proposalId) == 0 ? ProposalState.Succeeded : ProposalState.Queued;
    }

    /// @notice Closed: the Committee makes no call of its own.
    function relay(address, uint256, bytes calldata) public payable override {
        revert CommitteeClosed(msg.sig);
    }

    function _executor() internal view override returns (address) {
        return authority;
    }

    function _quorumReached(uint256 proposalId) internal view override returns (bool) {
        return _tallies[proposalId].isQuorate();
    }

    function _voteSucceeded(uint256 proposalId) internal view override returns (bool) {
        return _tallies[proposalId].isApproved();
    }

    function _requireState(uint256 proposalId, ProposalState current, ProposalState required) internal pure {
        if (current != required) {
            revert GovernorUnexpectedProposalState(proposalId, current, _encodeStateBitmap(required));
        }
    }
}
