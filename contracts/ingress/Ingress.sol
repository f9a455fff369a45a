// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IIngress} from "./IIngress.sol";

/// @title Ingress: the registry and the hand-over
/// @dev Written into genesis: no constructor, no immutables. Slot 0 holds the rules and whether they are in force, slot 1
/// the founding account, slot 2 the Authority, slot 3 Seats.
abstract contract Ingress is IIngress {
    /// @inheritdoc IIngress
    bytes32 public constant RULES_CONTRACT = "rules";
    /// @inheritdoc IIngress
    bytes32 public constant ADMIN_CONTRACT = "administration";
    /// @inheritdoc IIngress
    // The name that the registry ABI gives it.
    // solhint-disable-next-line const-name-snakecase
    uint256 public constant getContractVersion = 1_000_000;

    address internal _rules;
    bool internal _handedOver;
    /// @inheritdoc IIngress
    address public founder;
    /// @inheritdoc IIngress
    address public authority;
    /// @inheritdoc IIngress
    address public seats;

    /// @inheritdoc IIngress
    function setContractAddress(bytes32 name, address contractAddress) external returns (bool) {
        if (!isAuthorized(msg.sender)) revert IngressUnauthorized(msg.sender);
        if (name != RULES_CONTRACT) revert IngressKeyLocked(name);
        if (_handedOver) _judge(contractAddress, authority, seats);
        _setRules(contractAddress);
        return true;
    }

    /// @inheritdoc IIngress
    function removeContract(bytes32 name) external returns (bool) {
        if (!isAuthorized(msg.sender)) revert IngressUnauthorized(msg.sender);
        if (name != RULES_CONTRACT || _handedOver) revert IngressKeyLocked(name);
        _setRules(address(0));
        return true;
    }

    /// @inheritdoc IIngress
    function handOver(address rules, address authority_, address seats_) external {
        if (_handedOver) revert IngressHandedOver();
        if (msg.sender != founder) revert IngressUnauthorized(msg.sender);
        _checkFounding(authority_, seats_, founder);
        _judge(rules, authority_, seats_);
        emit HandedOver(founder, authority_, seats_);
        (_handedOver, founder, authority, seats) = (true, address(0), authority_, seats_);
        emit RegistryUpdated(authority_, ADMIN_CONTRACT);
        _setRules(rules);
    }

    /// @inheritdoc IIngress
    function emitRulesChangeEvent(bool addsRestrictions) external {
        if (msg.sender != _rules) revert IngressUnauthorized(msg.sender);
        _announce(addsRestrictions);
    }

    /// @inheritdoc IIngress
    function getContractAddress(bytes32 name) public view returns (address) {
        if (name == RULES_CONTRACT) return _rules;
        return name == ADMIN_CONTRACT ? authority : address(0);
    }

    /// @inheritdoc IIngress
    function getAllContractKeys() external view returns (bytes32[] memory keys) {
        keys = new bytes32[](getSize());
        uint256 i;
        if (_rules != address(0)) keys[i++] = RULES_CONTRACT;
        if (authority != address(0)) keys[i] = ADMIN_CONTRACT;
    }

    /// @inheritdoc IIngress
    function getSize() public view returns (uint256) {
        return (_rules == address(0) ? 0 : 1) + (authority == address(0) ? 0 : 1);
    }

    /// @inheritdoc IIngress
    function isAuthorized(address account) public view returns (bool) {
        return account == (_handedOver ? authority : founder);
    }

    /// @dev Reverts unless the candidate answers as rules must.
    function _probe(address candidate, address authority_, address seats_) internal virtual;

    /// @dev Emits the event that tooling knows.
    function _announce(bool addsRestrictions) internal virtual {
        emit NodePermissionsUpdated(addsRestrictions);
    }

    /// @dev Reverts unless power lies where it belongs after the hand-over.
    function _checkFounding(address authority_, address seats_, address founder_) internal view virtual;

    /// @dev An ingress that asks itself passes its probes as long as the rules before it answer.
    function _judge(address candidate, address authority_, address seats_) private {
        if (candidate == address(this)) {
            revert IngressCandidateUnfit(candidate, "another contract than the ingress", address(0));
        }
        _probe(candidate, authority_, seats_);
    }

    function _setRules(address rules) private {
        _rules = rules;
        emit RegistryUpdated(rules, RULES_CONTRACT);
    }
}
