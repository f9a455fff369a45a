// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Account, IAccounts} from "../../contracts/identity/IAccounts.sol";
import {IOrganizations} from "../../contracts/identity/IOrganizations.sol";
import {IFreezeOrders, Order} from "../../contracts/supervision/IFreezeOrders.sol";
import {AccountStatus} from "../../contracts/types/AccountWord.sol";
import {OrgId} from "../../contracts/types/OrgId.sol";
import {OrderStatus} from "../../contracts/types/OrderWord.sol";
import {Suite} from "../fixtures/Suite.sol";
import {Handler} from "./Handler.sol";

/// @title CalmHandler: what was stopped is let go again, by decision, so that more can happen
contract CalmHandler is Handler {
    uint256 private constant LATEST = 24;

    constructor(Suite memory suite_) Handler(suite_) {}

    /// @dev Every live order among the latest.
    function lift() public {
        uint256 count = suite.freezeOrders.count();
        for (uint256 i = count; i > 0 && i + LATEST > count; --i) {
            Order memory order = suite.freezeOrders.orderOf(i);
            bool open = order.status == OrderStatus.Provisional || order.status == OrderStatus.Confirmed;
            if (!open || order.until <= vm.getBlockTimestamp()) continue;
            _asCommittee(address(suite.freezeOrders), abi.encodeCall(IFreezeOrders.liftByDecision, (i)), "lift");
        }
    }

    function reinstate() public {
        for (uint32 i = 1; i <= 8; ++i) {
            if (suite.standing.organizationOf(OrgId.wrap(i)).isActive()) continue;
            bytes memory call = abi.encodeCall(IOrganizations.reinstate, (OrgId.wrap(i)));
            _asCommittee(address(suite.organizations), call, "reinstate");
        }
        Account[] memory accounts = suite.accounts.page(0, 30);
        for (uint256 i = 0; i < accounts.length; ++i) {
            if (accounts[i].status != AccountStatus.Suspended) continue;
            bytes memory call = abi.encodeCall(IAccounts.reinstate, (accounts[i].account));
            _asCommittee(address(suite.accounts), call, "reinstate");
        }
    }

    function calm() external {
        lift();
        reinstate();
    }
}
