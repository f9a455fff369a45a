// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {IRecoverable} from "../identity/IRecoverable.sol";
import {IDirectiveTarget} from "../supervision/IDirectiveTarget.sol";
import {AssetId, AssetState} from "../types/Asset.sol";
import {AssetWord} from "../types/AssetWord.sol";
import {OrgId} from "../types/OrgId.sol";
import {Allocation} from "./IAssetRegister.sol";
import {IERC7943Fungible} from "./IERC7943Fungible.sol";

/// @title IAssetToken: the holdings of one asset
/// @notice ERC-20 and ERC-7943. A transfer needs the asset to be Effective, a sender and receiver who are Participants or
/// Issuers in force and not frozen in that direction, and an amount that no order freezes; whoever spends for another must
/// be in force too.
/// @dev What ERC-7943 leaves open: `setFrozenTokens` is the committee's own order, beside those of others, and comes through
/// AssetRegister. What is taken by force comes from an executed directive alone, in every state from Effective to the end:
/// first what the drafting regulator itself froze is reduced, and every other order stays. Frozen is told here for these
/// two; FreezeOrders tells of every order. Paid redemption burns through AssetRegister.
interface IAssetToken is IERC20Metadata, IERC7943Fungible, IDirectiveTarget, IRecoverable {
    /// @notice Only `permitted` calls this.
    error AssetTokenOnly(address permitted, address caller);
    /// @notice A forced transfer is of something, between two accounts.
    error AssetTokenForcedUnfit(address from, address to, uint256 amount);
    /// @notice The asset is not in a state for this.
    error AssetTokenUnexpectedState(AssetState state);
    /// @notice An annulment affects the issuer: it names an account of the issuer's, whose seat may object.
    error AssetTokenNotIssuers(address account, OrgId issuer);
    /// @notice The clone has its asset already.
    error AssetTokenIsNamed(AssetId id);

    /// @notice The directive moved, redeemed or annulled as drafted.
    event DirectiveCarriedOut(uint256 indexed directive);

    /// @notice The signature with this `nonce` of `owner` was used as a permit: Approval alone does not tell it from `approve`.
    event PermitUsed(address indexed owner, uint256 nonce);

    /// @notice Names the clone, once. Only AssetRegister.
    function initialize(
        AssetId id,
        OrgId issuer,
        string calldata name,
        string calldata symbol,
        uint8 decimals
    ) external;

    /// @notice Names a draft anew. Only AssetRegister.
    function rename(string calldata name, string calldata symbol, uint8 decimals) external;

    /// @notice Records how far the asset came. Only AssetRegister.
    function enter(AssetWord word) external;

    /// @notice Mints the allocation. Only AssetRegister.
    function mint(Allocation[] calldata allocations) external;

    /// @notice Burns what was redeemed. Only AssetRegister.
    function burn(address account, uint256 amount) external;

    /// @notice The asset's number.
    function asset() external view returns (AssetId);

    /// @notice The state as of now.
    function state() external view returns (AssetState);

    /// @notice How far the asset came.
    function word() external view returns (AssetWord);
}
