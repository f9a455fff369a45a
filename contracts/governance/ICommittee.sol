// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ActionClass} from "../types/ActionClass.sol";
import {OrgId} from "../types/OrgId.sol";
import {ICharter} from "./ICharter.sol";
import {ISeats} from "./ISeats.sol";
import {Tally} from "./Tally.sol";

/// @notice A ballot signed off line.
/// @param support 0 against, 1 for, 2 abstain
/// @param signature EIP-712 `Ballot(uint256 proposalId,bytes32 proposalHash,uint8 support,address voter)`, by the voter's
/// key or whatever an ERC-1271 voter accepts
struct SignedBallot {
    address voter;
    uint8 support;
    bytes signature;
}

/// @notice Why a delivered ballot was not counted.
enum BallotFault {
    None,
    NoVote,
    AlreadyCast,
    InvalidSupport,
    InvalidSignature
}

/// @title Committee: the seats decide
/// @notice A Governor whose every call goes through the Authority. The class of a proposal is the strictest among its
/// calls; class, rates and period are fixed when it is made, its weights are those of the second before. It closes early
/// only when the outcome is decided. Queued decisions wait their class's delay, and a regulator may veto them meanwhile.
/// @dev Ballots are final. State is computed, never stored, so it is true at every moment. The Committee holds no token,
/// makes no call of its own and has no setter.
interface ICommittee {
    /// @notice The caller uses no live seat.
    error CommitteeNoSeat(address caller);
    /// @notice The seat has {MAX_OPEN} proposals open.
    error CommitteeTooManyOpen(OrgId seat);
    /// @notice A proposal has more than {MAX_CALLS} calls.
    error CommitteeTooManyCalls(uint256 calls);
    /// @notice Call `index` carries value, lacks a selector, has no contract as target, or is not the Committee's to make.
    error CommitteeCallRefused(uint256 index, address target, bytes4 selector);
    /// @notice Calls `first` and `second` are the same delayed call, which could never be queued.
    error CommitteeCallTwice(uint256 first, uint256 second);
    /// @notice The calls have become `current`, stricter than what was voted.
    error CommitteeClassStricter(ActionClass voted, ActionClass current);
    /// @notice This ballot was cast before; ballots are final.
    error CommitteeAlreadyVoted(uint256 proposalId, OrgId seat);
    /// @notice The hash is not that of the proposal.
    error CommitteeWrongProposal(uint256 proposalId, bytes32 proposalHash);
    /// @notice None of the delivered ballots could be counted.
    error CommitteeNoBallotCounted(uint256 proposalId);
    /// @notice Only an officer of a regulator vetoes, and must give a reason and evidence.
    error CommitteeVetoRefused(address caller, bytes32 reasonCode, bytes32 evidenceHash);
    /// @notice The delay of the proposal's class ends at `eta` (seconds), whatever its calls need by themselves.
    error CommitteeUnmetDelay(uint256 proposalId, uint48 eta);
    /// @notice An override cannot be vetoed.
    error CommitteeNotVetoable(uint256 proposalId);
    /// @notice These calls were not vetoed, or less than {OVERRIDE_WAIT} ago; `possibleAt` in seconds, 0 for never.
    error CommitteeNoOverride(uint48 possibleAt);
    /// @notice This entry of Governor is closed.
    error CommitteeClosed(bytes4 selector);

    /// @notice The terms that a new proposal is fixed to. Calls and period are in Governor's ProposalCreated.
    event ProposalClassified(uint256 indexed proposalId, OrgId indexed seat, Tally terms, bytes32 proposalHash);
    /// @notice A delivered ballot was not counted.
    event BallotRefused(uint256 indexed proposalId, address indexed voter, BallotFault fault);
    /// @notice A regulator's officer stopped a queued decision. Reason code and evidence hash are the regulator's own.
    event ProposalVetoed(
        uint256 indexed proposalId,
        address indexed officer,
        bytes32 indexed reasonCode,
        bytes32 evidenceHash
    );

    /// @notice The Authority through which every call goes.
    function authority() external view returns (address);

    /// @notice Where weights come from.
    function seats() external view returns (ISeats);

    /// @notice Where rates and periods come from.
    function charter() external view returns (ICharter);

    /// @notice Proposes vetoed calls again: Constitution, two thirds of all live weight for, not vetoable.
    function proposeOverride(
        address[] calldata targets,
        uint256[] calldata values,
        bytes[] calldata calldatas,
        string calldata description
    ) external returns (uint256 proposalId);

    /// @notice Counts ballots signed off line, in one write. A ballot that cannot be counted is skipped with an event.
    function castBallots(uint256 proposalId, bytes32 proposalHash, SignedBallot[] calldata ballots) external;

    /// @notice Stops a queued decision. Only an officer of a regulator.
    function veto(
        address[] calldata targets,
        uint256[] calldata values,
        bytes[] calldata calldatas,
        bytes32 descriptionHash,
        bytes32 reasonCode,
        bytes32 evidenceHash
    ) external;

    /// @notice Ballots so far and fixed terms.
    function tallyOf(uint256 proposalId) external view returns (Tally memory);

    /// @notice The class that these calls would have now; reverts as {propose} would on a call that is refused.
    function classify(
        address[] calldata targets,
        uint256[] calldata values,
        bytes[] calldata calldatas
    ) external view returns (ActionClass);

    /// @notice When calls with this hash, keccak256(abi.encode(targets, values, calldatas)), were last vetoed; seconds.
    function vetoedAt(bytes32 callsHash) external view returns (uint48);

    /// @notice The seat's last proposals; those that are open count against {MAX_OPEN}. Zeros are free places.
    function recentProposals(OrgId seat) external view returns (uint256[8] memory);
}
