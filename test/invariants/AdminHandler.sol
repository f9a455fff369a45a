// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IAuthority} from "../../contracts/authority/IAuthority.sol";
import {ICharter} from "../../contracts/governance/ICharter.sol";
import {Account, IAccounts} from "../../contracts/identity/IAccounts.sol";
import {IStanding} from "../../contracts/identity/IStanding.sol";
import {Notice} from "../../contracts/samples/Notice.sol";
import {Suite} from "../fixtures/Suite.sol";
import {Handler} from "./Handler.sol";

/// @title AdminHandler: the Committee itself tries every function of the Authority on everybody
/// @dev It acts with all its power and after every delay; so does a Committee that was succeeded.
contract AdminHandler is Handler {
    address[] public holders;
    address[] public committees;
    address[] private _heirs;

    constructor(Suite memory suite_, address[] memory heirs) Handler(suite_) {
        Account[] memory accounts = suite_.accounts.page(0, 100);
        for (uint256 i = 0; i < accounts.length; ++i) holders.push(accounts[i].account);
        for (uint256 i = 0; i < heirs.length; ++i) holders.push(heirs[i]);
        holders.push(msg.sender);
        holders.push(address(suite_.authority));
        holders.push(address(suite_.standing));
        holders.push(OUTSIDER);
        committees.push(address(suite_.committee));
        _heirs = heirs;
    }

    function grantRole(uint8 role, uint8 holder, uint32 delay) external {
        _try(abi.encodeCall(IAccessManager.grantRole, (_role(role), _holder(holder), delay)), "grantRole");
    }

    function revokeRole(uint8 role, uint8 holder) external {
        _try(abi.encodeCall(IAccessManager.revokeRole, (_role(role), _holder(holder))), "revokeRole");
    }

    /// @dev Revokes from the Committee itself, and gives up in its name.
    function abdicate(uint8 role, bool renounce) external {
        address committee = suite.authority.committee();
        bytes4 selector = renounce ? IAccessManager.renounceRole.selector : IAccessManager.revokeRole.selector;
        bytes memory call = abi.encodeWithSelector(selector, uint64(role % 5), committee);
        _try(call, "abdicate");
        _as(committee, address(suite.authority), call, "abdicate");
    }

    function setRoles(uint8 role, uint64 other) external {
        _try(abi.encodeCall(IAccessManager.setRoleAdmin, (_role(role), other % 25)), "fenced");
        _try(abi.encodeCall(IAccessManager.setRoleGuardian, (_role(role), other % 25)), "fenced");
        _try(abi.encodeCall(IAccessManager.setGrantDelay, (_role(role), uint32(other))), "fenced");
    }

    function setTargets(uint8 target, uint8 holder, bool closed) external {
        _try(abi.encodeCall(IAccessManager.setTargetClosed, (_target(target), closed)), "fenced");
        _try(abi.encodeCall(IAccessManager.setTargetAdminDelay, (_target(target), 0)), "fenced");
        _try(abi.encodeCall(IAccessManager.updateAuthority, (_target(target), _holder(holder))), "fenced");
    }

    function setTable(uint8 entry, uint8 role) external {
        (address target, bytes4 selector) = _entry(entry);
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = selector;
        _try(abi.encodeCall(IAccessManager.setTargetFunctionRole, (target, selectors, _role(role))), "setTable");
    }

    /// @dev One in four of Operation's is below what it may be.
    function setDelays(uint32 a, uint32 b) external {
        uint32 strict = 1 days + (a % 20 days);
        uint32 mild = 1 days + (b % 20 days);
        uint32 least = a % 4 == 3 ? 23 hours : 1 days;
        _try(abi.encodeCall(IAuthority.setClassDelays, ([strict, mild, least, 0])), "setDelays");
    }

    function succeed(uint8 heir, uint8 holder) external {
        address next = heir % 3 == 0 ? _holder(holder) : _heirs[heir % _heirs.length];
        if (_try(abi.encodeCall(IAuthority.succeed, (next)), "succeed")) committees.push(next);
    }

    /// @dev A former Committee tries to come back.
    function comeBack(uint8 former, uint8 role) external {
        address committee = committees[former % committees.length];
        if (committee == suite.authority.committee()) return;
        bytes memory call = abi.encodeCall(IAccessManager.grantRole, (_role(role), committee, 0));
        _as(committee, address(suite.authority), call, "comeBack");
        _as(committee, address(suite.authority), abi.encodeCall(IAuthority.succeed, (committee)), "comeBack");
        call = abi.encodeCall(IAccessManager.schedule, (address(suite.charter), call, 0));
        _as(committee, address(suite.authority), call, "comeBack");
    }

    function holderCount() external view returns (uint256) {
        return holders.length;
    }

    function _try(bytes memory call, bytes32 move) private returns (bool) {
        return _asCommittee(address(suite.authority), call, move);
    }

    /// @dev ADMIN, classes, offices, two roles of business contracts, everybody.
    function _role(uint8 pick) private pure returns (uint64) {
        return pick % 24 == 23 ? type(uint64).max : pick % 24;
    }

    function _holder(uint8 pick) private view returns (address) {
        return holders[pick % holders.length];
    }

    /// @dev Of Constitution, of the manager itself, of a milder class, of an office, and of no suite contract.
    function _entry(uint8 pick) private view returns (address target, bytes4 selector) {
        if (pick % 6 == 0) return (address(suite.charter), ICharter.set.selector);
        if (pick % 6 == 1) return (address(suite.standing), IStanding.addTargetWriter.selector);
        if (pick % 6 == 2) return (address(suite.authority), IAuthority.succeed.selector);
        if (pick % 6 == 3) return (address(suite.accounts), IAccounts.suspend.selector);
        if (pick % 6 == 4) return (address(suite.accounts), IAccounts.enrolOwn.selector);
        return (address(suite.notice), Notice.post.selector);
    }

    function _target(uint8 pick) private view returns (address) {
        address[4] memory targets = [
            address(suite.charter),
            address(suite.standing),
            address(suite.authority),
            address(suite.notice)
        ];
        return targets[pick % 4];
    }
}
