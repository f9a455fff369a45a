// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AssetKind, InspectionItem} from "../types/Asset.sol";
import {OrgKind, OrgWord} from "../types/Organization.sol";
import {OrgId} from "../types/OrgId.sol";
import {AssetBook} from "./AssetBook.sol";
import {IAssetRegister, Minimum, Terms} from "./IAssetRegister.sol";

/// @title InspectionPlans: what terms and their plan of inspection must be
abstract contract InspectionPlans is AssetBook {
    /// @notice Inspections in one plan, at most: what activates asks each.
    uint256 public constant MAX_INSPECTIONS = 16;
    /// @notice Seconds of an inspection, at most.
    uint40 public constant MAX_PERIOD = 365 days;
    /// @dev Title, Pricing and Trading.
    uint8 private constant ASSIGNED = 2 | 4 | 8;

    mapping(AssetKind kind => Minimum) private _minimums;

    /// @inheritdoc IAssetRegister
    function setMinimum(AssetKind kind, Minimum calldata minimum) external restricted {
        bool fit = kind != AssetKind.None && minimum.groups >= 2 && minimum.items & ~ASSIGNED == 0;
        if (!fit || minimum.groups > MAX_INSPECTIONS) revert AssetMinimumUnfit(minimum);
        _minimums[kind] = minimum;
        emit AssetMinimumSet(kind, minimum);
    }

    /// @inheritdoc IAssetRegister
    function minimumOf(AssetKind kind) public view returns (Minimum memory minimum) {
        minimum = _minimums[kind];
        if (minimum.groups == 0) minimum = Minimum(ASSIGNED, 2);
    }

    /// @dev Reverts unless the terms are whole and the plan is one that can be carried out.
    function _checkTerms(Terms calldata terms, OrgId issuer) internal view {
        bool whole =
            terms.kind != AssetKind.None &&
                bytes(terms.name).length != 0 &&
                bytes(terms.symbol).length != 0 &&
                terms.supply != 0 &&
                terms.termsHash != 0 &&
                terms.allocationHash != 0 &&
                terms.lockId != 0 &&
                terms.period != 0 &&
                terms.period <= MAX_PERIOD;
        bool dated = terms.maturity == 0 || terms.maturity > terms.effectiveFrom;
        if (!whole || !dated || terms.inspections.length > MAX_INSPECTIONS) revert AssetTermsUnfit(terms.termsHash);
        _checkInspector(InspectionItem.Custody, terms.custodian, issuer);
        for (uint256 i = 0; i < terms.inspections.length; ++i) {
            (InspectionItem item, OrgId inspector) = (terms.inspections[i].item, terms.inspections[i].organization);
            if (!item.isAssigned()) revert AssetInspectorUnfit(item, inspector);
            _checkInspector(item, inspector, issuer);
            bool apart = item == InspectionItem.Trading || _groupOf(inspector) != _groupOf(terms.custodian);
            if (!apart) revert AssetInspectorUnfit(item, inspector);
        }
        _checkMinimum(terms);
    }

    /// @dev Reverts unless the plan is as much as the committee demands now.
    function _checkMinimum(Terms memory terms) internal view {
        Minimum memory minimum = minimumOf(terms.kind);
        bytes32[] memory groups = new bytes32[](terms.inspections.length + 1);
        groups[0] = _groupOf(terms.custodian);
        (uint8 items, uint8 distinct) = (0, 1);
        for (uint256 i = 0; i < terms.inspections.length; ++i) {
            items |= terms.inspections[i].item.bitOf();
            groups[i + 1] = _groupOf(terms.inspections[i].organization);
            bool first = true;
            for (uint256 j = 0; first && j <= i; ++j) first = groups[j] != groups[i + 1];
            if (first) ++distinct;
        }
        bool enough = items & minimum.items == minimum.items && distinct >= minimum.groups;
        if (!enough) revert AssetPlanBelowMinimum(terms.kind, items, distinct);
    }

    /// @dev An inspector is no regulator, which has its own word, and not of the issuer's group.
    function _checkInspector(InspectionItem item, OrgId inspector, OrgId issuer) private view {
        OrgWord word = standing.organizationOf(inspector);
        bool speaks = word.isInForce() && word.kind() != OrgKind.Regulator;
        bool fit = speaks && _groupOf(inspector) != _groupOf(issuer);
        if (!fit) revert AssetInspectorUnfit(item, inspector);
    }
}
