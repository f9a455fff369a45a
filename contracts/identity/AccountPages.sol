// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EnumerableSet} from "@openzeppelin/contracts/utils/structs/EnumerableSet.sol";
import {AccountWord} from "../types/AccountWord.sol";
import {OrgId} from "../types/OrgId.sol";
import {Account, IAccounts} from "./IAccounts.sol";
import {AccountRegister} from "./AccountRegister.sol";

/// @title AccountPages: what can be asked of the register
abstract contract AccountPages is AccountRegister {
    using EnumerableSet for EnumerableSet.AddressSet;

    /// @inheritdoc IAccounts
    function accountOf(address account) public view returns (Account memory) {
        AccountWord word = standing.accountOf(account);
        Entry storage entry = _entries[account];
        return
            Account({
                account: account,
                organization: word.organization(),
                office: word.office(),
                status: word.status(),
                validUntil: entry.validUntil,
                own: entry.own,
                suspendedByDecision: entry.suspendedByDecision,
                summonedAt: entry.summonedAt,
                kyc: entry.kyc
            });
    }

    /// @inheritdoc IAccounts
    function seatAccountOf(OrgId organization) external view returns (address) {
        return _seatAccountOf[organization];
    }

    /// @inheritdoc IAccounts
    function officers() external view returns (address[] memory) {
        return _officers.values();
    }

    /// @inheritdoc IAccounts
    function ownCountOf(OrgId organization) external view returns (uint32) {
        return _ownCountOf[organization];
    }

    /// @inheritdoc IAccounts
    function count() external view returns (uint256) {
        return _list.length;
    }

    /// @inheritdoc IAccounts
    function page(uint256 first, uint256 limit) external view returns (Account[] memory) {
        return _page(_list, first, limit);
    }

    /// @inheritdoc IAccounts
    function countOf(OrgId organization) external view returns (uint256) {
        return _listOf[organization].length;
    }

    /// @inheritdoc IAccounts
    function pageOf(OrgId organization, uint256 first, uint256 limit) external view returns (Account[] memory) {
        return _page(_listOf[organization], first, limit);
    }

    function _page(
        address[] storage list,
        uint256 first,
        uint256 limit
    ) private view returns (Account[] memory accounts) {
        if (first >= list.length) return accounts;
        uint256 available = list.length - first;
        accounts = new Account[](limit < available ? limit : available);
        for (uint256 i = 0; i < accounts.length; ++i) accounts[i] = accountOf(list[first + i]);
    }
}
