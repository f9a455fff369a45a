// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Governed} from "../authority/Governed.sol";
import {Field, IStanding} from "../identity/IStanding.sol";
import {IReleases} from "../release/IReleases.sol";
import {MethodKey} from "../types/MethodKey.sol";
import {LISTED, MethodWord, toListedWord} from "../types/MethodWord.sol";
import {Office} from "../types/Office.sol";
import {OrgKind} from "../types/Organization.sol";
import {OrgId} from "../types/OrgId.sol";
import {TargetWord} from "../types/TargetWord.sol";
import {IMethodLists} from "./IMethodLists.sol";

/// @title MethodEntries: the words of managed targets in Standing, and who administers a target
abstract contract MethodEntries is IMethodLists, Governed {
    IStanding public immutable standing;

    IReleases public immutable releases;

    /// @dev How many accounts of regulators are on the list of a function.
    mapping(bytes32 method => uint256) internal _regulatorsOn;

    /// @dev Where a decision named one, whatever the release says.
    mapping(address target => OrgId) internal _named;

    constructor(address authority_, IStanding standing_, IReleases releases_) Governed(authority_) {
        standing = standing_;
        releases = releases_;
    }

    /// @inheritdoc IMethodLists
    function methodOf(address target, bytes4 selector) public view returns (MethodWord) {
        return standing.methodOf(_keyOf(target, selector));
    }

    /// @inheritdoc IMethodLists
    function isListed(address target, bytes4 selector, address account) external view returns (bool) {
        return standing.methodOf(_keyOf(target, selector, account)).opensToListed();
    }

    /// @inheritdoc IMethodLists
    function administratorOf(address target) public view returns (OrgId organization) {
        organization = _named[target];
        if (organization.isNone()) organization = releases.administratorAt(target);
    }

    function _write(bytes32 key, MethodWord word) internal {
        standing.write(Field.Method, key, MethodWord.unwrap(word));
    }

    /// @dev Puts an account on the list of a function or takes it off, and counts the regulators' among them.
    /// @return ofRegulator whether it is listed now and a regulator's
    function _enter(address target, bytes4 selector, address account, bool listed) internal returns (bool ofRegulator) {
        (bytes32 key, bytes32 method) = (_keyOf(target, selector, account), _keyOf(target, selector));
        ofRegulator = listed && _isRegulators(account);
        if (standing.methodOf(key).isOfRegulator()) --_regulatorsOn[method];
        if (ofRegulator) ++_regulatorsOn[method];
        _write(key, listed ? toListedWord(ofRegulator) : MethodWord.wrap(0));
    }

    function _isRegulators(address account) private view returns (bool) {
        OrgId organization = standing.accountOf(account).organization();
        return standing.organizationOf(organization).kind() == OrgKind.Regulator;
    }

    function _checkFit(address target) internal view {
        TargetWord word = standing.targetOf(target);
        if (!word.isKnown() || word.isProtected()) revert MethodTargetUnfit(target, word.status());
    }

    function _checkManaged(address target) internal view {
        if (!standing.targetOf(target).isManaged()) revert MethodTargetNotManaged(target);
    }

    /// @dev Under which key the word of a function stands now.
    function _keyOf(address target, bytes4 selector) internal view returns (bytes32) {
        return MethodKey.ofMethod(target, standing.targetOf(target).edition(), selector);
    }

    function _keyOf(address target, bytes4 selector, address account) internal view returns (bytes32) {
        return MethodKey.ofAccount(target, standing.targetOf(target).edition(), selector, account);
    }

    /// @dev Offices, and the accounts of the list, as the bits of a word.
    function _holders(Office[] calldata offices, bool listed) internal pure returns (uint256 bits) {
        bits = listed ? LISTED : 0;
        for (uint256 i = 0; i < offices.length; ++i) bits |= 1 << uint256(offices[i]);
    }
}
