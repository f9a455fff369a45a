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

    /// @dev One bit per seat; 256 seats to a word, 2^24 words to a proposal.
    mapping(uint256 word => uint256 bits) private _cast;

    /// @inheritdoc ICommittee
    function castBallots(uint256 proposalId, bytes32 proposalHash, SignedBallot[] calldata ballots) external {
        if (_idOf[uint256(proposalHash)] != proposalId) revert CommitteeWrongProposal(proposalId, proposalHash);
        Tally memory tally = _openTally(proposalId);
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
        Tally memory tally = _openTally(proposalId);
        OrgId seat;
        (seat, weight) = seats.voteOf(account, proposalSnapshot(proposalId));
        if (weight == 0) revert CommitteeNoSeat(account);
        if (_isCast(proposalId, seat)) revert CommitteeAlreadyVoted(proposalId, seat);
        tally.add(support, weight);
        _tallies[proposalId] = tally;
        _markCast(proposalId, seat);
        emit VoteCast(account, proposalId, support, weight, reason);
    }

    /// @dev Never called: {_castVote} counts, because it has the seat and the tally in hand.
    function _countVote(uint256, address, uint8, uint256, bytes memory) internal pure override returns (uint256) {
        revert CommitteeClosed(msg.sig);
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
        (address voter, uint8 support) = (ballot.voter, ballot.support);
        (OrgId seat, uint256 weight) = seats.voteOf(voter, snapshot);
        BallotFault fault;
        if (weight == 0) fault = BallotFault.NoVote;
        else if (support > 2) fault = BallotFault.InvalidSupport;
        else if (_isCast(proposalId, seat)) fault = BallotFault.AlreadyCast;
        else if (!_isSigned(voter, _digestOf(proposalId, proposalHash, support, voter), ballot.signature)) {
            fault = BallotFault.InvalidSignature;
        }
        if (fault != BallotFault.None) {
            emit BallotRefused(proposalId, voter, fault);
            return;
        }
        tally.add(support, weight);
        _markCast(proposalId, seat);
        emit VoteCast(voter, proposalId, support, weight, "");
    }

    function _digestOf(
        uint256 proposalId,
        bytes32 proposalHash,
        uint8 support,
        address voter
    ) private view returns (bytes32) {
        return
            _hashTypedDataV4(keccak256(abi.encode(SIGNED_BALLOT_TYPEHASH, proposalId, proposalHash, support, voter)));
    }

    /// @dev The key first: asking the account for ERC-1271 costs a cold account access that most ballots do not need.
    function _isSigned(address voter, bytes32 digest, bytes calldata signature) private view returns (bool) {
        (address signer, ECDSA.RecoverError fault, ) = ECDSA.tryRecoverCalldata(digest, signature);
        if (fault == ECDSA.RecoverError.NoError && signer == voter) return true;
        return SignatureChecker.isValidERC1271SignatureNow(voter, digest, signature);
    }

    function _isCast(uint256 proposalId, OrgId seat) private view returns (bool) {
        (uint256 word, uint256 bit) = _placeOf(proposalId, seat);
        return _cast[word] & bit != 0;
    }

    function _markCast(uint256 proposalId, OrgId seat) private {
        (uint256 word, uint256 bit) = _placeOf(proposalId, seat);
        _cast[word] |= bit;
    }

    function _placeOf(uint256 proposalId, OrgId seat) private pure returns (uint256 word, uint256 bit) {
        uint256 number = OrgId.unwrap(seat);
        return ((proposalId << 24) | (number >> 8), 1 << (number & 0xff));
    }
}
