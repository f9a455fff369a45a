// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Governed} from "../authority/Governed.sol";
import {Field, IStanding} from "../identity/IStanding.sol";
import {LISTED, MethodWord, tighten, toMethodWord} from "../types/MethodWord.sol";
import {MethodKey} from "../types/MethodKey.sol";
import {Office} from "../types/Office.sol";
import {OrgId} from "../types/OrgId.sol";
import {TargetWord} from "../types/TargetWord.sol";
import {IMethodLists, Opening} from "./IMethodLists.sol";

/// @title MethodLists: which function of a target is open to whom
/// @notice See {IMethodLists}.
contract MethodLists is IMethodLists, Governed {
    /// @notice Seconds in which a tightening by one OrgAdmin is confirmed or lapses.
    uint40 public constant TIGHTENING_LIFE = 72 hours;

    IStanding public immutable standing;

    mapping(address target => OrgId) private _administratorOf;
    mapping(bytes32 method => address) private _tightenedBy;

    constructor(address authority_, IStanding standing_) Governed(authority_) {
        standing = standing_;
    }

    /// @inheritdoc IMethodLists
    function manage(address target, Opening[] calldata openings) external restricted {
        TargetWord word = standing.targetOf(target);
        if (!word.isKnown() || word.isProtected()) revert MethodTargetUnfit(target, word.status());
        emit TargetManaged(target, true);
        _open(target, openings);
        standing.writeManaged(target, true);
    }

    /// @inheritdoc IMethodLists
    function release(address target) external restricted {
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
            _write(MethodKey.ofAccount(target, selector, accounts[i]), MethodWord.wrap(listed ? LISTED : 0));
        }
    }

    /// @inheritdoc IMethodLists
    function setAdministrator(address target, OrgId organization) external restricted {
        TargetWord word = standing.targetOf(target);
        if (!word.isKnown() || word.isProtected()) revert MethodTargetUnfit(target, word.status());
        _administratorOf[target] = organization;
        emit AdministratorSet(target, organization);
    }

    /// @inheritdoc IMethodLists
    function tightenOwn(address target, bytes4 selector, Office[] calldata offices, bool listed) external restricted {
        _checkAdministrator(target);
        MethodWord word = _checkOrdinary(target, selector);
        uint256 holders = _bitsOf(offices) | (listed ? LISTED : 0);
        uint256 present = word.effective();
        if (holders == present || holders & ~present != 0) revert MethodNotTighter(target, selector);
        uint40 until = uint40(block.timestamp) + TIGHTENING_LIFE;
        _tightenedBy[MethodKey.ofMethod(target, selector)] = msg.sender;
        emit MethodTightened(target, selector, msg.sender, holders, until);
        _write(MethodKey.ofMethod(target, selector), tighten(word, holders, until));
    }

    /// @inheritdoc IMethodLists
    function confirmOwn(address target, bytes4 selector) external restricted {
        _checkAdministrator(target);
        address by = _tightenedBy[MethodKey.ofMethod(target, selector)];
        if (by == msg.sender) revert MethodNothingToConfirm(target, selector, msg.sender);
        _confirm(target, selector);
    }

    /// @inheritdoc IMethodLists
    function confirmByDecision(address target, bytes4 selector) external restricted {
        _confirm(target, selector);
    }

    /// @inheritdoc IMethodLists
    function methodOf(address target, bytes4 selector) public view returns (MethodWord) {
        return standing.methodOf(MethodKey.ofMethod(target, selector));
    }

    /// @inheritdoc IMethodLists
    function isListed(address target, bytes4 selector, address account) external view returns (bool) {
        return standing.methodOf(MethodKey.ofAccount(target, selector, account)).opensToListed();
    }

    /// @inheritdoc IMethodLists
    function administratorOf(address target) external view returns (OrgId) {
        return _administratorOf[target];
    }

    function _open(address target, Opening[] calldata openings) private {
        for (uint256 i = 0; i < openings.length; ++i) {
            Opening calldata opening = openings[i];
            uint16 offices = uint16(_bitsOf(opening.offices));
            emit MethodOpened(target, opening.selector, offices, opening.listed, opening.essential);
            _write(
                MethodKey.ofMethod(target, opening.selector),
                toMethodWord(offices, opening.listed, opening.essential)
            );
        }
    }

    /// @dev What was provisional becomes what holds.
    function _confirm(address target, bytes4 selector) private {
        MethodWord word = methodOf(target, selector);
        bool open_ = word.tightenedUntil() > block.timestamp;
        if (!open_) revert MethodNothingToConfirm(target, selector, msg.sender);
        emit TighteningConfirmed(target, selector, msg.sender);
        uint256 holders = word.effective();
        _write(
            MethodKey.ofMethod(target, selector),
            toMethodWord(uint16(holders), holders & LISTED != 0, word.isEssential())
        );
    }

    function _write(bytes32 key, MethodWord word) private {
        standing.write(Field.Method, key, MethodWord.unwrap(word));
    }

    function _checkManaged(address target) private view {
        if (!standing.targetOf(target).isManaged()) revert MethodTargetNotManaged(target);
    }

    function _checkAdministrator(address target) private view {
        OrgId administrator = _administratorOf[target];
        bool own = standing.accountOf(msg.sender).organization() == administrator;
        if (administrator.isNone() || !own) revert MethodNotAdministrator(target, administrator, msg.sender);
    }

    function _checkOrdinary(address target, bytes4 selector) private view returns (MethodWord word) {
        _checkManaged(target);
        word = methodOf(target, selector);
        if (word.isEssential()) revert MethodEssential(target, selector);
    }

    function _bitsOf(Office[] calldata offices) private pure returns (uint256 bits) {
        for (uint256 i = 0; i < offices.length; ++i) bits |= 1 << uint256(offices[i]);
    }
}
