// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {IStanding} from "../identity/IStanding.sol";
import {AssetId, AssetState} from "../types/Asset.sol";
import {AssetWord} from "../types/AssetWord.sol";
import {Office} from "../types/Office.sol";
import {OrgId} from "../types/OrgId.sol";
import {IAssetToken} from "./IAssetToken.sol";
import {IERC7943Fungible} from "./IERC7943Fungible.sol";

/// @title AssetTransfers: what holders do with an asset, and who may
abstract contract AssetTransfers is IAssetToken, ERC20Permit {
    IStanding public immutable standing;

    /// @inheritdoc IAssetToken
    AssetWord public word;
    /// @inheritdoc IAssetToken
    AssetId public asset;
    /// @notice The organization that issued the asset.
    OrgId public issuer;
    uint8 private _decimals;
    string private _assetName;
    string private _assetSymbol;

    /// @dev Every clone signs as "Concordat Asset"; its address tells them apart.
    constructor(IStanding standing_) ERC20("", "") ERC20Permit("Concordat Asset") {
        standing = standing_;
    }

    /// @inheritdoc IERC20
    function transferFrom(address from, address to, uint256 amount) public override(ERC20, IERC20) returns (bool) {
        bool inForce = standing.officeOf(msg.sender) != Office.None || standing.targetOf(msg.sender).isInForce();
        if (!inForce) revert ERC7943CannotSend(msg.sender);
        return super.transferFrom(from, to, amount);
    }

    /// @inheritdoc IERC20Metadata
    function name() public view override(ERC20, IERC20Metadata) returns (string memory) {
        return _assetName;
    }

    /// @inheritdoc IERC20Metadata
    function symbol() public view override(ERC20, IERC20Metadata) returns (string memory) {
        return _assetSymbol;
    }

    /// @inheritdoc IERC20Metadata
    function decimals() public view override(ERC20, IERC20Metadata) returns (uint8) {
        return _decimals;
    }

    /// @inheritdoc IAssetToken
    function state() public view returns (AssetState) {
        AssetWord word_ = word;
        return _isSettled(word_) ? AssetState.Settled : word_.stateWhile(!standing.targetOf(address(this)).isInForce());
    }

    /// @inheritdoc IERC7943Fungible
    function canSend(address account) public view returns (bool) {
        return _isHolder(standing.officeOf(account));
    }

    /// @inheritdoc IERC7943Fungible
    function canReceive(address account) public view returns (bool) {
        (, Office receives, , ) = standing.partiesOf(account, account);
        return _isHolder(receives);
    }

    /// @inheritdoc IERC7943Fungible
    function getFrozenTokens(address account) public view returns (uint256 amount) {
        (amount, ) = standing.frozenOf(address(this), account);
    }

    /// @inheritdoc IERC7943Fungible
    function canTransfer(address from, address to, uint256 amount) external view returns (bool) {
        (Office sends, Office receives, bool inForce, uint256 frozen) = standing.partiesOf(from, to);
        if (!_isHolder(sends) || !_isHolder(receives) || !_isOpen(inForce)) return false;
        return frozen == 0 || amount <= _unfrozen(balanceOf(from), frozen);
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 interfaceId) external pure returns (bool) {
        return
            interfaceId == type(IERC7943Fungible).interfaceId ||
            interfaceId == type(IERC165).interfaceId ||
            interfaceId == type(IERC20).interfaceId ||
            interfaceId == type(IERC20Metadata).interfaceId ||
            interfaceId == type(IERC20Permit).interfaceId;
    }

    /// @dev A holder's transfer. What the suite moves by right goes through {_move}.
    function _update(address from, address to, uint256 amount) internal override {
        _checkTransfer(from, to, amount);
        super._update(from, to, amount);
    }

    /// @dev What is left to a spender is told with every transfer too, which ERC-20 leaves open: no log names the spender.
    function _approve(address owner, address spender, uint256 value, bool) internal override {
        super._approve(owner, spender, value, true);
    }

    function _useNonce(address owner) internal override returns (uint256 nonce) {
        nonce = super._useNonce(owner);
        emit PermitUsed(owner, nonce);
    }

    function _move(address from, address to, uint256 amount) internal {
        super._update(from, to, amount);
    }

    function _name(string calldata name_, string calldata symbol_, uint8 decimals_) internal {
        (_assetName, _assetSymbol, _decimals) = (name_, symbol_, decimals_);
    }

    function _isSettled(AssetWord word_) internal view returns (bool) {
        return word_.recorded() == AssetState.Effective && word_.isMature() && totalSupply() == 0;
    }

    /// @dev That the account may send this much of what it holds.
    function _checkSending(address from, uint256 amount) internal view {
        if (!canSend(from)) revert ERC7943CannotSend(from);
        _checkUnfrozen(from, amount, getFrozenTokens(from));
    }

    function _checkTransfer(address from, address to, uint256 amount) private view {
        (Office sends, Office receives, bool inForce, uint256 frozen) = standing.partiesOf(from, to);
        if (!_isHolder(sends)) revert ERC7943CannotSend(from);
        if (!_isHolder(receives)) revert ERC7943CannotReceive(to);
        if (!_isOpen(inForce)) revert ERC7943CannotTransfer(from, to, amount);
        _checkUnfrozen(from, amount, frozen);
    }

    /// @dev Whether holders transfer now; `inForce` is whether the token may be called at all.
    function _isOpen(bool inForce) private view returns (bool) {
        AssetWord word_ = word;
        return inForce && word_.recorded() == AssetState.Effective && !word_.isMature();
    }

    /// @dev More than is held at all is ERC-20's to refuse.
    function _checkUnfrozen(address from, uint256 amount, uint256 frozen) private view {
        if (frozen == 0) return;
        uint256 held = balanceOf(from);
        uint256 free = _unfrozen(held, frozen);
        if (amount <= held && amount > free) revert ERC7943InsufficientUnfrozenBalance(from, amount, free);
    }

    function _isHolder(Office office) private pure returns (bool) {
        return office == Office.Participant || office == Office.Issuer;
    }

    function _unfrozen(uint256 held, uint256 frozen) private pure returns (uint256) {
        return held > frozen ? held - frozen : 0;
    }
}
