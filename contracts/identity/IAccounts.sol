// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccountStatus} from "../types/AccountWord.sol";
import {Office} from "../types/Office.sol";
import {OrgKind} from "../types/Organization.sol";
import {OrgId} from "../types/OrgId.sol";

/// @notice What is enrolled.
/// @param validUntil seconds; the account expires then (0 = never). A Seat account does not expire: it is then overdue.
/// @param kyc keccak256 of the record and a random salt of 32 bytes, both kept off chain
struct Enrolment {
    address account;
    OrgId organization;
    Office office;
    uint40 validUntil;
    bytes32 kyc;
}

/// @notice The account's own consent to an enrolment.
/// @param deadline last second in which it may be used
/// @param signature EIP-712 `Acceptance(address account,uint32 organization,uint8 office,uint48 deadline)` by the
/// account's key, or whatever an ERC-1271 account accepts
struct Acceptance {
    uint48 deadline;
    bytes signature;
}

/// @notice A change among the accounts of a regulator: remove, add, both (a rotation), or renew an account it has.
/// @param remove zero when nobody is removed
/// @param add its `account` is zero when nobody is added
struct OfficerChange {
    OrgId regulator;
    address remove;
    Enrolment add;
    Acceptance acceptance;
}

/// @notice An account as it stands.
/// @param own enrolled by its organization's OrgAdmin
/// @param suspendedByDecision only a decision reinstates it
/// @param summonedAt seconds; 0 unless the officer was summoned and has not presented himself
struct Account {
    address account;
    OrgId organization;
    Office office;
    AccountStatus status;
    uint40 validUntil;
    bool own;
    bool suspendedByDecision;
    uint40 summonedAt;
    bytes32 kyc;
}

/// @title Accounts: who acts for which organization, in exactly one office
/// @notice An address is enrolled once, with its own acceptance, and never again after it was revoked. The committee
/// enrols for Members and Services; an OrgAdmin enrols its own Participants and Issuers; a regulator keeps itself.
/// @dev Trust: the Seat account of an organization changes by Constitution decision, or by a recovery to which the committee
/// consented. Nothing here takes a regulator's officers from it while two of them count.
interface IAccounts {
    /// @notice The address is zero, a known contract, or was enrolled before.
    error AccountUnfit(address account);
    /// @notice No such account is enrolled.
    error AccountUnknown(address account);
    /// @notice The account is already, or not, in the state that the act needs.
    error AccountUnexpectedStatus(address account, AccountStatus status);
    /// @notice An organization of this kind does not hold this office, or this function is not for it.
    error AccountWrongOffice(address account, OrgKind kind, Office office);
    /// @notice `account` belongs to `organization`, which is not the one concerned.
    error AccountNotOwn(address account, OrgId organization, address caller);
    /// @notice The validity ends in the past, or the KYC reference is empty.
    error AccountValidityUnfit(address account, uint40 validUntil, bytes32 kyc);
    /// @notice The account did not accept this organization, office and deadline on this chain.
    error AcceptanceInvalid(address account, OrgId organization, Office office);
    /// @notice The acceptance could be used until `deadline` (seconds).
    error AcceptanceExpired(address account, uint48 deadline);
    /// @notice The OrgAdmin has enrolled as many accounts as the committee allows.
    error AccountCapReached(OrgId organization, uint32 accountCap);
    /// @notice A decision suspended the account; only a decision reinstates it.
    error AccountSuspendedByDecision(address account);
    /// @notice There is no request, it is older than {REQUEST_LIFE}, or its author no longer holds the office.
    error AccountNoRequest(bytes32 request);
    /// @notice A second account of the organization must confirm, in an office that the OrgAdmin does not give.
    error AccountSecondNeeded(address caller);
    /// @notice The organization's seat is live; its account is replaced, not revoked.
    error AccountSeatIsLive(OrgId organization);
    /// @notice Two officers of the regulator count, so the committee alone may not change them.
    error OfficersKeepThemselves(OrgId regulator, uint256 counting);
    /// @notice Only Recovery gives an account's office to another key.
    error AccountsOnlyRecovery(address caller);
    /// @notice More officers than one regulator may have.
    error OfficersTooMany(uint256 officers);

    /// @notice The account acts in its office from now on.
    event AccountEnrolled(
        address indexed account,
        OrgId indexed organization,
        Office indexed office,
        uint40 validUntil,
        bytes32 kyc,
        bool own
    );
    /// @notice The account is valid until another date, on another KYC record.
    event AccountRenewed(address indexed account, uint40 validUntil, bytes32 kyc);
    /// @notice The account is stopped.
    event AccountSuspended(address indexed account, bool byDecision);
    /// @notice The account acts again.
    event AccountReinstated(address indexed account);
    /// @notice The account is stopped for ever.
    event AccountRevoked(address indexed account);
    /// @notice An OrgAdmin asks for a revocation; a second account of the organization confirms it.
    event RevocationRequested(address indexed account, address indexed orgAdmin);
    /// @notice An officer asks for a change; a second officer or a Constitution decision approves it.
    event OfficerChangeRequested(bytes32 indexed request, OrgId indexed regulator, address indexed officer);
    /// @notice A second account of the organization confirmed a revocation.
    event RevocationConfirmed(address indexed account, address indexed confirmer);
    /// @notice A change among a regulator's accounts took place; a request for it, if there was one, is used up.
    event OfficersChanged(OrgId indexed regulator, address indexed removed, address indexed added, bytes32 request);
    /// @notice The officer stops counting unless he presents himself within 30 days.
    event OfficerSummoned(address indexed officer, uint40 summonedAt);
    /// @notice The officer presented himself and counts.
    event OfficerPresented(address indexed officer);

    /// @notice Enrols for a Member or Service, in any office but Seat. Operation.
    function enrol(Enrolment calldata enrolment, Acceptance calldata acceptance) external;

    /// @notice Enrols the Seat account of a Member and revokes the one it had. Constitution.
    function enrolSeat(Enrolment calldata enrolment, Acceptance calldata acceptance) external;

    /// @notice Enrols a Participant or Issuer of the caller's organization, within its cap. OrgAdmin.
    function enrolOwn(Enrolment calldata enrolment, Acceptance calldata acceptance) external;

    /// @notice Gives an account of a Member or Service a new validity and KYC reference. Operation.
    function renew(address account, uint40 validUntil, bytes32 kyc) external;

    /// @notice As {renew}, for an account of the caller's organization that its OrgAdmin enrolled. OrgAdmin.
    function renewOwn(address account, uint40 validUntil, bytes32 kyc) external;

    /// @notice Suspends an account, never a Seat's or a regulator's. Emergency.
    function suspend(address account) external;

    /// @notice Suspends an account of the caller's organization, never its Seat account. OrgAdmin.
    function suspendOwn(address account) external;

    /// @notice Ends a suspension. Operation.
    function reinstate(address account) external;

    /// @notice Ends a suspension that an OrgAdmin of the caller's organization placed. OrgAdmin.
    function reinstateOwn(address account) external;

    /// @notice Revokes an account for ever, never a Seat's or a regulator's. Operation.
    function revoke(address account) external;

    /// @notice Revokes the Seat account of an organization without live seat. Constitution.
    function revokeSeat(address account) external;

    /// @notice Asks for the revocation of an account of the caller's organization, never its Seat account. OrgAdmin.
    function requestRevocation(address account) external;

    /// @notice Confirms and carries out a revocation that another account of the organization requested. Any account of
    /// the organization that is in force and not a Participant or Issuer.
    function confirmRevocation(address account) external;

    /// @notice Asks for a change among the caller's regulator's accounts. Regulator.
    function requestOfficerChange(OfficerChange calldata change) external;

    /// @notice Carries out a change that another officer requested. Regulator.
    function approveOfficerChange(OfficerChange calldata change) external;

    /// @notice Carries out a change that one officer requested. Constitution.
    function approveOfficerChangeByDecision(OfficerChange calldata change) external;

    /// @notice Carries out a change while fewer than two officers of the regulator count. Constitution.
    function changeOfficersByDecision(OfficerChange calldata change) external;

    /// @notice Summons an officer, who counts on only if he presents himself within {SUMMONS}; the time begins anew when
    /// his suspended regulator is reinstated. Once, until he presents himself. Constitution.
    function summon(address officer) external;

    /// @notice The caller presents himself. Regulator.
    function present() external;

    /// @notice Enrols a key in the place of another one, with its office, validity and standing, and revokes that. Only
    /// Recovery, which holds the acceptance.
    function rotate(address former, address account) external;

    /// @notice Reverts unless the account could be enrolled so and accepted it.
    function checkAcceptance(Enrolment calldata enrolment, Acceptance calldata acceptance) external view;

    /// @notice An account; its status is None when it was never enrolled.
    function accountOf(address account) external view returns (Account memory);

    /// @notice The Seat account of an organization; zero when it has none.
    function seatAccountOf(OrgId organization) external view returns (address);

    /// @notice Every account in office Regulator that is not revoked.
    function officers() external view returns (address[] memory);

    /// @notice How many officers of the regulator count: active, not expired, not summoned in vain. While the regulator
    /// is suspended no summons runs.
    function countingOfficers(OrgId regulator) external view returns (uint256);

    /// @notice How many accounts of the organization its OrgAdmin enrolled and nobody revoked.
    function ownCountOf(OrgId organization) external view returns (uint32);

    /// @notice Who requested the revocation of `account`; zero when nobody did of late.
    function revocationRequester(address account) external view returns (address);

    /// @notice Who requested the officer change with this hash; zero when nobody did of late.
    function officerChangeRequester(bytes32 request) external view returns (address);

    /// @notice How many accounts were ever enrolled.
    function count() external view returns (uint256);

    /// @notice Up to `limit` accounts from the `first` on (from 0), in order of enrolment.
    function page(uint256 first, uint256 limit) external view returns (Account[] memory);

    /// @notice How many accounts of the organization were ever enrolled.
    function countOf(OrgId organization) external view returns (uint256);

    /// @notice Up to `limit` accounts of the organization from the `first` on (from 0).
    function pageOf(OrgId organization, uint256 first, uint256 limit) external view returns (Account[] memory);
}
