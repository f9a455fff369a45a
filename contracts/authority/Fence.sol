// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {ActionClass} from "../types/ActionClass.sol";
import {Roles} from "../types/Roles.sol";
import {IAuthority} from "./IAuthority.sol";

/// @title Fence: everything of AccessManager that could move power outside the constitution, shut
/// @dev Shut for the Committee too. During construction the table is free to be written: there is no code to call yet.
abstract contract Fence is IAuthority, AccessManager {
    /// @inheritdoc IAuthority
    uint256 public adminCount;

    /// @notice Grants a role of a business contract. ADMIN, classes and offices are not grantable.
    function grantRole(
        uint64 roleId,
        address account,
        uint32 executionDelay
    ) public override(AccessManager, IAccessManager) {
        _checkGrantable(roleId);
        super.grantRole(roleId, account, executionDelay);
    }

    /// @notice Revokes a role of a business contract. ADMIN, classes and offices are not revocable.
    function revokeRole(uint64 roleId, address account) public override(AccessManager, IAccessManager) {
        _checkGrantable(roleId);
        super.revokeRole(roleId, account);
    }

    /// @notice Gives up a role of a business contract. ADMIN, classes and offices cannot be given up.
    function renounceRole(uint64 roleId, address confirmation) public override(AccessManager, IAccessManager) {
        _checkGrantable(roleId);
        super.renounceRole(roleId, confirmation);
    }

    /// @notice Only the Committee: no officer can appear as the committee through the manager.
    function schedule(
        address target,
        bytes calldata data,
        uint48 when
    ) public override(AccessManager, IAccessManager) returns (bytes32 operationId, uint32 nonce) {
        _checkCommittee();
        return super.schedule(target, data, when);
    }

    /// @notice Only the Committee.
    function execute(
        address target,
        bytes calldata data
    ) public payable override(AccessManager, IAccessManager) returns (uint32) {
        _checkCommittee();
        return super.execute(target, data);
    }

    /// @notice Only the Committee.
    function cancel(
        address caller,
        address target,
        bytes calldata data
    ) public override(AccessManager, IAccessManager) returns (uint32) {
        _checkCommittee();
        return super.cancel(caller, target, data);
    }

    /// @notice Always reverts.
    function setRoleAdmin(uint64, uint64) public pure override(AccessManager, IAccessManager) {
        revert AuthorityFenced(msg.sig);
    }

    /// @notice Always reverts.
    function setRoleGuardian(uint64, uint64) public pure override(AccessManager, IAccessManager) {
        revert AuthorityFenced(msg.sig);
    }

    /// @notice Always reverts.
    function setGrantDelay(uint64, uint32) public pure override(AccessManager, IAccessManager) {
        revert AuthorityFenced(msg.sig);
    }

    /// @notice Always reverts.
    function setTargetAdminDelay(address, uint32) public pure override(AccessManager, IAccessManager) {
        revert AuthorityFenced(msg.sig);
    }

    /// @notice Always reverts.
    function setTargetClosed(address, bool) public pure override(AccessManager, IAccessManager) {
        revert AuthorityFenced(msg.sig);
    }

    /// @notice Always reverts.
    function updateAuthority(address, address) public pure override(AccessManager, IAccessManager) {
        revert AuthorityFenced(msg.sig);
    }

    /// @notice As in AccessManager, but nobody may call what is shut: the manager's own functions beside those that the
    /// constitution uses, and whatever of the suite no table entry names.
    function canCall(
        address caller,
        address target,
        bytes4 selector
    ) public view override(AccessManager, IAccessManager) returns (bool immediate, uint32 delay) {
        if (caller == address(this)) return super.canCall(caller, target, selector);
        uint64 role = getTargetFunctionRole(target, selector);
        if (role == Roles.ADMIN && _isShut(target, selector)) return (false, 0);
        (bool isMember, uint32 currentDelay) = hasRole(role, caller);
        return isMember ? (currentDelay == 0, currentDelay) : (false, 0);
    }

    /// @notice Never: no target is ever closed.
    function isTargetClosed(address) public pure override(AccessManager, IAccessManager) returns (bool) {
        return false;
    }

    /// @notice 0: a target has no admin delay of its own.
    function getTargetAdminDelay(address) public pure override(AccessManager, IAccessManager) returns (uint32) {
        return 0;
    }

    /// @dev The caller must be the Committee.
    function _checkCommittee() internal view virtual;

    /// @dev Whether `target` is a contract of the suite.
    function _isSuite(address target) internal view virtual returns (bool);

    function _grantRole(
        uint64 roleId,
        address account,
        uint32 grantDelay,
        uint32 executionDelay
    ) internal override returns (bool isNew) {
        isNew = super._grantRole(roleId, account, grantDelay, executionDelay);
        if (isNew && roleId == Roles.ADMIN) ++adminCount;
    }

    function _revokeRole(uint64 roleId, address account) internal override returns (bool wasMember) {
        wasMember = super._revokeRole(roleId, account);
        if (wasMember && roleId == Roles.ADMIN) --adminCount;
    }

    /// @dev What stays where it is: the manager's own selectors, Constitution entries, everything of the suite that is
    /// not a class, and a class entry where it would leave the classes.
    function _setTargetFunctionRole(address target, bytes4 selector, uint64 role) internal override {
        bool founding = address(this).code.length == 0;
        uint64 current = getTargetFunctionRole(target, selector);
        if (target == address(this) || role == PUBLIC_ROLE) revert AuthorityEntryLocked(target, selector, role);
        if (!founding) {
            bool leavesClasses = Roles.isClass(current) && !Roles.isClass(role);
            bool constitutional = current == Roles.ofClass(ActionClass.Constitution);
            bool disarms = _isSuite(target) && !Roles.isClass(current);
            if (constitutional || leavesClasses || disarms) revert AuthorityEntryLocked(target, selector, role);
        }
        super._setTargetFunctionRole(target, selector, role);
    }

    /// @dev Whether a function without table entry is nobody's.
    function _isShut(address target, bytes4 selector) private view returns (bool) {
        return target == address(this) ? !_isConstitutional(selector) : _isSuite(target);
    }

    function _isConstitutional(bytes4 selector) private pure returns (bool) {
        return
            selector == IAuthority.setClassDelays.selector ||
            selector == IAuthority.succeed.selector ||
            selector == IAccessManager.setTargetFunctionRole.selector ||
            selector == IAccessManager.grantRole.selector ||
            selector == IAccessManager.revokeRole.selector ||
            selector == IAccessManager.labelRole.selector;
    }

    function _checkGrantable(uint64 roleId) private pure {
        if (Roles.isCommitteeOnly(roleId) || Roles.isOffice(roleId)) revert AuthorityRoleNotGrantable(roleId);
    }
}
