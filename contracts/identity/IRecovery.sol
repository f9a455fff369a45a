// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Acceptance} from "./IAccounts.sol";
import {OrgId} from "../types/OrgId.sol";

/// @notice A recovery under way.
/// @param successor the new key
/// @param startedAt seconds; 0 when there is no recovery
/// @param consentedAt seconds; 0 while nobody consented
/// @param byGuardians whether guardians started it
/// @param objectedAt when the old key objected (seconds): only the committee consents then; 0 while it did not
struct Case {
    address successor;
    uint40 startedAt;
    uint40 consentedAt;
    bool byGuardians;
    uint40 objectedAt;
}

/// @title IRecovery: an account is an organization's, a key is replaceable
/// @notice The OrgAdmin starts, or guardians of several groups who were named before, always with the new key's acceptance.
/// The old key sends nothing from then on. After 72 hours, and with the consent of an organization of another group or of
/// the committee, anyone finishes: office, seat, validity and freeze orders follow. It ends by itself 30 days after the
/// start without consent, and 30 days after the consent when nobody finishes it.
/// @dev Trust: for a Seat account, and once the old key objected, only the committee consents. An account under a
/// regulator's order rotates with that regulator's consent alone. A regulator rotates its officers itself.
interface IRecovery {
    /// @notice The account is not enrolled or revoked, or belongs to a regulator.
    error RecoveryAccountUnfit(address account);
    /// @notice `caller` does not act for the organization of the account.
    error RecoveryNotOwn(address account, OrgId organization, address caller);
    /// @notice No recovery of this account is under way; or, for a start, one is, or the last one started less than 30 days
    /// ago.
    error RecoveryUnexpected(address account, uint40 startedAt);
    /// @notice The recovery under way is to `successor`, another key than the one named.
    error RecoveryToAnother(address account, address successor);
    /// @notice Guardians are at most 8 accounts in force, of at least `quorum` groups, none of the own one; `quorum` is at
    /// least 2. `guardian` is zero where no single one is unfit.
    error RecoveryGuardiansUnfit(address guardian, uint8 quorum);
    /// @notice `caller` is no guardian of the organization in force, or its group supports this already.
    error RecoveryNotGuardian(OrgId organization, address caller);
    /// @notice `caller` may not consent: of the account's group or a supporter's, no OrgAdmin or Seat; or only the committee
    /// may, or somebody did already.
    error RecoveryConsentUnfit(address account, address caller);
    /// @notice The old key objected since the decision was taken, at `objectedAt` (seconds; 0 when it did not).
    error RecoveryObjectedSince(address account, uint40 objectedAt);
    /// @notice The objection is not the old key's to the recovery under way, or it objected already.
    error RecoveryObjectionUnfit(address account);
    /// @notice The window ends at `windowEnd` (seconds), or nobody has consented: `consentedAt` is 0.
    error RecoveryUnfinished(address account, uint40 windowEnd, uint40 consentedAt);
    /// @notice The regulator whose order is on the account has not consented.
    error RecoveryUnderOrder(address account, uint256 order);
    /// @notice The account has no successor, `asset` is no asset, or the holding followed already.
    error RecoveryNothingToMove(address account, address asset);

    /// @notice Who may start recoveries of the organization together, from `quorum` groups.
    event GuardiansNamed(OrgId indexed organization, address[] guardians, uint8 quorum);
    /// @notice A guardian supports a recovery to this key. Support adds up under one `request`: keccak256 of the encoded
    /// account, successor, acceptance, number of the circle and start of the account's last recovery.
    event RecoverySupported(address indexed account, address indexed successor, address guardian, bytes32 request);
    /// @notice The old key sends nothing from now on.
    event RecoveryStarted(address indexed account, address indexed successor, bool byGuardians);
    /// @notice Somebody consented; `by` is zero for the committee.
    event RecoveryConsented(address indexed account, address by);
    /// @notice The regulator consents that its orders follow.
    event RecoveryConsentedByRegulator(address indexed account, OrgId indexed regulator, address officer);
    /// @notice The old key objected.
    event RecoveryDisputed(address indexed account);
    /// @notice The recovery ended without a new key; `by` is zero for the committee.
    event RecoveryCancelled(address indexed account, address by);
    /// @notice The new key has the office, seat and orders of the old one.
    event RecoveryFinished(address indexed account, address indexed successor);
    /// @notice What the old key held of `asset` followed.
    event HoldingRecovered(address indexed asset, address indexed account, address indexed successor);

    /// @notice Names the guardians of the caller's organization: up to 8; none ends the guard. OrgAdmin.
    /// @param quorum of how many groups it takes guardians to start a recovery, at least 2
    function nameGuardians(address[] calldata guardians, uint8 quorum) external;

    /// @notice Starts the recovery of an account of the caller's organization. OrgAdmin.
    /// @param successor the new key, an address that was never enrolled
    /// @param acceptance the new key's, of the account's office
    function start(address account, address successor, Acceptance calldata acceptance) external;

    /// @notice Supports a recovery; starts it when guardians of enough groups do with the same acceptance. Guardian.
    function support(address account, address successor, Acceptance calldata acceptance) external;

    /// @notice Consents for an organization of another group. OrgAdmin or Seat, not of a supporter's group.
    function consent(address account, address successor) external;

    /// @notice Consents as the committee. Operation.
    /// @param objectedAt as the case says: a decision taken before the old key objected is none about the objection
    function consentByDecision(address account, address successor, uint40 objectedAt) external;

    /// @notice Consents that the orders of the caller's regulator follow, as many as there are now. Regulator.
    function consentAsRegulator(address account, address successor) external;

    /// @notice Objects with the old key; whoever has its signature delivers it.
    /// @param signature EIP-712 `Objection(address account,address successor,uint40 startedAt)`
    function object(address account, bytes calldata signature) external;

    /// @notice Ends a recovery of an account of the caller's organization. OrgAdmin.
    function cancel(address account) external;

    /// @notice Ends a recovery. Operation.
    function cancelByDecision(address account, address successor) external;

    /// @notice Gives office, seat, validity and orders to the new key. Anyone, after the window and with consent.
    function finish(address account) external;

    /// @notice Moves what the old key held of an asset to the last key of the chain, with the orders about it. Anyone, once.
    function moveHolding(address asset, address account) external;

    /// @notice The recovery under way of an account; `startedAt` is 0 when there is none.
    function caseOf(address account) external view returns (Case memory);

    /// @notice The guardians of an organization, and of how many groups it takes.
    function guardiansOf(OrgId organization) external view returns (address[] memory guardians, uint8 quorum);

    /// @notice The last key of the chain from this one on; the key itself when none followed.
    function currentOf(address account) external view returns (address);

    /// @notice The key that followed this one; zero when none did.
    function successorOf(address account) external view returns (address);

    /// @notice The key that this one followed; zero when it followed none.
    function predecessorOf(address account) external view returns (address);
}
