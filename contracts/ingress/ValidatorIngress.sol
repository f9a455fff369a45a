// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAuthority} from "../authority/IAuthority.sol";
import {ISeats} from "../governance/ISeats.sol";
import {Field, IStanding} from "../identity/IStanding.sol";
import {Consensus} from "../network/Consensus.sol";
import {INodes} from "../network/INodes.sol";
import {IValidatorList, IValidatorSet} from "../network/IValidatorSet.sol";
import {Answer} from "./Answer.sol";
import {FoundingCheck} from "./FoundingCheck.sol";
import {Ingress} from "./Ingress.sol";
import {IValidatorIngress} from "./IValidatorIngress.sol";
import {ValidatorAnswer} from "./ValidatorAnswer.sol";

/// @title ValidatorIngress: the address 0x…7777 that QBFT asks for the validators of the next block
/// @notice See {IValidatorIngress}.
/// @dev Slot 4 holds the kept list; genesis writes the founding validators there. Probes write it, and {sync} for the one
/// set that Nodes obeys: that keeps its own floor and counts its own changes. Any other contract may answer this contract
/// otherwise than the engine, so nothing that it says later is kept, or stands in the way of a return to the kept list.
contract ValidatorIngress is IValidatorIngress, Ingress {
    /// @notice Gas that the set may use for its answer: four times what sixty-four validators need.
    uint256 public constant RULES_GAS = 1_000_000;
    /// @dev Gas kept back from the set for the kept list, of which sixty-four validators need 150,000.
    uint256 private constant REPAIR_GAS = 300_000;
    /// @dev Gas for the question when the set changed last: ten times what the suite's own needs.
    uint256 private constant CHANGED_GAS = 50_000;

    address[] private _kept;
    /// @inheritdoc IValidatorIngress
    uint256 public repointedIn;

    /// @notice Every other call gets a zero word.
    fallback(bytes calldata) external returns (bytes memory) {
        return abi.encode(0);
    }

    /// @inheritdoc IValidatorIngress
    function sync() external {
        if (!_handedOver) revert ValidatorsNotHandedOver();
        if (!_isObeyed(_rules)) revert ValidatorsKeptByDecision(_rules);
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

    /// @dev A candidate answers a sane list, one step from what the engine was told before this block: that is what the
    /// incumbent says, unless the list was repointed or changed in this block already.
    function _probe(address candidate, address, address) internal override {
        (bool sane, address[] memory validators) = _ask(candidate);
        if (!sane) _fail(candidate, "sane list");
        if (repointedIn == block.number) _fail(candidate, "few changes");
        string memory failed = _failedStep(validators);
        if (bytes(failed).length != 0 && !_isWayBack(validators)) _fail(candidate, failed);
        repointedIn = block.number;
        _keep(validators);
    }

    function _failedStep(address[] memory validators) private view returns (string memory) {
        if (_handedOver && _changedNow(_rules)) return "few changes";
        return _judgeStep(getValidators(), validators);
    }

    /// @dev An incumbent that is not the set of Nodes is not believed when it says that a candidate is far, or that it
    /// changed just now: it could lock the key for ever. What a probe kept is a reference that it cannot move.
    function _isWayBack(address[] memory validators) private view returns (bool) {
        return _handedOver && !_isObeyed(_rules) && bytes(_judgeStep(_kept, validators)).length == 0;
    }

    /// @dev The probe that a step fails, if any: it neither takes the list below its floor nor changes so many validators
    /// that the rest cannot agree.
    function _judgeStep(address[] memory from, address[] memory to) private pure returns (string memory) {
        if (to.length < Consensus.BFT_FLOOR && to.length < from.length) return "floor";
        uint256 changes = _missing(from, to) + _missing(to, from);
        return changes <= Consensus.changesAtOnce(from.length) ? "" : "few changes";
    }

    /// @dev Whether `set` is the one that Nodes obeys, for ever.
    function _isObeyed(address set) private view returns (bool) {
        IStanding standing = IStanding(IAuthority(authority).standing());
        return set == INodes(standing.writerOf(Field.Node)).validatorSet();
    }

    function _changedNow(address set) private view returns (bool) {
        (bool answered, uint256 word) = Answer.ask(set, abi.encodeCall(IValidatorSet.changedIn, ()), CHANGED_GAS);
        return answered && word == block.number;
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

    function _fail(address candidate, string memory probe) private pure {
        revert IngressCandidateUnfit(candidate, probe, address(0));
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
