// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AssetId, AssetKind, AssetState, InspectionItem} from "../types/Asset.sol";
import {OrgId} from "../types/OrgId.sol";

/// @notice Which organization inspects which item.
struct Inspection {
    InspectionItem item;
    OrgId organization;
}

/// @notice The least that an asset of one kind is inspected for; Custody and NonObjection always come on top.
/// @param items a set of items, see {InspectionItem-bitOf}
/// @param groups of how many groups the inspectors and the custodian are together, at least two
struct Minimum {
    uint8 items;
    uint8 groups;
}

/// @notice What an asset is. All of it is what inspectors attest.
/// @param supply what is minted at the activation, in units of the token
/// @param termsHash keccak256 of the document of terms, which is kept off chain at `termsUri`
/// @param allocationHash keccak256 of the encoded list of {Allocation}: who gets how much at the activation
/// @param custodian the organization that keeps what backs the asset, locked under its `lockId`
/// @param effectiveFrom not activated before (seconds)
/// @param maturity when holdings are redeemed (seconds); 0 when a decision says when
/// @param period seconds from the pre-release in which the inspection must be complete and the asset activated
/// @param redeemableWhileSuspended whether holders redeem while an order stops the token
/// @param inspections who inspects what, beside the custodian and a regulator
struct Terms {
    AssetKind kind;
    string name;
    string symbol;
    uint8 decimals;
    uint128 supply;
    bytes32 termsHash;
    string termsUri;
    bytes32 allocationHash;
    OrgId custodian;
    bytes32 lockId;
    uint40 effectiveFrom;
    uint40 maturity;
    uint40 period;
    bool redeemableWhileSuspended;
    Inspection[] inspections;
}

/// @notice Who gets how much at the activation.
/// @param amount in units of the token
struct Allocation {
    address account;
    uint128 amount;
}

/// @notice An asset as recorded.
/// @param state as of now
/// @param issuer the organization that drafted it
/// @param edition how often it was drafted, released for inspection or taken back to draft, one for each such event:
/// attestations of an earlier one are void
/// @param deadline until when it can be activated (seconds); 0 unless its release for inspection came last
struct Asset {
    address token;
    AssetState state;
    OrgId issuer;
    uint32 edition;
    uint40 deadline;
    Terms terms;
}

/// @notice An organization's word that an item is sound.
/// @param account who gave it; 0 when nobody did
/// @param until seconds; no longer valid from that second on
/// @param edition of the terms that it is about
struct Attestation {
    address account;
    uint40 until;
    uint32 edition;
}

/// @title IAssetRegister: assets, inspected by many before they are effective
/// @notice An issuer drafts and releases for inspection, which freezes the terms; the organizations that the plan names attest
/// its items, the custodian that the backing is locked with it, a regulator that it does not object; then anyone activates
/// it from the effective date on, which mints the allocation. At maturity holders redeem, and with the last unit it is settled.
/// @dev Trust: an attestation binds the exact terms, on this chain, in this edition. One group counts once; the issuer's
/// never. A lock backs one live asset: the claim ends with the asset, without a transaction where that ends by time.
interface IAssetRegister {
    /// @notice No asset has this number.
    error AssetUnknown(AssetId id);
    /// @notice The terms lack something, or contradict themselves: all but dates and `termsUri` is needed, the maturity is
    /// after the effective date, the period 365 days at most, the plan 16 inspections at most.
    error AssetTermsUnfit(bytes32 termsHash);
    /// @notice The plan names an organization that may not inspect this item: not in force, of the issuer's group, a regulator,
    /// or for Title and Pricing of the custodian's group; or an item that is not a plan's to assign.
    error AssetInspectorUnfit(InspectionItem item, OrgId organization);
    /// @notice The plan is less than the committee's minimum for the kind.
    error AssetPlanBelowMinimum(AssetKind kind, uint8 items, uint8 groups);
    /// @notice An asset does not go from `from` to `to`.
    error AssetIllegalEdge(AssetId id, AssetState from, AssetState to);
    /// @notice The act is for assets in other states.
    error AssetUnexpectedState(AssetId id, AssetState state);
    /// @notice `caller` does not act for the issuer, nor, in a dispute, for the holder's organization.
    error AssetNotOwn(AssetId id, OrgId issuer, address caller);
    /// @notice `caller` does not act for an organization that attests this item.
    error AssetNotInspector(AssetId id, InspectionItem item, address caller);
    /// @notice The attestation is of other terms than `contentHash`, or ends before it could count.
    error AssetAttestationUnfit(AssetId id, bytes32 contentHash, uint40 until);
    /// @notice The lock backs another asset.
    error AssetLockTaken(OrgId custodian, bytes32 lockId, AssetId holder);
    /// @notice The item is not attested, or not any more.
    error AssetNotInspected(AssetId id, InspectionItem item, OrgId organization);
    /// @notice Before the effective date (seconds), or of a decision on what has a maturity of its own.
    error AssetNotDue(AssetId id, uint40 due);
    /// @notice The list is not the one of the terms, or does not sum up to the supply.
    error AssetAllocationUnfit(AssetId id, bytes32 allocationHash, uint256 total);
    /// @notice A rejection names a reason, a dispute its case, a redemption an amount and a receipt.
    error AssetReasonMissing(AssetId id);
    /// @notice Only the asset's token reports this.
    error AssetOnlyToken(AssetId id, address caller);
    /// @notice A minimum is for a kind, of items that plans assign, and of 2 to 16 groups.
    error AssetMinimumUnfit(Minimum minimum);

    /// @notice An issuer drafted an asset, or changed the draft.
    event AssetDrafted(AssetId indexed id, address indexed token, OrgId indexed issuer, address account, Terms terms);
    /// @notice The asset went from one state to another; `by` is zero for a decision, a directive, and its last redemption.
    event AssetMoved(AssetId indexed id, AssetState from, AssetState to, address by);
    /// @notice The terms of this hash can be attested until `deadline` (seconds).
    event AssetPreReleased(AssetId indexed id, bytes32 contentHash, uint32 edition, uint40 deadline);
    /// @notice An organization attests an item.
    event AssetAttested(
        AssetId indexed id,
        OrgId indexed organization,
        InspectionItem item,
        address account,
        bytes32 contentHash,
        uint40 until
    );
    /// @notice Somebody who inspects it rejects the asset.
    event AssetRejected(AssetId indexed id, address account, bytes32 reasonCode, bytes32 evidenceHash);
    /// @notice A holder redeemed `amount` (units of the token); `receiptHash` is keccak256 of the receipt for what was paid.
    event AssetRedeemed(AssetId indexed id, address indexed account, uint256 amount, bytes32 receiptHash);
    /// @notice A holding is paused: a party disputes it.
    event AssetDisputed(AssetId indexed id, address indexed account, OrgId organization, bytes32 caseId);
    /// @notice The least that assets of this kind are inspected for from now on.
    event AssetMinimumSet(AssetKind indexed kind, Minimum minimum);

    /// @notice Drafts an asset. Issuer.
    function draft(Terms calldata terms) external returns (AssetId id, address token);

    /// @notice Changes a draft, or a rejected asset, which is a draft again. Issuer of the same organization.
    function redraft(AssetId id, Terms calldata terms) external;

    /// @notice Releases a draft for inspection: its terms are frozen. Issuer of the same organization.
    function prerelease(AssetId id) external;

    /// @notice Takes an asset back from inspection, or after a rejection; all attestations are void. Issuer of the same
    /// organization.
    function withdraw(AssetId id) external;

    /// @notice Attests an item for the caller's organization: an Inspector of one that the plan names or, with Custody, which
    /// claims the lock, of the custodian; with NonObjection a Regulator.
    /// @param contentHash see {contentHashOf}
    /// @param until seconds; the attestation counts before that second
    function attest(AssetId id, InspectionItem item, bytes32 contentHash, uint40 until) external;

    /// @notice Rejects an asset under inspection: an Inspector who may attest an item, or a Regulator.
    function reject(AssetId id, bytes32 reasonCode, bytes32 evidenceHash) external;

    /// @notice Makes an inspected asset effective and mints its allocation. Anyone.
    function activate(AssetId id, Allocation[] calldata allocations) external;

    /// @notice Makes an asset without maturity mature now. Operation.
    function matureByDecision(AssetId id) external;

    /// @notice Burns of the caller's holding, for which it was paid. Anyone who holds.
    /// @param amount in units of the token
    /// @param receiptHash keccak256 of the receipt for what was paid
    function redeem(AssetId id, uint128 amount, bytes32 receiptHash) external;

    /// @notice Sets the committee's own order on a holding, for good, in place of the one before. Operation, since it may lower
    /// what is frozen.
    /// @param amount in units of the token; 0 for no order
    function setFrozenTokens(AssetId id, address account, uint128 amount) external;

    /// @notice Pauses a holding, whole, of an asset in force or Maturing, for {AssetOrders-PAUSE}: an Issuer of the issuer, or an
    /// account of the holder's organization.
    function dispute(AssetId id, address account, bytes32 caseId) external;

    /// @notice Sets the least that assets of a kind are inspected for; what is released already goes on, a draft needs it
    /// before it is released. Constitution.
    function setMinimum(AssetKind kind, Minimum calldata minimum) external;

    /// @notice Only the asset's token: a directive annulled it, or its last holding was redeemed.
    function ended(AssetId id, AssetState from, AssetState to) external;

    /// @notice An asset; reverts when unknown.
    function assetOf(AssetId id) external view returns (Asset memory);

    /// @notice What an attestation binds: chain, register, number, edition and all terms; reverts when the asset is unknown.
    function contentHashOf(AssetId id) external view returns (bytes32);

    /// @notice The attestation of an item by an organization, of whatever edition.
    function attestationOf(
        AssetId id,
        InspectionItem item,
        OrgId organization
    ) external view returns (Attestation memory);

    /// @notice What is not attested yet: items and the organizations that attest them (0 for any regulator).
    function missingOf(AssetId id) external view returns (Inspection[] memory);

    /// @notice The asset that a lock backs; 0 when none.
    function assetOfLock(OrgId custodian, bytes32 lockId) external view returns (AssetId);

    /// @notice The asset of a token; 0 when it is none.
    function idOf(address token) external view returns (AssetId);

    /// @notice The least that assets of a kind are inspected for.
    function minimumOf(AssetKind kind) external view returns (Minimum memory);

    /// @notice How many assets were ever drafted; their numbers are 1 to this.
    function count() external view returns (uint32);
}
