// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAuthority} from "../authority/IAuthority.sol";
import {ISeats} from "../governance/ISeats.sol";
import {ConnectionQuestion} from "../network/ConnectionQuestion.sol";
import {NodeId} from "../types/NodeId.sol";
import {Words} from "../types/Words.sol";
import {Answer} from "./Answer.sol";
import {FoundingCheck} from "./FoundingCheck.sol";
import {Ingress} from "./Ingress.sol";
import {IValidatorIngress} from "./IValidatorIngress.sol";
import {NodeRulesProbe} from "./NodeRulesProbe.sol";
import {ValidatorAnswer} from "./ValidatorAnswer.sol";

/// @title NodeIngress: the address 0x…9999 that an engine asks about every connection
/// @notice Forwards both `connectionAllowed` to the rules, and keeps the repair path: whatever the rules answer, nodes
/// that are validators now stay connected. Until the hand-over the founding nodes are, from genesis.
/// @dev Slot 4 holds the founding nodes by identity; genesis writes them.
contract NodeIngress is Ingress {
    /// @notice Gas that the rules may use for one answer.
    uint256 public constant RULES_GAS = 1_000_000;
    /// @dev Gas kept back from the rules for the repair path, which asks the validators once per end.
    uint256 private constant REPAIR_GAS = 4_000_000;
    /// @dev Gas for one question to the validator ingress, which keeps its own list whatever its set burns.
    uint256 private constant VALIDATOR_GAS = 1_900_000;
    address private constant VALIDATORS = 0x0000000000000000000000000000000000007777;

    mapping(NodeId node => bool) private _founding;

    /// @notice Answers both `connectionAllowed`; every other call gets a zero word. Never reverts.
    fallback() external {
        Words.answer(uint256(_answer(msg.data)));
    }

    function _answer(bytes calldata input) private view returns (bytes32) {
        if (ConnectionQuestion.isOfTwo(input)) return ConnectionQuestion.word(_areAllowed(input));
        bool allowed = ConnectionQuestion.isOfOne(input) && _isAllowed(input);
        return bytes32(uint256(allowed ? 1 : 0));
    }

    function _areAllowed(bytes calldata input) private view returns (bool) {
        if (_handedOver && _rulesAnswer(input, uint256(ConnectionQuestion.word(true)))) return true;
        (bool valid, NodeId a, NodeId b) = ConnectionQuestion.readTwo(input);
        return valid && _isKept(a) && _isKept(b);
    }

    function _isAllowed(bytes calldata input) private view returns (bool) {
        if (_handedOver && _rulesAnswer(input, 1)) return true;
        (bool valid, NodeId node) = ConnectionQuestion.readOne(input);
        return valid && _isKept(node);
    }

    function _rulesAnswer(bytes calldata input, uint256 yes) private view returns (bool) {
        (bool answered, uint256 word) = Answer.forward(_rules, input, RULES_GAS, REPAIR_GAS);
        return answered && word == yes;
    }

    /// @dev A node that no rule disconnects: before the hand-over a founding node, then a validator.
    function _isKept(NodeId node) private view returns (bool) {
        if (!_handedOver) return _founding[node];
        bytes memory question = abi.encodeCall(IValidatorIngress.isValidator, (node.validator()));
        (bool answered, uint256 word) = Answer.ask(VALIDATORS, question, VALIDATOR_GAS);
        return answered && word == 1;
    }

    function _probe(address candidate, address authority_, address) internal view override {
        (bool sane, address[] memory validators) = ValidatorAnswer.ask(VALIDATORS, VALIDATOR_GAS, 0);
        if (!sane) revert IngressCandidateUnfit(candidate, "validators are known", address(0));
        NodeRulesProbe.check(candidate, IAuthority(authority_), validators);
    }

    function _checkFounding(address authority_, address seats_, address founder_) internal view override {
        FoundingCheck.check(IAuthority(authority_), ISeats(seats_), founder_);
    }
}
