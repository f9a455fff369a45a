// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Dossier, LiveOrder} from "../supervision/Dossier.sol";
import {AssetId, InspectionItem} from "../types/Asset.sol";
import {OrgId} from "../types/OrgId.sol";
import {Asset, Attestation, IAssetRegister, Inspection} from "./IAssetRegister.sol";
import {IAssetToken} from "./IAssetToken.sol";

/// @notice All about an asset.
/// @param contentHash what an attestation binds now
/// @param attestations of the items that the plan names and of the custodian, one for each, of whatever edition
/// @param missing what is not attested now
/// @param supply what is held, in units of the token
/// @param lockHolder the asset that its lock backs; 0 when none
/// @param orders those on the token itself; orders on holdings are with their holders
struct Report {
    Asset asset;
    bytes32 contentHash;
    Attestation[] attestations;
    Inspection[] missing;
    uint256 supply;
    AssetId lockHolder;
    LiveOrder[] orders;
}

/// @title AssetReport: everything about an asset, in one question
/// @notice Reads and nothing else: whoever asks at an old block learns what held then.
contract AssetReport {
    IAssetRegister public immutable register;
    Dossier public immutable dossier;

    constructor(IAssetRegister register_, Dossier dossier_) {
        (register, dossier) = (register_, dossier_);
    }

    /// @notice All about an asset; reverts when no asset has this number.
    function reportOf(AssetId id) external view returns (Report memory report) {
        report.asset = register.assetOf(id);
        report.contentHash = register.contentHashOf(id);
        report.attestations = _attestations(id, report.asset);
        report.missing = register.missingOf(id);
        report.supply = IAssetToken(report.asset.token).totalSupply();
        report.lockHolder = register.assetOfLock(report.asset.terms.custodian, report.asset.terms.lockId);
        report.orders = dossier.ofContract(report.asset.token).orders;
    }

    function _attestations(AssetId id, Asset memory asset) private view returns (Attestation[] memory attestations) {
        Inspection[] memory plan = asset.terms.inspections;
        attestations = new Attestation[](plan.length + 1);
        for (uint256 i = 0; i < plan.length; ++i) {
            attestations[i] = register.attestationOf(id, plan[i].item, plan[i].organization);
        }
        OrgId custodian = asset.terms.custodian;
        attestations[plan.length] = register.attestationOf(id, InspectionItem.Custody, custodian);
    }
}
