// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {EnumerableSet} from "@openzeppelin/contracts/utils/structs/EnumerableSet.sol";
import {Governed} from "../authority/Governed.sol";
import {AccountStatus, AccountWord, toAccountBits} from "../types/AccountWord.sol";
import {Office} from "../types/Office.sol";
import {OrgKind} from "../types/Organization.sol";
import {OrgId} from "../types/OrgId.sol";
import {Acceptance, Enrolment, IAccounts} from "./IAccounts.sol";
import {IOrganizations} from "./IOrganizations.sol";
import {Field, IStanding} from "./IStanding.sol";

/// @title AccountRegister: the records behind {IAccounts} and the moves that keep them and Standing in step
abstract contract AccountRegister is IAccounts, Governed, EIP712 {
    using EnumerableSet for EnumerableSet.AddressSet;

    bytes32 private constant ACCEPTANCE_TYPEHASH = keccak256(
        "Acceptance(address account,uint32 organization,uint8 office,uint48 deadline)"
    );

    /// @dev What Standing does not hold. Status, office and organization are read from Standing.
    struct Entry {
        bytes32 kyc;
        uint40 validUntil;
        uint40 summonedAt;
        bool own;
        bool suspendedByDecision;
    }

    /// @dev A first consent that a second one completes.
    struct Request {
        address by;
        uint40 until;
    }

    /// @notice Seconds in which a request is completed; a Constitution decision has the time it needs.
    uint40 public constant REQUEST_LIFE = 90 days;
    /// @notice Officers of one regulator, so that probes that ask each stay bounded, and no regulator fills another's.
    uint256 public constant MAX_OFFICERS = 16;

    IStanding public immutable standing;
    IOrganizations public immutable organizations;

    address[] internal _list;
    mapping(OrgId organization => address[]) internal _listOf;
    mapping(address account => Entry) internal _entries;
    mapping(OrgId organization => address) internal _seatAccountOf;
    mapping(OrgId organization => uint32) internal _ownCountOf;
    EnumerableSet.AddressSet internal _officers;
    mapping(OrgId regulator => uint256) private _officerCountOf;

    constructor(IStanding standing_, IOrganizations organizations_) EIP712("Concordat Accounts", "1") {
        standing = standing_;
        organizations = organizations_;
    }

    function _enrol(Enrolment memory enrolment, Acceptance memory acceptance, bool own) internal {
        _checkUnknown(enrolment.account);
        _checkAcceptance(enrolment, acceptance);
        _checkValidity(enrolment.account, enrolment.validUntil, enrolment.kyc);
        _enter(enrolment, own);
    }

    /// @dev Enrols what was checked.
    function _enter(Enrolment memory enrolment, bool own) internal {
        address account = enrolment.account;
        OrgKind kind = organizations.organization(enrolment.organization).kind;
        if (!enrolment.office.fits(kind)) revert AccountWrongOffice(account, kind, enrolment.office);
        _entries[account].own = own;
        _list.push(account);
        _listOf[enrolment.organization].push(account);
        if (own) ++_ownCountOf[enrolment.organization];
        if (enrolment.office == Office.Seat) _seatAccountOf[enrolment.organization] = account;
        if (enrolment.office == Office.Regulator) _addOfficer(account, enrolment.organization);
        (_entries[account].validUntil, _entries[account].kyc) = (enrolment.validUntil, enrolment.kyc);
        emit AccountEnrolled(
            account,
            enrolment.organization,
            enrolment.office,
            enrolment.validUntil,
            enrolment.kyc,
            own
        );
        _publish(account, AccountStatus.Active, enrolment.office, enrolment.organization);
    }

    function _renew(address account, uint40 validUntil, bytes32 kyc) internal {
        AccountWord word = _wordOf(account);
        if (word.status() == AccountStatus.Revoked) revert AccountUnexpectedStatus(account, word.status());
        _checkValidity(account, validUntil, kyc);
        (_entries[account].validUntil, _entries[account].kyc) = (validUntil, kyc);
        emit AccountRenewed(account, validUntil, kyc);
        _publish(account, word.status(), word.office(), word.organization());
    }

    function _suspend(address account, bool byDecision) internal {
        AccountWord word = _wordOf(account);
        Entry storage entry = _entries[account];
        bool heavier = word.status() == AccountStatus.Suspended && byDecision && !entry.suspendedByDecision;
        if (word.status() != AccountStatus.Active && !heavier) revert AccountUnexpectedStatus(account, word.status());
        entry.suspendedByDecision = byDecision;
        emit AccountSuspended(account, byDecision);
        _publish(account, AccountStatus.Suspended, word.office(), word.organization());
    }

    function _reinstate(address account) internal {
        AccountWord word = _wordOf(account);
        if (word.status() != AccountStatus.Suspended) revert AccountUnexpectedStatus(account, word.status());
        _entries[account].suspendedByDecision = false;
        emit AccountReinstated(account);
        _publish(account, AccountStatus.Active, word.office(), word.organization());
    }

    function _revoke(address account) internal {
        AccountWord word = _wordOf(account);
        if (word.status() == AccountStatus.Revoked) revert AccountUnexpectedStatus(account, word.status());
        if (_entries[account].own) --_ownCountOf[word.organization()];
        if (_seatAccountOf[word.organization()] == account) delete _seatAccountOf[word.organization()];
        if (_officers.remove(account)) --_officerCountOf[word.organization()];
        emit AccountRevoked(account);
        _publish(account, AccountStatus.Revoked, word.office(), word.organization());
    }

    /// @dev The word of an enrolled account.
    function _wordOf(address account) internal view returns (AccountWord word) {
        word = standing.accountOf(account);
        if (word.status() == AccountStatus.None) revert AccountUnknown(account);
    }

    /// @dev `account` belongs to `organization`.
    function _checkBelongs(address account, OrgId organization) internal view {
        OrgId own = standing.accountOf(account).organization();
        if (own != organization || own.isNone()) revert AccountNotOwn(account, own, msg.sender);
    }

    function _kindOf(AccountWord word) internal view returns (OrgKind) {
        return standing.organizationOf(word.organization()).kind();
    }

    function _request() internal view returns (Request memory) {
        return Request(msg.sender, uint40(block.timestamp) + REQUEST_LIFE);
    }

    /// @dev Who made a request that may still be completed; zero when there is none.
    function _requesterOf(Request memory request) internal view returns (address) {
        return request.until > block.timestamp ? request.by : address(0);
    }

    function _addOfficer(address account, OrgId regulator) private {
        _officers.add(account);
        uint256 officers_ = ++_officerCountOf[regulator];
        if (officers_ > MAX_OFFICERS) revert OfficersTooMany(officers_);
    }

    function _checkValidity(address account, uint40 validUntil, bytes32 kyc) private view {
        bool past = validUntil != 0 && validUntil <= block.timestamp;
        if (past || kyc == 0) revert AccountValidityUnfit(account, validUntil, kyc);
    }

    /// @dev The address was never enrolled, and is no contract of the network.
    function _checkUnknown(address account) internal view {
        bool known = AccountWord.unwrap(standing.accountOf(account)) != 0 || standing.targetOf(account).isKnown();
        if (account == address(0) || known) revert AccountUnfit(account);
    }

    function _publish(address account, AccountStatus status, Office office, OrgId organization) private {
        uint40 expiry = office == Office.Seat ? 0 : _entries[account].validUntil;
        uint256 bits = toAccountBits(status, office, organization, expiry);
        standing.write(Field.Account, bytes32(uint256(uint160(account))), bits);
    }

    function _checkAcceptance(Enrolment memory enrolment, Acceptance memory acceptance) internal view {
        (address account, OrgId organization, Office office) = (
            enrolment.account,
            enrolment.organization,
            enrolment.office
        );
        if (acceptance.deadline < block.timestamp) revert AcceptanceExpired(account, acceptance.deadline);
        bytes32 digest = _hashTypedDataV4(
            keccak256(abi.encode(ACCEPTANCE_TYPEHASH, account, organization, office, acceptance.deadline))
        );
        if (!SignatureChecker.isValidSignatureNow(account, digest, acceptance.signature)) {
            revert AcceptanceInvalid(account, organization, office);
        }
    }
}
