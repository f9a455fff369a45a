// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {Governed} from "../authority/Governed.sol";
import {IAccounts} from "../identity/IAccounts.sol";
import {IOrganizations, Organization} from "../identity/IOrganizations.sol";
import {ActionClass} from "../types/ActionClass.sol";
import {OrgKind} from "../types/Organization.sol";
import {OrgId} from "../types/OrgId.sol";
import {ClassTerms, ICharter} from "./ICharter.sol";
import {ISeats, Seat, SeatWeight} from "./ISeats.sol";
import {SeatBounds} from "./SeatBounds.sol";

/// @title Seats: the weighted places of organizations
/// @notice See {ISeats}.
contract Seats is ISeats, Governed {
    using Checkpoints for Checkpoints.Trace208;

    /// @notice The most seats there may be.
    uint256 public constant MAX_SEATS = 128;
    /// @notice The largest weight of one seat, so that no sum comes near its word.
    uint32 public constant MAX_WEIGHT = 10_000;

    /// @dev All that a ballot reads, in one slot: the seat that an account uses, its weight, since when (seconds).
    struct Voice {
        OrgId organization;
        uint32 weight;
        uint48 since;
        bool live;
    }

    /// @dev All that a proposal reads, in one slot: the live weight, and since when (seconds).
    struct Total {
        uint208 weight;
        uint48 since;
    }

    IOrganizations public immutable organizations;
    IAccounts public immutable accounts;
    ICharter public immutable charter;

    OrgId[] private _seats;
    mapping(OrgId organization => address) private _accountOf;
    mapping(address account => Voice) private _voices;
    mapping(OrgId organization => Checkpoints.Trace208) private _weights;
    Total private _total;
    Checkpoints.Trace208 private _totals;

    /// @param founding the founding seats; their organizations and Seat accounts exist already
    constructor(
        address authority_,
        IOrganizations organizations_,
        IAccounts accounts_,
        ICharter charter_,
        SeatWeight[] memory founding
    ) Governed(authority_) {
        organizations = organizations_;
        accounts = accounts_;
        charter = charter_;
        for (uint256 i = 0; i < founding.length; ++i) {
            OrgId organization = founding[i].organization;
            _setAccount(organization, accounts_.seatAccountOf(organization));
        }
        _set(founding);
    }

    /// @inheritdoc ISeats
    function set(SeatWeight[] calldata seats) external restricted {
        for (uint256 i = 0; i < _seats.length; ++i) _lower(_seats[i]);
        delete _seats;
        _set(seats);
    }

    /// @inheritdoc ISeats
    function suspend(OrgId organization) external restricted {
        if (!hasLiveSeat(organization)) revert SeatsNotLive(organization);
        uint208 weight = _weights[organization].latest();
        _lower(organization);
        _setTotal(_total.weight - weight);
        checkTerms(charter.termsOf(ActionClass.Constitution));
        emit SeatSuspended(organization);
    }

    /// @inheritdoc ISeats
    function setAccount(OrgId organization, address account) external {
        if (msg.sender != address(accounts)) revert SeatsOnlyAccounts(msg.sender);
        _setAccount(organization, account);
    }

    /// @inheritdoc ISeats
    function voteOf(address account, uint256 snapshot) external view returns (OrgId organization, uint256 weight) {
        Voice memory voice = _voices[account];
        if (!voice.live) return (voice.organization, 0);
        return (voice.organization, voice.since <= snapshot ? voice.weight : weightAt(voice.organization, snapshot));
    }

    /// @inheritdoc ISeats
    function totalAt(uint256 timepoint) external view returns (uint256) {
        Total memory total = _total;
        return total.since <= timepoint ? total.weight : _totals.upperLookupRecent(uint48(timepoint));
    }

    /// @inheritdoc ISeats
    function weightAt(OrgId organization, uint256 timepoint) public view returns (uint256) {
        return _weights[organization].upperLookupRecent(uint48(timepoint));
    }

    /// @inheritdoc ISeats
    function isLive(address account) external view returns (bool) {
        return _voices[account].live;
    }

    /// @inheritdoc ISeats
    function hasLiveSeat(OrgId organization) public view returns (bool) {
        return _voices[_accountOf[organization]].live;
    }

    /// @inheritdoc ISeats
    function list() external view returns (Seat[] memory seats) {
        seats = new Seat[](_seats.length);
        for (uint256 i = 0; i < seats.length; ++i) {
            OrgId organization = _seats[i];
            Voice memory voice = _voices[_accountOf[organization]];
            seats[i] = Seat(organization, _accountOf[organization], voice.weight, voice.live);
        }
    }

    /// @inheritdoc ISeats
    function checkTerms(ClassTerms memory terms) public view {
        uint256 live = _countLive();
        uint256[] memory weights = new uint256[](live);
        bytes32[] memory groups = new bytes32[](live);
        for (uint256 i = _seats.length; i > 0; --i) {
            uint256 weight = _weights[_seats[i - 1]].latest();
            if (weight == 0) continue;
            weights[--live] = weight;
            groups[live] = organizations.organization(_seats[i - 1]).group;
        }
        SeatBounds.check(weights, groups, terms);
    }

    function _countLive() private view returns (uint256 live) {
        for (uint256 i = 0; i < _seats.length; ++i) if (_weights[_seats[i]].latest() != 0) ++live;
    }

    function _set(SeatWeight[] memory seats) private {
        if (seats.length > MAX_SEATS) revert SeatsTooMany(seats.length);
        uint208 total;
        for (uint256 i = 0; i < seats.length; ++i) {
            _raise(seats[i]);
            total += seats[i].weight;
        }
        _setTotal(total);
        checkTerms(charter.termsOf(ActionClass.Constitution));
    }

    function _raise(SeatWeight memory seat) private {
        Organization memory organization = organizations.organization(seat.organization);
        address account = _accountOf[seat.organization];
        if (seat.weight == 0 || seat.weight > MAX_WEIGHT) revert SeatsWeightOutOfBounds(seat.organization, seat.weight);
        if (organization.kind != OrgKind.Member || account == address(0)) revert SeatsNotEligible(seat.organization);
        if (_voices[account].live) revert SeatsListedTwice(seat.organization);
        _seats.push(seat.organization);
        _voices[account] = Voice(seat.organization, seat.weight, uint48(block.timestamp), true);
        _weigh(seat.organization, seat.weight);
    }

    function _lower(OrgId organization) private {
        Voice storage voice = _voices[_accountOf[organization]];
        voice.live = false;
        voice.weight = 0;
        _weigh(organization, 0);
    }

    function _weigh(OrgId organization, uint32 weight) private {
        _weights[organization].push(uint48(block.timestamp), weight);
        emit SeatWeightSet(organization, weight);
    }

    function _setTotal(uint208 weight) private {
        _total = Total(weight, uint48(block.timestamp));
        _totals.push(uint48(block.timestamp), weight);
    }

    function _setAccount(OrgId organization, address account) private {
        address former = _accountOf[organization];
        Voice memory voice = _voices[former];
        voice.organization = organization;
        delete _voices[former];
        _accountOf[organization] = account;
        if (account != address(0)) _voices[account] = voice;
        emit SeatAccountSet(organization, account, former);
    }
}
