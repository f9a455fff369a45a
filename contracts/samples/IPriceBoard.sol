// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {OrgId} from "../types/OrgId.sol";

/// @notice A price as it was last posted.
/// @param value with DECIMALS decimals
/// @param at the second that it is of
/// @param organization the publisher's; 0 for a listed contract
struct Price {
    uint128 value;
    uint40 at;
    OrgId organization;
}

/// @title IPriceBoard: prices that chosen accounts post and anyone reads
/// @notice Who posts is decided by the committee: the board is managed in MethodLists, and `post` is open to the accounts
/// of its list, or to offices. Nobody posts before it is managed.
/// @dev Trust: a price is what one publisher says. A suspended board still answers, since a record does not go away; that
/// nobody posts any more shows in the age of its prices, so a contract that acts on one says how old it may be.
interface IPriceBoard {
    /// @notice The board is not managed, or its function is not open to `caller`.
    error PriceNotPublisher(address caller);
    /// @notice The series has no name, or the moment is in the future or not after the last one's.
    error PriceUnfit(bytes32 series, uint40 at, uint40 last);
    /// @notice The series has no price, or none as recent as asked: the last one is of `at` (0 = none).
    error PriceTooOld(bytes32 series, uint40 at);

    /// @notice A price was posted; the publisher belongs to `organization`.
    event PricePosted(
        bytes32 indexed series,
        OrgId indexed organization,
        address indexed publisher,
        uint128 value,
        uint40 at
    );

    /// @notice Posts the price of a series at a second that is over. A wrong one is corrected by the next. Publishers.
    /// @param series short name, ASCII left-aligned
    function post(bytes32 series, uint128 value, uint40 at) external;

    /// @notice The last price of a series; zeros when there is none.
    function latest(bytes32 series) external view returns (Price memory);

    /// @notice The last price of a series, if it is at most `maxAge` seconds old; reverts otherwise.
    function priceOf(bytes32 series, uint40 maxAge) external view returns (uint128 value);
}
