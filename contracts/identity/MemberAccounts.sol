// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ISeats} from "../governance/ISeats.sol";
import {AccountStatus, AccountWord} from "../types/AccountWord.sol";
import {Office} from "../types/Office.sol";
import {OrgKind} from "../types/Organization.sol";
import {OrgId} from "../types/OrgId.sol";
import {Acceptance, Enrolment, IAccounts} from "./IAccounts.sol";
import {AccountPages} from "./AccountPages.sol";

/// @title MemberAccounts: the accounts of Members and Services, by decision and by their own OrgAdmin
abstract contract MemberAccounts is AccountPages {
    ISeats public immutable seats;
    /// @notice The one contract that gives an account's office to another key.
    address public immutable recovery;

    mapping(address account => Request) private _revocationRequests;

    constructor(ISeats seats_, address recovery_) {
        (seats, recovery) = (seats_, recovery_);
    }

    /// @inheritdoc IAccounts
    function enrol(Enrolment calldata enrolment, Acceptance calldata acceptance) external restricted {
        if (enrolment.office == Office.Seat || _isRegulator(enrolment.organization)) _refuse(enrolment);
        _enrol(enrolment, acceptance, false);
    }

    /// @inheritdoc IAccounts
    function enrolSeat(Enrolment calldata enrolment, Acceptance calldata acceptance) external restricted {
        if (enrolment.office != Office.Seat) _refuse(enrolment);
        address former = _seatAccountOf[enrolment.organization];
        if (former != address(0)) _revoke(former);
        _enrol(enrolment, acceptance, false);
        seats.setAccount(enrolment.organization, enrolment.account);
    }

    /// @inheritdoc IAccounts
    function enrolOwn(Enrolment calldata enrolment, Acceptance calldata acceptance) external restricted {
        _checkBelongs(msg.sender, enrolment.organization);
        if (!enrolment.office.isOwn()) _refuse(enrolment);
        uint32 cap = organizations.organization(enrolment.organization).accountCap;
        if (_ownCountOf[enrolment.organization] >= cap) revert AccountCapReached(enrolment.organization, cap);
        _enrol(enrolment, acceptance, true);
    }

    /// @inheritdoc IAccounts
    function renew(address account, uint40 validUntil, bytes32 kyc) external restricted {
        AccountWord word = _wordOf(account);
        if (_isRegulator(word.organization())) _refuse(account, word);
        _renew(account, validUntil, kyc);
    }

    /// @inheritdoc IAccounts
    function renewOwn(address account, uint40 validUntil, bytes32 kyc) external restricted {
        AccountWord word = _wordOf(account);
        _checkBelongs(msg.sender, word.organization());
        if (!_entries[account].own) _refuse(account, word);
        _renew(account, validUntil, kyc);
    }

    /// @inheritdoc IAccounts
    function suspend(address account) external restricted {
        _checkOrdinary(account);
        _suspend(account, true);
    }

    /// @inheritdoc IAccounts
    function suspendOwn(address account) external restricted {
        _checkBelongs(msg.sender, _checkOrdinary(account));
        _suspend(account, false);
    }

    /// @inheritdoc IAccounts
    function reinstate(address account) external restricted {
        _checkOrdinary(account);
        _reinstate(account);
    }

    /// @inheritdoc IAccounts
    function reinstateOwn(address account) external restricted {
        _checkBelongs(msg.sender, _checkOrdinary(account));
        if (_entries[account].suspendedByDecision) revert AccountSuspendedByDecision(account);
        _reinstate(account);
    }

    /// @inheritdoc IAccounts
    function revoke(address account) external restricted {
        _checkOrdinary(account);
        _revoke(account);
    }

    /// @inheritdoc IAccounts
    function revokeSeat(address account) external restricted {
        AccountWord word = _wordOf(account);
        if (word.office() != Office.Seat) _refuse(account, word);
        if (seats.hasLiveSeat(word.organization())) revert AccountSeatIsLive(word.organization());
        _revoke(account);
        seats.setAccount(word.organization(), address(0));
    }

    /// @inheritdoc IAccounts
    function requestRevocation(address account) external restricted {
        _checkBelongs(msg.sender, _checkOrdinary(account));
        _revocationRequests[account] = _request();
        emit RevocationRequested(account, msg.sender);
    }

    /// @inheritdoc IAccounts
    function confirmRevocation(address account) external {
        OrgId organization = _checkOrdinary(account);
        _checkBelongs(msg.sender, organization);
        address requester = revocationRequester(account);
        if (standing.officeOf(requester) != Office.OrgAdmin) revert AccountNoRequest(bytes32(bytes20(account)));
        Office office = standing.officeOf(msg.sender);
        bool second = msg.sender != requester && office != Office.None && !office.isOwn();
        if (!second) revert AccountSecondNeeded(msg.sender);
        delete _revocationRequests[account];
        emit RevocationConfirmed(account, msg.sender);
        _revoke(account);
    }

    /// @inheritdoc IAccounts
    function rotate(address former, address account) external {
        if (msg.sender != recovery) revert AccountsOnlyRecovery(msg.sender);
        AccountWord word = _wordOf(former);
        Entry memory entry = _entries[former];
        _checkUnknown(account);
        _revoke(former);
        _enter(Enrolment(account, word.organization(), word.office(), entry.validUntil, entry.kyc), entry.own);
        if (word.status() == AccountStatus.Suspended) _suspend(account, entry.suspendedByDecision);
        if (word.office() == Office.Seat) seats.setAccount(word.organization(), account);
    }

    /// @inheritdoc IAccounts
    function checkAcceptance(Enrolment calldata enrolment, Acceptance calldata acceptance) external view {
        _checkUnknown(enrolment.account);
        _checkAcceptance(enrolment, acceptance);
    }

    /// @inheritdoc IAccounts
    function revocationRequester(address account) public view returns (address) {
        return _requesterOf(_revocationRequests[account]);
    }

    /// @dev Neither a Seat account nor one of a regulator; returns its organization.
    function _checkOrdinary(address account) private view returns (OrgId) {
        AccountWord word = _wordOf(account);
        if (word.office() == Office.Seat || _isRegulator(word.organization())) _refuse(account, word);
        return word.organization();
    }

    function _isRegulator(OrgId organization) private view returns (bool) {
        return standing.organizationOf(organization).kind() == OrgKind.Regulator;
    }

    function _refuse(address account, AccountWord word) private view {
        revert AccountWrongOffice(account, _kindOf(word), word.office());
    }

    function _refuse(Enrolment calldata enrolment) private view {
        OrgKind kind = standing.organizationOf(enrolment.organization).kind();
        revert AccountWrongOffice(enrolment.account, kind, enrolment.office);
    }
}
