// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AssetId, AssetState, InspectionItem} from "../types/Asset.sol";
import {Office} from "../types/Office.sol";
import {NO_ORGANIZATION, OrgId} from "../types/OrgId.sol";
import {Attestation, IAssetRegister, Inspection, Terms} from "./IAssetRegister.sol";
import {InspectionPlans} from "./InspectionPlans.sol";

/// @title Inspections: who attested what of the terms that are released now
abstract contract Inspections is InspectionPlans {
    /// @dev Which asset claimed a lock last, and in which edition: in another one it holds it no longer.
    struct Claim {
        AssetId asset;
        uint32 edition;
    }

    mapping(AssetId id => mapping(InspectionItem item => mapping(OrgId organization => Attestation)))
        private _attestations;
    /// @dev The regulators that ever did not object.
    mapping(AssetId id => OrgId[]) private _regulatorsOf;
    mapping(OrgId custodian => mapping(bytes32 lockId => Claim)) private _claims;

    /// @inheritdoc IAssetRegister
    function attest(AssetId id, InspectionItem item, bytes32 contentHash, uint40 until) external {
        _checkReleased(id);
        OrgId organization = _inspectorOf(id, item);
        bool meant = contentHash == contentHashOf(id) && until > block.timestamp;
        if (!meant) revert AssetAttestationUnfit(id, contentHash, until);
        if (item == InspectionItem.Custody) _claim(id);
        Attestation storage attestation = _attestations[id][item][organization];
        bool first = attestation.until == 0;
        if (item == InspectionItem.NonObjection && first) _regulatorsOf[id].push(organization);
        (attestation.account, attestation.until, attestation.edition) = (msg.sender, until, _entry(id).edition);
        emit AssetAttested(id, organization, item, msg.sender, contentHash, until);
    }

    /// @inheritdoc IAssetRegister
    function reject(AssetId id, bytes32 reasonCode, bytes32 evidenceHash) external {
        _checkReleased(id);
        if (reasonCode == 0) revert AssetReasonMissing(id);
        if (!_mayReject(id)) revert AssetNotInspector(id, InspectionItem.None, msg.sender);
        emit AssetRejected(id, msg.sender, reasonCode, evidenceHash);
        _move(id, AssetState.Rejected, 0, 0, msg.sender);
    }

    /// @inheritdoc IAssetRegister
    function attestationOf(
        AssetId id,
        InspectionItem item,
        OrgId organization
    ) external view returns (Attestation memory) {
        return _attestations[id][item][organization];
    }

    /// @inheritdoc IAssetRegister
    function missingOf(AssetId id) public view returns (Inspection[] memory missing) {
        Terms storage terms = _entry(id).terms;
        uint256 assigned = terms.inspections.length;
        missing = new Inspection[](assigned + 2);
        uint256 found;
        for (uint256 i = 0; i < assigned; ++i) {
            Inspection memory each = terms.inspections[i];
            if (!_isAttested(id, each.item, each.organization)) missing[found++] = each;
        }
        if (!_isAttested(id, InspectionItem.Custody, terms.custodian)) {
            missing[found++] = Inspection(InspectionItem.Custody, terms.custodian);
        }
        if (!_isNotObjectedTo(id)) {
            missing[found++] = Inspection(InspectionItem.NonObjection, NO_ORGANIZATION);
        }
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            mstore(missing, found)
        }
    }

    /// @inheritdoc IAssetRegister
    function assetOfLock(OrgId custodian, bytes32 lockId) public view returns (AssetId id) {
        Claim storage claim = _claims[custodian][lockId];
        if (!claim.asset.isNone() && _isHeld(claim)) id = claim.asset;
    }

    /// @dev Reverts unless everything is attested now.
    function _checkInspected(AssetId id) internal view {
        Inspection[] memory missing = missingOf(id);
        if (missing.length != 0) revert AssetNotInspected(id, missing[0].item, missing[0].organization);
    }

    /// @dev A lock is claimed by the custodian's attestation, while the asset lives in that edition.
    function _claim(AssetId id) private {
        Terms storage terms = _entry(id).terms;
        AssetId holder = assetOfLock(terms.custodian, terms.lockId);
        bool free = holder.isNone() || AssetId.unwrap(holder) == AssetId.unwrap(id);
        if (!free) revert AssetLockTaken(terms.custodian, terms.lockId, holder);
        _claims[terms.custodian][terms.lockId] = Claim(id, _entry(id).edition);
    }

    function _isHeld(Claim storage claim) private view returns (bool) {
        AssetState state = _stateOf(claim.asset);
        bool ended =
            state == AssetState.Draft ||
                state == AssetState.Rejected ||
                state == AssetState.Settled ||
                state == AssetState.Annulled;
        return !ended && claim.edition == _entry(claim.asset).edition;
    }

    /// @dev The word of one regulator is enough.
    function _isNotObjectedTo(AssetId id) private view returns (bool) {
        OrgId[] storage regulators = _regulatorsOf[id];
        for (uint256 i = 0; i < regulators.length; ++i) {
            if (_isAttested(id, InspectionItem.NonObjection, regulators[i])) return true;
        }
        return false;
    }

    /// @dev The word of an organization that is not in force does not count.
    function _isAttested(AssetId id, InspectionItem item, OrgId organization) private view returns (bool) {
        Attestation storage attestation = _attestations[id][item][organization];
        bool counts = attestation.edition == _entry(id).edition && attestation.until > block.timestamp;
        return counts && standing.organizationOf(organization).isInForce();
    }

    /// @dev The organization for which the caller attests the item. A regulator of the issuer's group has no word either;
    /// those whom the plan names were compared when it was drafted.
    function _inspectorOf(AssetId id, InspectionItem item) private view returns (OrgId organization) {
        organization = _organizationOf(msg.sender);
        Office office = standing.officeOf(msg.sender);
        bool fit =
            item == InspectionItem.NonObjection
                ? office == Office.Regulator && _groupOf(organization) != _groupOf(_entry(id).issuer)
                : office == Office.Inspector && item != InspectionItem.None && _isNamed(id, item, organization);
        if (!fit) revert AssetNotInspector(id, item, msg.sender);
    }

    function _mayReject(AssetId id) private view returns (bool) {
        Office office = standing.officeOf(msg.sender);
        if (office == Office.Regulator) return true;
        OrgId organization = _organizationOf(msg.sender);
        return office == Office.Inspector && _isNamed(id, InspectionItem.None, organization);
    }

    /// @dev Whether the organization attests the item; with None, any item.
    function _isNamed(AssetId id, InspectionItem item, OrgId organization) private view returns (bool) {
        Terms storage terms = _entry(id).terms;
        bool any = item == InspectionItem.None;
        if ((any || item == InspectionItem.Custody) && organization == terms.custodian) return true;
        for (uint256 i = 0; i < terms.inspections.length; ++i) {
            Inspection storage each = terms.inspections[i];
            if ((any || each.item == item) && each.organization == organization) return true;
        }
        return false;
    }

    function _checkReleased(AssetId id) private view {
        AssetState state = _stateOf(id);
        if (state != AssetState.PreReleased) revert AssetUnexpectedState(id, state);
    }
}
