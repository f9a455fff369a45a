// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IStanding} from "../identity/IStanding.sol";
import {IReleases} from "../release/IReleases.sol";
import {toMethodWord} from "../types/MethodWord.sol";
import {OrgId} from "../types/OrgId.sol";
import {OrgWord} from "../types/Organization.sol";
import {IMethodLists, Opening} from "./IMethodLists.sol";
import {MethodEntries} from "./MethodEntries.sol";
import {Tightenings} from "./Tightenings.sol";

/// @title MethodLists: which function of a target is open to whom
/// @notice See {IMethodLists}.
contract MethodLists is Tightenings {
    /// @dev The bit of Office.None.
    uint16 private constant NO_OFFICE = 1;

    constructor(
        address authority_,
        IStanding standing_,
        IReleases releases_
    ) MethodEntries(authority_, standing_, releases_) {}

    /// @inheritdoc IMethodLists
    function manage(address target, Opening[] calldata openings) external restricted {
        _checkFit(target);
        emit TargetManaged(target, true);
        standing.writeManaged(target, true);
        _open(target, openings);
    }

    /// @inheritdoc IMethodLists
    function unmanage(address target) external restricted {
        _checkManaged(target);
        emit TargetManaged(target, false);
        standing.writeManaged(target, false);
    }

    /// @inheritdoc IMethodLists
    function open(address target, Opening[] calldata openings) external restricted {
        _checkManaged(target);
        _open(target, openings);
    }

    /// @inheritdoc IMethodLists
    function list(address target, bytes4 selector, address[] calldata accounts, bool listed) external restricted {
        _checkManaged(target);
        for (uint256 i = 0; i < accounts.length; ++i) {
            emit AccountListed(target, selector, accounts[i], listed);
            _list(target, selector, accounts[i], listed);
        }
    }

    /// @inheritdoc IMethodLists
    function setAdministrator(address target, OrgId organization) external restricted {
        _checkFit(target);
        bool known = organization.isNone() || OrgWord.unwrap(standing.organizationOf(organization)) != 0;
        if (!known) revert MethodAdministratorUnknown(target, organization);
        _named[target] = organization;
        emit AdministratorSet(target, organization);
    }

    function _open(address target, Opening[] calldata openings) private {
        for (uint256 i = 0; i < openings.length; ++i) {
            Opening calldata opening = openings[i];
            uint16 offices = uint16(_holders(opening.offices, false));
            if (offices & NO_OFFICE != 0) revert MethodOfficeUnfit(target, opening.selector);
            emit MethodOpened(target, opening.selector, offices, opening.listed, opening.essential);
            _write(_keyOf(target, opening.selector), toMethodWord(offices, opening.listed, opening.essential));
        }
    }
}
