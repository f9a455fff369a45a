// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {Governed} from "../authority/Governed.sol";
import {IOrganizations} from "../identity/IOrganizations.sol";
import {IStanding} from "../identity/IStanding.sol";
import {AssetId, AssetState} from "../types/Asset.sol";
import {toAssetWord} from "../types/AssetWord.sol";
import {OrgId} from "../types/OrgId.sol";
import {AssetStates} from "./AssetStates.sol";
import {Asset, IAssetRegister, Terms} from "./IAssetRegister.sol";
import {IAssetToken} from "./IAssetToken.sol";

/// @title AssetBook: the assets on record, where each is, and how it moves on
abstract contract AssetBook is IAssetRegister, Governed {
    struct Entry {
        IAssetToken token;
        OrgId issuer;
        uint32 edition;
        Terms terms;
    }

    /// @notice The contract whose clones are the tokens.
    address public immutable implementation;
    IStanding public immutable standing;
    IOrganizations public immutable organizations;

    /// @inheritdoc IAssetRegister
    uint32 public count;
    /// @inheritdoc IAssetRegister
    mapping(address token => AssetId) public idOf;

    mapping(AssetId id => Entry) private _entries;

    constructor(address implementation_, IStanding standing_, IOrganizations organizations_) {
        (implementation, standing, organizations) = (implementation_, standing_, organizations_);
    }

    /// @inheritdoc IAssetRegister
    function assetOf(AssetId id) external view returns (Asset memory) {
        Entry storage entry = _entry(id);
        (IAssetToken token, AssetState state) = (entry.token, entry.token.state());
        return Asset(address(token), state, entry.issuer, entry.edition, token.word().deadline(), entry.terms);
    }

    /// @inheritdoc IAssetRegister
    function contentHashOf(AssetId id) public view returns (bytes32) {
        Entry storage entry = _entry(id);
        return keccak256(abi.encode(block.chainid, address(this), id, entry.edition, entry.terms));
    }

    function _enterNew(Terms calldata terms, OrgId issuer) internal returns (AssetId id, IAssetToken token) {
        id = AssetId.wrap(++count);
        token = IAssetToken(Clones.cloneDeterministic(implementation, bytes32(uint256(AssetId.unwrap(id)))));
        idOf[address(token)] = id;
        Entry storage entry = _entries[id];
        (entry.token, entry.issuer) = (token, issuer);
        _setTerms(entry, terms);
        token.initialize(id, issuer, terms.name, terms.symbol, terms.decimals);
    }

    /// @dev Other terms make another edition, in which nobody attested anything.
    function _setTerms(Entry storage entry, Terms calldata terms) internal {
        ++entry.edition;
        entry.terms = terms;
    }

    /// @dev Moves an asset along an edge; `by` is zero for a decision.
    function _move(
        AssetId id,
        AssetState to,
        uint40 deadline,
        uint40 maturity,
        address by
    ) internal returns (Entry storage entry) {
        entry = _entry(id);
        AssetState from = entry.token.state();
        if (!AssetStates.isEdge(from, to)) revert AssetIllegalEdge(id, from, to);
        emit AssetMoved(id, from, to, by);
        entry.token.enter(toAssetWord(to == AssetState.Maturing ? AssetState.Effective : to, deadline, maturity));
    }

    function _entry(AssetId id) internal view returns (Entry storage entry) {
        entry = _entries[id];
        if (address(entry.token) == address(0)) revert AssetUnknown(id);
    }

    function _stateOf(AssetId id) internal view returns (AssetState) {
        return _entry(id).token.state();
    }

    function _checkOwn(AssetId id) internal view {
        OrgId issuer = _entry(id).issuer;
        if (_organizationOf(msg.sender) != issuer) revert AssetNotOwn(id, issuer, msg.sender);
    }

    function _organizationOf(address account) internal view returns (OrgId) {
        return standing.accountOf(account).organization();
    }

    function _groupOf(OrgId organization) internal view returns (bytes32) {
        return organizations.organization(organization).group;
    }
}
