// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IRecoverable} from "../identity/IRecoverable.sol";
import {IStanding} from "../identity/IStanding.sol";
import {DirectiveKind, Measure} from "../supervision/IDirectives.sol";
import {IDirectiveTarget} from "../supervision/IDirectiveTarget.sol";
import {IFreezeOrders} from "../supervision/IFreezeOrders.sol";
import {AssetId, AssetState} from "../types/Asset.sol";
import {AssetWord, toAssetWord} from "../types/AssetWord.sol";
import {OrgId} from "../types/OrgId.sol";
import {AssetTransfers} from "./AssetTransfers.sol";
import {Allocation, IAssetRegister} from "./IAssetRegister.sol";
import {IAssetToken} from "./IAssetToken.sol";
import {IERC7943Fungible} from "./IERC7943Fungible.sol";

/// @title AssetToken: the holdings of one asset, a clone for each
/// @notice See {IAssetToken}.
contract AssetToken is AssetTransfers {
    IAssetRegister public immutable register;
    IFreezeOrders public immutable freezeOrders;
    address public immutable directives;
    address public immutable recovery;

    modifier only(address permitted) {
        if (msg.sender != permitted) revert AssetTokenOnly(permitted, msg.sender);
        _;
    }

    constructor(
        IStanding standing_,
        IAssetRegister register_,
        address directives_,
        IFreezeOrders freezeOrders_,
        address recovery_
    ) AssetTransfers(standing_) {
        (register, directives, freezeOrders, recovery) = (register_, directives_, freezeOrders_, recovery_);
    }

    /// @inheritdoc IAssetToken
    function initialize(
        AssetId id,
        OrgId issuer_,
        string calldata name_,
        string calldata symbol_,
        uint8 decimals_
    ) external only(address(register)) {
        if (!asset.isNone()) revert AssetTokenIsNamed(asset);
        (asset, issuer) = (id, issuer_);
        _name(name_, symbol_, decimals_);
        word = toAssetWord(AssetState.Draft, 0, 0);
    }

    /// @inheritdoc IAssetToken
    function rename(string calldata name_, string calldata symbol_, uint8 decimals_) external only(address(register)) {
        _name(name_, symbol_, decimals_);
    }

    /// @inheritdoc IAssetToken
    function enter(AssetWord word_) external only(address(register)) {
        word = word_;
    }

    /// @inheritdoc IAssetToken
    function mint(Allocation[] calldata allocations) external only(address(register)) {
        _checkState(state() == AssetState.Effective);
        for (uint256 i = 0; i < allocations.length; ++i) {
            address account = allocations[i].account;
            if (!canReceive(account)) revert ERC7943CannotReceive(account);
            _move(address(0), account, allocations[i].amount);
        }
    }

    /// @inheritdoc IAssetToken
    function burn(address account, uint256 amount) external only(address(register)) {
        _checkSending(account, amount);
        _redeem(account, amount);
    }

    /// @inheritdoc IERC7943Fungible
    function setFrozenTokens(address account, uint256 amount) external only(address(register)) returns (bool) {
        freezeOrders.setCommitteesOwn(account, uint168(amount));
        emit Frozen(account, getFrozenTokens(account));
        return true;
    }

    /// @inheritdoc IERC7943Fungible
    function forcedTransfer(address from, address to, uint256 amount) external only(directives) returns (bool) {
        _force(from, to, amount);
        return true;
    }

    /// @inheritdoc IDirectiveTarget
    function carryOut(uint256 directive, Measure calldata measure) external only(directives) {
        emit DirectiveCarriedOut(directive);
        if (measure.kind == DirectiveKind.Annulment) return _annul(measure.from);
        _unfreeze(measure);
        if (measure.kind == DirectiveKind.Redemption) {
            _checkOpen();
            emit ForcedTransfer(measure.from, address(0), measure.amount);
            _redeem(measure.from, measure.amount);
        } else {
            _force(measure.from, measure.to, measure.amount);
        }
    }

    /// @inheritdoc IRecoverable
    function recover(address account, address successor) external only(recovery) {
        _move(account, successor, balanceOf(account));
    }

    function _annul(address account) private {
        if (standing.accountOf(account).organization() != issuer) revert AssetTokenNotIssuers(account, issuer);
        AssetState from = state();
        word = toAssetWord(AssetState.Annulled, 0, 0);
        register.ended(asset, from, AssetState.Annulled);
    }

    /// @dev Takes the amount from what the drafting regulator itself froze, as far as that goes.
    function _unfreeze(Measure calldata measure) private {
        if (getFrozenTokens(measure.from) == 0) return;
        freezeOrders.reduce(measure.from, measure.regulator, uint168(measure.amount));
        emit Frozen(measure.from, getFrozenTokens(measure.from));
    }

    function _force(address from, address to, uint256 amount) private {
        if (from == address(0) || to == address(0) || from == to || amount == 0) {
            revert AssetTokenForcedUnfit(from, to, amount);
        }
        _checkOpen();
        if (!canReceive(to)) revert ERC7943CannotReceive(to);
        _move(from, to, amount);
        emit ForcedTransfer(from, to, amount);
    }

    /// @dev With the last unit the asset is settled.
    function _redeem(address account, uint256 amount) private {
        AssetState from = state();
        _move(account, address(0), amount);
        if (state() == AssetState.Settled) register.ended(asset, from, AssetState.Settled);
    }

    /// @dev What is held can be taken while it can be held at all, whether an order stops the token or none does.
    function _checkOpen() private view {
        AssetWord word_ = word;
        _checkState(word_.recorded() == AssetState.Effective && !_isSettled(word_));
    }

    function _checkState(bool fit) private view {
        if (!fit) revert AssetTokenUnexpectedState(state());
    }
}
