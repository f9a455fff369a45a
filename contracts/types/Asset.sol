// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice Number of an asset, from 1 in order of drafting and never reused. 0 is no asset.
type AssetId is uint32;

using {isNone} for AssetId global;

function isNone(AssetId id) pure returns (bool) {
    return AssetId.unwrap(id) == 0;
}

enum AssetKind {
    None,
    Bond,
    Cash,
    Receivable,
    Other
}

/// @notice Where an asset stands. Settled and Annulled are ends. Four come by themselves, without a transaction: a
/// PreReleased asset is Rejected when it is not activated in time, one in force is Suspended while an order stops its token,
/// Maturing from its maturity on, and Settled when nothing of it is held any more then.
enum AssetState {
    None,
    Draft,
    PreReleased,
    Rejected,
    Effective,
    Suspended,
    Maturing,
    Settled,
    Annulled
}

/// @notice What is inspected before an asset is effective. Custody is the named custodian's to attest, NonObjection a
/// regulator's.
enum InspectionItem {
    None,
    Title,
    Pricing,
    Trading,
    Custody,
    NonObjection
}

/// @dev Whether the organizations that a plan names inspect this item; Custody and NonObjection have their own.
function isAssigned(InspectionItem item) pure returns (bool) {
    return item == InspectionItem.Title || item == InspectionItem.Pricing || item == InspectionItem.Trading;
}

/// @dev The item's bit in a set of items.
function bitOf(InspectionItem item) pure returns (uint8) {
    return uint8(1) << uint8(item);
}

using {isAssigned, bitOf} for InspectionItem global;
