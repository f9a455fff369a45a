// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAuthority} from "../authority/IAuthority.sol";
import {ISeats} from "../governance/ISeats.sol";
import {IValidatorList} from "../network/IValidatorSet.sol";
import {FoundingCheck} from "./FoundingCheck.sol";
import {Ingress} from "./Ingress.sol";
import {IValidatorIngress} from "./IValidatorIngress.sol";
import {ValidatorAnswer} from "./ValidatorAnswer.sol";

/// @title ValidatorIngress: the address 0x…7777 that QBFT asks for the validators of the next block
/// @notice See {IValidatorIngress}.
/// @dev Slot 4 holds the kept list; genesis writes the founding validators there.
contract ValidatorIngress is IValidatorIngress, Ingress {
    /// @notice Gas that the set may use for its answer: four times what sixty-four validators need.
    uint256 public constant RULES_GAS = 1_000_000;
    /// @dev Gas kept back from the set for the kept list, of which sixty-four validators need 150,000.
    uint256 private constant REPAIR_GAS = 300_000;

    /// @dev The fewest validators that withstand one faulty.
    uint256 private constant BFT_FLOOR = 4;

    address[] private _kept;
    uint256 private _probedIn;

    /// @notice Every other call gets a zero word.
    fallback(bytes calldata) external returns (bytes memory) {
        return abi.encode(0);
    }

    /// @inheritdoc IValidatorIngress
    function sync() external {
        (bool sane, address[] memory validators) = _ask(_rules);
        if (!sane) revert ValidatorsNotSane(_rules);
        _keep(validators);
    }

    /// @inheritdoc IValidatorList
    function getValidators() public view returns (address[] memory) {
        if (!_handedOver) return _kept;
        (bool sane, address[] memory validators) = _ask(_rules);
        return sane ? validators : _kept;
    }

    /// @inheritdoc IValidatorIngress
    function isValidator(address validator) external view returns (bool) {
        address[] memory validators = getValidators();
        for (uint256 i = 0; i < validators.length; ++i) if (validators[i] == validator) return true;
        return false;
    }

    /// @inheritdoc IValidatorIngress
    function keptValidators() external view returns (address[] memory) {
        return _kept;
    }

    /// @dev A candidate answers a sane list, and one that neither takes the set below its floor nor changes so many
    /// validators that the rest cannot agree; nor does a second candidate of the same block.
    function _probe(address candidate, address, address) internal override {
        (bool sane, address[] memory validators) = _ask(candidate);
        if (!sane) revert IngressCandidateUnfit(candidate, "sane list", address(0));
        address[] memory present = getValidators();
        bool small = validators.length < BFT_FLOOR && validators.length < present.length;
        if (small) revert IngressCandidateUnfit(candidate, "floor", address(0));
        // Of n validators a third may fail and the rest still agree; so many may change at once, and always one.
        uint256 allowed = present.length < 7 ? 1 : (present.length - 1) / 3;
        bool few = _missing(present, validators) + _missing(validators, present) <= allowed;
        if (!few || _probedIn == block.number) revert IngressCandidateUnfit(candidate, "few changes", address(0));
        _probedIn = block.number;
        _keep(validators);
    }

    function _checkFounding(address authority_, address seats_, address founder_) internal view override {
        FoundingCheck.check(IAuthority(authority_), ISeats(seats_), founder_);
    }

    function _ask(address set) private view returns (bool, address[] memory) {
        return ValidatorAnswer.ask(set, RULES_GAS, REPAIR_GAS);
    }

    function _keep(address[] memory validators) private {
        _kept = validators;
        emit ValidatorsKept(validators);
    }

    /// @dev How many of `list` are not in `other`.
    function _missing(address[] memory list, address[] memory other) private pure returns (uint256 missing) {
        for (uint256 i = 0; i < list.length; ++i) {
            bool found;
            for (uint256 k = 0; k < other.length && !found; ++k) found = other[k] == list[i];
            if (!found) ++missing;
        }
    }
}
