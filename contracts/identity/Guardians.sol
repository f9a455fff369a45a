// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {OrgId} from "../types/OrgId.sol";
import {Office} from "../types/Office.sol";
import {Acceptance} from "./IAccounts.sol";
import {IRecovery} from "./IRecovery.sol";
import {RecoveryCases} from "./RecoveryCases.sol";

/// @title Guardians: who starts a recovery when an organization's OrgAdmin is lost
abstract contract Guardians is RecoveryCases {
    /// @notice Guardians of one organization, at most.
    uint256 public constant MAX_GUARDIANS = 8;

    struct Circle {
        address[] guardians;
        uint8 quorum;
        uint40 edition;
    }

    mapping(OrgId organization => Circle) private _circles;
    /// @dev A request is one circle's about one recovery: support of former guardians, or of a recovery that ended, is void.
    mapping(bytes32 request => address[]) private _supporters;
    mapping(address account => bytes32 request) private _startedBy;

    /// @inheritdoc IRecovery
    function nameGuardians(address[] calldata guardians, uint8 quorum) external restricted {
        OrgId organization = standing.accountOf(msg.sender).organization();
        if (quorum < 2 || guardians.length > MAX_GUARDIANS) revert RecoveryGuardiansUnfit(address(0), quorum);
        bytes32[] memory groups = new bytes32[](guardians.length);
        uint256 distinct;
        for (uint256 i = 0; i < guardians.length; ++i) {
            OrgId theirs = standing.accountOf(guardians[i]).organization();
            bool fit = standing.officeOf(guardians[i]) != Office.None && _groupOf(theirs) != _groupOf(organization);
            if (!fit) revert RecoveryGuardiansUnfit(guardians[i], quorum);
            groups[i] = _groupOf(theirs);
            if (_isFirst(groups, i)) ++distinct;
        }
        if (distinct < quorum && guardians.length != 0) revert RecoveryGuardiansUnfit(address(0), quorum);
        _circles[organization] = Circle(guardians, quorum, _circles[organization].edition + 1);
        emit GuardiansNamed(organization, guardians, quorum);
    }

    /// @inheritdoc IRecovery
    function support(address account, address successor, Acceptance calldata acceptance) external {
        OrgId organization = _wordOf(account).organization();
        Circle storage circle = _circles[organization];
        if (!_isGuardian(circle)) revert RecoveryNotGuardian(organization, msg.sender);
        uint40 lastStart = _lastStartOf(account);
        bytes32 request = keccak256(abi.encode(account, successor, acceptance, circle.edition, lastStart));
        address[] storage supporters = _supporters[request];
        bytes32 group = _groupOf(standing.accountOf(msg.sender).organization());
        if (_hasSupportOf(supporters, group)) revert RecoveryNotGuardian(organization, msg.sender);
        supporters.push(msg.sender);
        emit RecoverySupported(account, successor, msg.sender, request);
        if (_countInForce(supporters) < circle.quorum) return;
        _startedBy[account] = request;
        _start(account, successor, acceptance, true);
    }

    /// @inheritdoc IRecovery
    function guardiansOf(OrgId organization) external view returns (address[] memory guardians, uint8 quorum) {
        return (_circles[organization].guardians, _circles[organization].quorum);
    }

    /// @dev Whether a guardian of the group supported the recovery under way.
    function _isOfSupporter(address account, bytes32 group) internal view returns (bool) {
        return caseOf(account).byGuardians && _hasSupportOf(_supporters[_startedBy[account]], group);
    }

    function _hasSupportOf(address[] storage supporters, bytes32 group) private view returns (bool) {
        for (uint256 i = 0; i < supporters.length; ++i) {
            if (_groupOf(standing.accountOf(supporters[i]).organization()) == group) return true;
        }
        return false;
    }

    /// @dev Support of a guardian who can act no longer does not count.
    function _countInForce(address[] storage supporters) private view returns (uint256 inForce) {
        for (uint256 i = 0; i < supporters.length; ++i) {
            if (standing.officeOf(currentOf(supporters[i])) != Office.None) ++inForce;
        }
    }

    /// @dev The caller is a guardian, or the key that followed one.
    function _isGuardian(Circle storage circle) private view returns (bool) {
        if (standing.officeOf(msg.sender) == Office.None) return false;
        for (uint256 i = 0; i < circle.guardians.length; ++i) {
            if (currentOf(circle.guardians[i]) == msg.sender) return true;
        }
        return false;
    }

    function _isFirst(bytes32[] memory groups, uint256 place) private pure returns (bool) {
        for (uint256 i = 0; i < place; ++i) {
            if (groups[i] == groups[place]) return false;
        }
        return true;
    }
}
