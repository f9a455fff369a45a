// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IStanding} from "../identity/IStanding.sol";
import {ReleaseAware} from "../release/ReleaseAware.sol";
import {OrgId} from "../types/OrgId.sol";
import {TargetWord} from "../types/TargetWord.sol";
import {IPriceBoard, Price} from "./IPriceBoard.sol";

/// @title PriceBoard: a business contract whose functions the committee opens account by account
/// @notice See {IPriceBoard}.
/// @dev A network's rule sees the outer transaction alone, so the board itself asks Standing what the rule would ask: a
/// contract in force that passes on anybody's call is no publisher unless it is listed.
contract PriceBoard is IPriceBoard, ReleaseAware {
    uint8 public constant DECIMALS = 8;

    mapping(bytes32 series => Price) private _prices;

    /// @dev Passes for those to whom MethodLists opened the function that is called.
    modifier onlyPublishers() {
        (, , TargetWord board, bool open) = standing.senderFacts(msg.sender, address(this), msg.sig);
        if (!board.isManaged() || !open) revert PriceNotPublisher(msg.sender);
        _;
    }

    constructor(IStanding standing_) ReleaseAware(standing_) {}

    /// @inheritdoc IPriceBoard
    function post(bytes32 series, uint128 value, uint40 at) external whileInForce onlyPublishers {
        uint40 last = _prices[series].at;
        bool fit = series != 0 && at <= block.timestamp && at > last;
        if (!fit) revert PriceUnfit(series, at, last);
        OrgId organization = standing.accountOf(msg.sender).organization();
        _prices[series] = Price(value, at, organization);
        emit PricePosted(series, organization, msg.sender, value, at);
    }

    /// @inheritdoc IPriceBoard
    function latest(bytes32 series) external view returns (Price memory) {
        return _prices[series];
    }

    /// @inheritdoc IPriceBoard
    function priceOf(bytes32 series, uint40 maxAge) external view returns (uint128 value) {
        Price memory price = _prices[series];
        bool recent = price.at != 0 && block.timestamp - price.at <= maxAge;
        if (!recent) revert PriceTooOld(series, price.at);
        return price.value;
    }
}
