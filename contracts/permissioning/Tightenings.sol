// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {LISTED, MethodWord, tighten, toMethodWord} from "../types/MethodWord.sol";
import {Office} from "../types/Office.sol";
import {OrgId} from "../types/OrgId.sol";
import {IMethodLists} from "./IMethodLists.sol";
import {MethodEntries} from "./MethodEntries.sol";

/// @title Tightenings: what the administering organization closes alone, for a time
abstract contract Tightenings is MethodEntries {
    /// @notice Seconds in which a tightening by one OrgAdmin is confirmed or lapses.
    uint40 public constant TIGHTENING_LIFE = 72 hours;
    /// @notice Seconds after which an OrgAdmin whom nobody confirmed may tighten the same function again.
    uint40 public constant TIGHTENING_REST = 30 days;

    /// @dev The offices that a regulator's accounts hold.
    uint256 private constant REGULATORS = (1 << uint256(Office.Regulator)) | (1 << uint256(Office.Sentinel));

    /// @dev The last that nobody confirmed.
    struct Tightening {
        address by;
        uint40 since;
    }

    mapping(bytes32 method => Tightening) private _tightenings;

    /// @inheritdoc IMethodLists
    function tightenOwn(address target, bytes4 selector, Office[] calldata offices, bool listed) external restricted {
        _checkManaged(target);
        _checkAdministrator(target, msg.sender);
        bytes32 key = _keyOf(target, selector);
        MethodWord word = standing.methodOf(key);
        uint256 holders = _holders(offices, listed);
        _checkTighter(target, selector, word, holders);
        uint40 until = _restart(target, selector, key, word.tightenedUntil());
        emit MethodTightened(target, selector, msg.sender, holders, until);
        _write(key, tighten(word, holders, until));
    }

    /// @inheritdoc IMethodLists
    function confirmOwn(address target, bytes4 selector, Office[] calldata offices, bool listed) external {
        _checkAdministrator(target, msg.sender);
        address by = tightenedBy(target, selector);
        bool stands = standing.officeOf(by) == Office.OrgAdmin && _isOfAdministrator(target, by);
        if (!stands) revert MethodNothingToConfirm(target, selector);
        Office office = standing.officeOf(msg.sender);
        bool second = msg.sender != by && office != Office.None && !office.isOwn();
        if (!second) revert MethodSecondNeeded(msg.sender);
        _confirm(target, selector, _holders(offices, listed));
    }

    /// @inheritdoc IMethodLists
    function confirmByDecision(
        address target,
        bytes4 selector,
        Office[] calldata offices,
        bool listed
    ) external restricted {
        _confirm(target, selector, _holders(offices, listed));
    }

    /// @inheritdoc IMethodLists
    function tightenedBy(address target, bytes4 selector) public view returns (address) {
        return _tightenings[_keyOf(target, selector)].by;
    }

    /// @dev A regulator who is put on the list of a function finds it open, whatever an OrgAdmin closed before.
    function _list(address target, bytes4 selector, address account, bool listed) internal {
        if (!_enter(target, selector, account, listed)) return;
        bytes32 key = _keyOf(target, selector);
        MethodWord word = standing.methodOf(key);
        uint256 present = word.effective();
        if (word.base() & ~present & LISTED == 0) return;
        emit MethodTightened(target, selector, _tightenings[key].by, present | LISTED, word.tightenedUntil());
        _write(key, tighten(word, present | LISTED, word.tightenedUntil()));
    }

    /// @dev What was provisional becomes what holds.
    function _confirm(address target, bytes4 selector, uint256 holders) private {
        _checkManaged(target);
        bytes32 key = _keyOf(target, selector);
        MethodWord word = standing.methodOf(key);
        bool stands = word.tightenedUntil() > block.timestamp && word.effective() == holders;
        if (!stands) revert MethodNothingToConfirm(target, selector);
        delete _tightenings[key];
        emit TighteningConfirmed(target, selector, msg.sender);
        _write(key, toMethodWord(uint16(holders), holders & LISTED != 0, word.isEssential()));
    }

    /// @dev Until when the caller's tightening holds: nobody alone keeps a function closed by repeating himself.
    function _restart(address target, bytes4 selector, bytes32 key, uint40 running) private returns (uint40) {
        Tightening memory last = _tightenings[key];
        uint40 now_ = uint40(block.timestamp);
        if (last.by == msg.sender) {
            if (running > now_) return running;
            uint40 again = last.since + TIGHTENING_REST;
            if (now_ < again) revert MethodTightenedBefore(target, selector, msg.sender, again);
        }
        _tightenings[key] = Tightening(msg.sender, now_);
        return now_ + TIGHTENING_LIFE;
    }

    function _checkAdministrator(address target, address caller) private view {
        if (!_isOfAdministrator(target, caller)) {
            revert MethodNotAdministrator(target, administratorOf(target), caller);
        }
    }

    function _isOfAdministrator(address target, address account) private view returns (bool) {
        OrgId administrator = administratorOf(target);
        return !administrator.isNone() && standing.accountOf(account).organization() == administrator;
    }

    /// @dev No bank's OrgAdmin keeps a regulator out of what a decision opened to it, by office or by account.
    function _checkTighter(address target, bytes4 selector, MethodWord word, uint256 holders) private view {
        uint256 present = word.effective();
        uint256 closed = present & ~holders;
        bool regulator =
            closed & REGULATORS != 0 || (closed & LISTED != 0 && _regulatorsOn[_keyOf(target, selector)] != 0);
        if (word.isEssential() || regulator) revert MethodEssential(target, selector);
        if (closed == 0 || holders & ~present != 0) revert MethodNotTighter(target, selector);
    }
}
