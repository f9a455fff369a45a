// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {OrgId} from "../types/OrgId.sol";
import {CommitteeBase} from "./CommitteeBase.sol";
import {BallotFault, ICommittee, SignedBallot} from "./ICommittee.sol";
import {Tally} from "./Tally.sol";

/// @title Ballots: cast one by one, or delivered together
/// @notice A ballot is final. Standing is checked when it is cast, weight is that of the snapshot.
abstract contract Ballots is CommitteeBase {
    bytes32 private constant SIGNED_BALLOT_TYPEHASH = keccak256(
        "Ballot(uint256 proposalId,bytes32 proposalHash,uint8 support,address voter)"
    );

    /// @dev One bit per seat, 256 seats to a word.
    mapping(uint256 proposalId => mapping(uint256 word => uint256 bits)) private _cast;

    /// @inheritdoc ICommittee
    function castBallots(uint256 proposalId, bytes32 proposalHash, SignedBallot[] calldata ballots) external {
        if (_idOf[uint256(proposalHash)] != proposalId) revert CommitteeWrongProposal(proposalId, proposalHash);
        _requireState(proposalId, _voteState(proposalId), ProposalState.Active);
        Tally memory tally = _tallies[proposalId];
        uint256 before = tally.cast();
        uint256 snapshot = proposalSnapshot(proposalId);
        for (uint256 i = 0; i < ballots.length; ++i) {
            _deliver(proposalId, proposalHash, snapshot, tally, ballots[i]);
        }
        if (tally.cast() == before) revert CommitteeNoBallotCounted(proposalId);
        _tallies[proposalId] = tally;
    }

    /// @notice Whether the seat that `account` uses has cast its ballot.
    function hasVoted(uint256 proposalId, address account) public view override returns (bool) {
        (OrgId seat, ) = seats.voteOf(account, clock());
        return _isCast(proposalId, seat);
    }

    /// @notice As Governor names the counting: every ballot counts for participation.
    // solhint-disable-next-line func-name-mixedcase
    function COUNTING_MODE() public pure override returns (string memory) {
        return "support=bravo&quorum=against,for,abstain";
    }

    /// @notice Closed: a signed ballot names the content of the proposal, see {castBallots}.
    function castVoteBySig(uint256, uint8, address, bytes memory) public pure override returns (uint256) {
        revert CommitteeClosed(msg.sig);
    }

    /// @notice Closed, as {castVoteBySig}.
    function castVoteWithReasonAndParamsBySig(
        uint256,
        uint8,
        address,
        string calldata,
        bytes memory,
        bytes memory
    ) public pure override returns (uint256) {
        revert CommitteeClosed(msg.sig);
    }

    function _castVote(
        uint256 proposalId,
        address account,
        uint8 support,
        string memory reason,
        bytes memory
    ) internal override returns (uint256 weight) {
        _requireState(proposalId, _voteState(proposalId), ProposalState.Active);
        OrgId seat;
        (seat, weight) = seats.voteOf(account, proposalSnapshot(proposalId));
        if (weight == 0) revert CommitteeNoSeat(account);
        _countVote(proposalId, account, support, weight, abi.encode(seat));
        emit VoteCast(account, proposalId, support, weight, reason);
    }

    /// @param params the seat, ABI-encoded
    function _countVote(
        uint256 proposalId,
        address,
        uint8 support,
        uint256 weight,
        bytes memory params
    ) internal override returns (uint256) {
        OrgId seat = abi.decode(params, (OrgId));
        if (_isCast(proposalId, seat)) revert CommitteeAlreadyVoted(proposalId, seat);
        Tally memory tally = _tallies[proposalId];
        tally.add(support, weight);
        _tallies[proposalId] = tally;
        _markCast(proposalId, seat);
        return weight;
    }

    function _getVotes(
        address account,
        uint256 timepoint,
        bytes memory
    ) internal view override returns (uint256 weight) {
        (, weight) = seats.voteOf(account, timepoint);
    }

    function _deliver(
        uint256 proposalId,
        bytes32 proposalHash,
        uint256 snapshot,
        Tally memory tally,
        SignedBallot calldata ballot
    ) private {
        (OrgId seat, uint256 weight) = seats.voteOf(ballot.voter, snapshot);
        BallotFault fault = _faultOf(proposalId, proposalHash, seat, weight, ballot);
        if (fault != BallotFault.None) {
            emit BallotRefused(proposalId, ballot.voter, fault);
            return;
        }
        tally.add(ballot.support, weight);
        _markCast(proposalId, seat);
        emit VoteCast(ballot.voter, proposalId, ballot.support, weight, "");
    }

    function _faultOf(
        uint256 proposalId,
        bytes32 proposalHash,
        OrgId seat,
        uint256 weight,
        SignedBallot calldata ballot
    ) private view returns (BallotFault) {
        if (weight == 0) return BallotFault.NoVote;
        if (ballot.support > 2) return BallotFault.InvalidSupport;
        if (_isCast(proposalId, seat)) return BallotFault.AlreadyCast;
        bytes32 digest = _hashTypedDataV4(
            keccak256(abi.encode(SIGNED_BALLOT_TYPEHASH, proposalId, proposalHash, ballot.support, ballot.voter))
        );
        return _isSigned(ballot, digest) ? BallotFault.None : BallotFault.InvalidSignature;
    }

    /// @dev The key first: asking the account for ERC-1271 costs a cold account access that most ballots do not need.
    function _isSigned(SignedBallot calldata ballot, bytes32 digest) private view returns (bool) {
        (address signer, ECDSA.RecoverError fault, ) = ECDSA.tryRecoverCalldata(digest, ballot.signature);
        if (fault == ECDSA.RecoverError.NoError && signer == ballot.voter) return true;
        return SignatureChecker.isValidERC1271SignatureNow(ballot.voter, digest, ballot.signature);
    }

    function _isCast(uint256 proposalId, OrgId seat) private view returns (bool) {
        uint256 number = OrgId.unwrap(seat);
        return (_cast[proposalId][number >> 8] >> (number & 0xff)) & 1 == 1;
    }

    function _markCast(uint256 proposalId, OrgId seat) private {
        uint256 number = OrgId.unwrap(seat);
        _cast[proposalId][number >> 8] |= 1 << (number & 0xff);
    }
}
