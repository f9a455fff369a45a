// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";

/// @title IERC7943Fungible: the interface of regulated fungible tokens, ERC-7943 as it is Final
/// @dev Interface id 0x3edbb4c4. The views never revert. What this suite chooses where the standard leaves a choice is in
/// IAssetToken.
interface IERC7943Fungible is IERC165 {
    /// @notice `account` may not send.
    error ERC7943CannotSend(address account);
    /// @notice `account` may not receive.
    error ERC7943CannotReceive(address account);
    /// @notice No rule about one of the two accounts alone forbids the transfer, and yet it may not take place.
    error ERC7943CannotTransfer(address from, address to, uint256 amount);
    /// @notice Orders freeze all but `unfrozen` of what `account` holds.
    error ERC7943InsufficientUnfrozenBalance(address account, uint256 amount, uint256 unfrozen);

    /// @notice Moved against the holder's will.
    event ForcedTransfer(address indexed from, address indexed to, uint256 amount);
    /// @notice Of what `account` holds, or will hold, `amount` is frozen now.
    event Frozen(address indexed account, uint256 amount);

    /// @notice Moves a holding against the holder's will.
    function forcedTransfer(address from, address to, uint256 amount) external returns (bool);

    /// @notice Freezes an amount, which may be more than is held.
    function setFrozenTokens(address account, uint256 amount) external returns (bool);

    /// @notice Whether the account may send at all.
    function canSend(address account) external view returns (bool);

    /// @notice Whether the account may receive at all.
    function canReceive(address account) external view returns (bool);

    /// @notice How much of what the account holds, or will hold, is frozen.
    function getFrozenTokens(address account) external view returns (uint256 amount);

    /// @notice Whether rules allow the transfer, balance and allowance aside.
    function canTransfer(address from, address to, uint256 amount) external view returns (bool);
}
