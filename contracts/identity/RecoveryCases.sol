// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Governed} from "../authority/Governed.sol";
import {IFreezeOrders} from "../supervision/IFreezeOrders.sol";
import {AccountStatus, AccountWord, REPLACED, toRecoveryBits} from "../types/AccountWord.sol";
import {OrgKind} from "../types/Organization.sol";
import {OrgId} from "../types/OrgId.sol";
import {Acceptance, Enrolment, IAccounts} from "./IAccounts.sol";
import {IOrganizations} from "./IOrganizations.sol";
import {Case, IRecovery} from "./IRecovery.sol";
import {Field, IStanding} from "./IStanding.sol";

/// @title RecoveryCases: the recoveries under way, and what each needs
abstract contract RecoveryCases is IRecovery, Governed {
    /// @notice Seconds in which the old key can object before a recovery is finished.
    uint40 public constant WINDOW = 72 hours;
    /// @notice Seconds without consent, or after it without being finished, that end a recovery.
    uint40 public constant LIFE = 30 days;

    IStanding public immutable standing;
    IOrganizations public immutable organizations;
    IAccounts public immutable accounts;
    IFreezeOrders public immutable freezeOrders;

    /// @inheritdoc IRecovery
    mapping(address account => address) public successorOf;
    /// @inheritdoc IRecovery
    mapping(address account => address) public predecessorOf;

    mapping(address account => Case) private _cases;

    constructor(IStanding standing_, IOrganizations organizations_, IAccounts accounts_, IFreezeOrders freezeOrders_) {
        standing = standing_;
        organizations = organizations_;
        accounts = accounts_;
        freezeOrders = freezeOrders_;
    }

    /// @inheritdoc IRecovery
    function caseOf(address account) public view returns (Case memory found) {
        found = _cases[account];
        if (!_isUnderWay(found)) delete found;
    }

    /// @inheritdoc IRecovery
    function currentOf(address account) public view returns (address current) {
        current = account;
        for (address next = successorOf[current]; next != address(0); next = successorOf[next]) current = next;
    }

    function _start(address account, address successor, Acceptance calldata acceptance, bool byGuardians) internal {
        AccountWord word = _wordOf(account);
        Case memory former = _cases[account];
        bool rested = former.startedAt == 0 || former.startedAt + LIFE <= block.timestamp;
        if (!rested || _isUnderWay(former)) revert RecoveryUnexpected(account, former.startedAt);
        accounts.checkAcceptance(Enrolment(successor, word.organization(), word.office(), 0, 0), acceptance);
        _cases[account] = Case(successor, uint40(block.timestamp), 0, byGuardians, 0);
        emit RecoveryStarted(account, successor, byGuardians);
        _bar(account, uint40(block.timestamp) + LIFE);
    }

    function _consent(address account, address successor, address by) internal {
        Case storage entry = _openCaseTo(account, successor);
        if (entry.consentedAt != 0) revert RecoveryConsentUnfit(account, by);
        entry.consentedAt = uint40(block.timestamp);
        emit RecoveryConsented(account, by);
        _bar(account, uint40(block.timestamp) + LIFE);
    }

    function _dispute(address account) internal {
        Case storage entry = _openCase(account);
        (entry.objectedAt, entry.consentedAt) = (uint40(block.timestamp), 0);
        emit RecoveryDisputed(account);
        _bar(account, entry.startedAt + LIFE);
    }

    /// @dev The start of a recovery that was cancelled stays, so that the next one waits.
    function _cancel(address account, address successor, address by) internal {
        Case storage entry = _openCaseTo(account, successor);
        entry.successor = address(0);
        emit RecoveryCancelled(account, by);
        _bar(account, 0);
    }

    function _finish(address account) internal returns (address successor) {
        Case storage entry = _openCase(account);
        (uint40 windowEnd, uint40 consentedAt) = (entry.startedAt + WINDOW, entry.consentedAt);
        bool ready = block.timestamp >= windowEnd && consentedAt != 0;
        if (!ready) revert RecoveryUnfinished(account, windowEnd, consentedAt);
        successor = entry.successor;
        (successorOf[account], predecessorOf[successor]) = (successor, account);
        delete _cases[account];
        emit RecoveryFinished(account, successor);
        _bar(account, REPLACED);
    }

    function _openCase(address account) internal view returns (Case storage entry) {
        entry = _cases[account];
        if (!_isUnderWay(entry)) revert RecoveryUnexpected(account, entry.startedAt);
    }

    /// @dev Who acts on a recovery names the key it is to, so that nothing decided about one holds for a later one.
    function _openCaseTo(address account, address successor) internal view returns (Case storage entry) {
        entry = _openCase(account);
        if (entry.successor != successor) revert RecoveryToAnother(account, entry.successor);
    }

    /// @dev When the last recovery of the account started (seconds); 0 when none ever did or it was finished.
    function _lastStartOf(address account) internal view returns (uint40) {
        return _cases[account].startedAt;
    }

    /// @dev The word of an account that can be recovered here.
    function _wordOf(address account) internal view returns (AccountWord word) {
        word = standing.accountOf(account);
        AccountStatus status = word.status();
        bool fit =
            status != AccountStatus.None &&
                status != AccountStatus.Revoked &&
                standing.organizationOf(word.organization()).kind() != OrgKind.Regulator;
        if (!fit) revert RecoveryAccountUnfit(account);
    }

    function _groupOf(OrgId organization) internal view returns (bytes32) {
        return organizations.organization(organization).group;
    }

    /// @dev Without a successor it was cancelled. It ends LIFE after the start, after a consent LIFE after that.
    function _isUnderWay(Case memory entry) private view returns (bool) {
        if (entry.successor == address(0)) return false;
        uint40 from = entry.consentedAt == 0 ? entry.startedAt : entry.consentedAt;
        return from + LIFE > block.timestamp;
    }

    function _bar(address account, uint40 until) private {
        standing.write(Field.Recovery, bytes32(uint256(uint160(account))), toRecoveryBits(until));
    }
}
