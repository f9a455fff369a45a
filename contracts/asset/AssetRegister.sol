// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Governed} from "../authority/Governed.sol";
import {IOrganizations} from "../identity/IOrganizations.sol";
import {IStanding} from "../identity/IStanding.sol";
import {IFreezeOrders} from "../supervision/IFreezeOrders.sol";
import {AssetId, AssetState} from "../types/Asset.sol";
import {Office} from "../types/Office.sol";
import {OrgId} from "../types/OrgId.sol";
import {TargetStatus} from "../types/TargetWord.sol";
import {AssetBook} from "./AssetBook.sol";
import {AssetStates} from "./AssetStates.sol";
import {Allocation, IAssetRegister, Terms} from "./IAssetRegister.sol";
import {IAssetToken} from "./IAssetToken.sol";
import {Inspections} from "./Inspections.sol";

/// @title AssetRegister: assets, inspected by many before they are effective
/// @notice See {IAssetRegister}.
contract AssetRegister is Inspections {
    IFreezeOrders public immutable freezeOrders;

    constructor(
        address authority_,
        address implementation_,
        IStanding standing_,
        IOrganizations organizations_,
        IFreezeOrders freezeOrders_
    ) Governed(authority_) AssetBook(implementation_, standing_, organizations_) {
        freezeOrders = freezeOrders_;
    }

    /// @inheritdoc IAssetRegister
    function draft(Terms calldata terms) external restricted returns (AssetId id, address token) {
        OrgId issuer = _organizationOf(msg.sender);
        _checkTerms(terms, issuer);
        IAssetToken made;
        (id, made) = _enterNew(terms, issuer);
        token = address(made);
        emit AssetDrafted(id, token, issuer, msg.sender, terms);
        emit AssetMoved(id, AssetState.None, AssetState.Draft, msg.sender);
        standing.writeTarget(token, TargetStatus.Active);
    }

    /// @inheritdoc IAssetRegister
    function redraft(AssetId id, Terms calldata terms) external restricted {
        _checkOwn(id);
        AssetState state = _stateOf(id);
        if (state == AssetState.PreReleased) revert AssetUnexpectedState(id, state);
        Entry storage entry = _entry(id);
        _checkTerms(terms, entry.issuer);
        if (state != AssetState.Draft) ++_move(id, AssetState.Draft, 0, 0, msg.sender).edition;
        _setTerms(entry, terms);
        entry.token.rename(terms.name, terms.symbol, terms.decimals);
        emit AssetDrafted(id, address(entry.token), entry.issuer, msg.sender, terms);
    }

    /// @inheritdoc IAssetRegister
    function prerelease(AssetId id) external restricted {
        _checkOwn(id);
        Entry storage entry = _entry(id);
        uint40 deadline = uint40(block.timestamp) + entry.terms.period;
        ++entry.edition;
        _move(id, AssetState.PreReleased, deadline, 0, msg.sender);
        _checkMinimum(entry.terms);
        emit AssetPreReleased(id, contentHashOf(id), entry.edition, deadline);
    }

    /// @inheritdoc IAssetRegister
    function withdraw(AssetId id) external restricted {
        _checkOwn(id);
        ++_move(id, AssetState.Draft, 0, 0, msg.sender).edition;
    }

    /// @inheritdoc IAssetRegister
    function activate(AssetId id, Allocation[] calldata allocations) external {
        Terms storage terms = _entry(id).terms;
        if (terms.effectiveFrom > block.timestamp) revert AssetNotDue(id, terms.effectiveFrom);
        _checkAllocations(id, terms, allocations);
        _move(id, AssetState.Effective, 0, terms.maturity, msg.sender);
        _checkInspected(id);
        _entry(id).token.mint(allocations);
    }

    /// @inheritdoc IAssetRegister
    function matureByDecision(AssetId id) external restricted {
        uint40 maturity = _entry(id).terms.maturity;
        if (maturity != 0) revert AssetNotDue(id, maturity);
        _move(id, AssetState.Maturing, 0, uint40(block.timestamp), address(0));
    }

    /// @inheritdoc IAssetRegister
    function redeem(AssetId id, uint128 amount, bytes32 receiptHash) external {
        Entry storage entry = _entry(id);
        AssetState state = entry.token.state();
        bool late =
            state == AssetState.Suspended && entry.terms.redeemableWhileSuspended && entry.token.word().isMature();
        if (state != AssetState.Maturing && !late) revert AssetUnexpectedState(id, state);
        if (receiptHash == 0 || amount == 0) revert AssetReasonMissing(id);
        emit AssetRedeemed(id, msg.sender, amount, receiptHash);
        entry.token.burn(msg.sender, amount);
    }

    /// @inheritdoc IAssetRegister
    function setFrozenTokens(AssetId id, address account, uint128 amount) external restricted {
        _entry(id).token.setFrozenTokens(account, amount);
    }

    /// @inheritdoc IAssetRegister
    function dispute(AssetId id, address account, bytes32 caseId) external {
        if (caseId == 0) revert AssetReasonMissing(id);
        AssetState state = _stateOf(id);
        bool held = state == AssetState.Effective || state == AssetState.Suspended || state == AssetState.Maturing;
        if (!held) revert AssetUnexpectedState(id, state);
        OrgId organization = _organizationOf(msg.sender);
        OrgId issuer = _entry(id).issuer;
        Office office = standing.officeOf(msg.sender);
        bool issues = office == Office.Issuer && organization == issuer;
        bool holds = office != Office.None && organization == _organizationOf(account);
        if (!issues && !holds) revert AssetNotOwn(id, issuer, msg.sender);
        emit AssetDisputed(id, account, organization, caseId);
        freezeOrders.pause(address(_entry(id).token), account, organization, caseId);
    }

    /// @inheritdoc IAssetRegister
    function ended(AssetId id, AssetState from, AssetState to) external {
        if (msg.sender != address(_entry(id).token)) revert AssetOnlyToken(id, msg.sender);
        if (to == AssetState.Annulled && !AssetStates.isEdge(from, to)) revert AssetIllegalEdge(id, from, to);
        emit AssetMoved(id, from, to, address(0));
    }

    function _checkAllocations(AssetId id, Terms storage terms, Allocation[] calldata allocations) private view {
        bytes32 hash = keccak256(abi.encode(allocations));
        uint256 total;
        for (uint256 i = 0; i < allocations.length; ++i) total += allocations[i].amount;
        bool meant = hash == terms.allocationHash && total == terms.supply;
        if (!meant) revert AssetAllocationUnfit(id, hash, total);
    }
}
