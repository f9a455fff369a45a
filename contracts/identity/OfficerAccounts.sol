// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EnumerableSet} from "@openzeppelin/contracts/utils/structs/EnumerableSet.sol";
import {AccountStatus, AccountWord} from "../types/AccountWord.sol";
import {Office} from "../types/Office.sol";
import {OrgKind, OrgWord} from "../types/Organization.sol";
import {OrgId} from "../types/OrgId.sol";
import {OfficerChange, IAccounts} from "./IAccounts.sol";
import {AccountPages} from "./AccountPages.sol";

/// @title OfficerAccounts: a regulator keeps itself
/// @notice Two officers change their regulator's accounts, or one together with a Constitution decision; the committee
/// alone only when fewer than two count.
abstract contract OfficerAccounts is AccountPages {
    using EnumerableSet for EnumerableSet.AddressSet;

    /// @notice Seconds in which a summoned officer presents himself to go on counting.
    uint40 public constant SUMMONS = 30 days;
    /// @notice While this many officers count, the committee alone changes none.
    uint256 public constant QUORUM = 2;

    mapping(bytes32 request => Request) private _changeRequests;

    /// @inheritdoc IAccounts
    function requestOfficerChange(OfficerChange calldata change) external restricted {
        _checkBelongs(msg.sender, change.regulator);
        bytes32 request = keccak256(abi.encode(change));
        _changeRequests[request] = _request();
        emit OfficerChangeRequested(request, change.regulator, msg.sender);
    }

    /// @inheritdoc IAccounts
    function approveOfficerChange(OfficerChange calldata change) external restricted {
        _checkBelongs(msg.sender, change.regulator);
        if (_checkRequested(change) == msg.sender) revert AccountSecondNeeded(msg.sender);
        _change(change);
    }

    /// @inheritdoc IAccounts
    function approveOfficerChangeByDecision(OfficerChange calldata change) external restricted {
        _checkRequested(change);
        _change(change);
    }

    /// @inheritdoc IAccounts
    function changeOfficersByDecision(OfficerChange calldata change) external restricted {
        uint256 counting = countingOfficers(change.regulator);
        if (counting >= QUORUM) revert OfficersKeepThemselves(change.regulator, counting);
        _change(change);
    }

    /// @inheritdoc IAccounts
    function summon(address officer) external restricted {
        AccountWord word = _wordOf(officer);
        if (word.office() != Office.Regulator) revert AccountWrongOffice(officer, _kindOf(word), word.office());
        if (_entries[officer].summonedAt != 0) revert AccountUnexpectedStatus(officer, word.status());
        _entries[officer].summonedAt = uint40(block.timestamp);
        emit OfficerSummoned(officer, uint40(block.timestamp));
    }

    /// @inheritdoc IAccounts
    function present() external restricted {
        _entries[msg.sender].summonedAt = 0;
        emit OfficerPresented(msg.sender);
    }

    /// @inheritdoc IAccounts
    function officerChangeRequester(bytes32 request) public view returns (address) {
        return _requesterOf(_changeRequests[request]);
    }

    /// @inheritdoc IAccounts
    function countingOfficers(OrgId regulator) public view returns (uint256 counting) {
        OrgWord organization = standing.organizationOf(regulator);
        for (uint256 i = 0; i < _officers.length(); ++i) {
            address officer = _officers.at(i);
            AccountWord word = standing.accountOf(officer);
            uint40 summonedAt = _entries[officer].summonedAt;
            uint40 from = summonedAt > organization.since() ? summonedAt : organization.since();
            bool heeded = summonedAt == 0 || !organization.isActive() || block.timestamp < from + SUMMONS;
            bool active = word.status() == AccountStatus.Active && !word.isExpired();
            if (word.organization() == regulator && active && heeded) ++counting;
        }
    }

    function _change(OfficerChange calldata change) private {
        address added = change.add.account;
        if (standing.organizationOf(change.regulator).kind() != OrgKind.Regulator) {
            revert AccountWrongOffice(added, standing.organizationOf(change.regulator).kind(), change.add.office);
        }
        if (change.remove != address(0)) {
            _checkBelongs(change.remove, change.regulator);
            _revoke(change.remove);
        }
        if (added != address(0)) _addOrRenew(change);
        bytes32 request = keccak256(abi.encode(change));
        delete _changeRequests[request];
        emit OfficersChanged(change.regulator, change.remove, added, request);
    }

    function _addOrRenew(OfficerChange calldata change) private {
        address added = change.add.account;
        AccountWord word = standing.accountOf(added);
        if (word.status() != AccountStatus.None) {
            _checkBelongs(added, change.regulator);
            _renew(added, change.add.validUntil, change.add.kyc);
            return;
        }
        if (change.add.organization != change.regulator) {
            revert AccountNotOwn(added, change.add.organization, msg.sender);
        }
        _enrol(change.add, change.acceptance, false);
    }

    /// @dev Who requested this very change, and must still be an officer in force.
    function _checkRequested(OfficerChange calldata change) private view returns (address requester) {
        bytes32 request = keccak256(abi.encode(change));
        requester = officerChangeRequester(request);
        if (standing.officeOf(requester) != Office.Regulator) revert AccountNoRequest(request);
    }
}
