// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {NewNode} from "../../contracts/network/INodes.sol";
import {IValidatorList} from "../../contracts/network/IValidatorSet.sol";
import {ITransactionRules} from "../../contracts/permissioning/IAccountRules.sol";
import {NodeStatus} from "../../contracts/types/NodeWord.sol";
import {Office} from "../../contracts/types/Office.sol";
import {OrgId} from "../../contracts/types/OrgId.sol";
import {TargetWord} from "../../contracts/types/TargetWord.sol";
import {Engine} from "../fixtures/Engine.sol";
import {Founding} from "../fixtures/Founding.sol";
import {NodeEngine} from "../fixtures/NodeEngine.sol";
import {StaticGas} from "../fixtures/StaticGas.sol";

/// @title EngineQuestions: what an engine asks of the ingresses, and junk, at random; the calls are Besu's
/// @dev Answers are measured with every account and every word cold, as in a block's first question.
abstract contract EngineQuestions is Founding, Engine, NodeEngine {
    /// @dev Gas of an answer about a transaction whose payload is at most 36 bytes, and about the ends of a connection.
    uint256 private constant TRANSACTION_BOUND = 30_000;
    uint256 private constant CONNECTION_BOUND = 36_000;
    /// @dev Founding nodes, those that a {ValidatorHandler} adds, and two that nobody knows.
    uint256 private constant NODES = 14;

    /// @dev (13, 14, 16) One question of each kind, and one of junk.
    function _askEngineQuestions(address sender, address target, uint256 seed) internal {
        _askAboutTransaction(sender, target, seed);
        _askAboutNodes(seed);
        _askJunk(seed);
    }

    function _askAboutTransaction(address sender, address target, uint256 seed) private {
        uint256 value = seed % 8 == 0 ? seed : 0;
        bytes memory payload = _cut(abi.encodePacked(bytes4(0x4b5f297a), seed), (seed >> 8) % 37);
        bytes memory question = abi.encodeCall(
            ITransactionRules.transactionAllowed,
            (sender, target, value, seed >> 16, seed >> 32, payload)
        );
        _isCheap(INGRESS, question, TRANSACTION_BOUND);
        bool allowed = _answer(INGRESS, question);
        bool repairs = suite.seats.isLive(sender) || suite.standing.officeOf(sender) == Office.Regulator;
        bool repair = repairs && value == 0 && target == suite.authority.committee();
        assertTrue(allowed == (repair || _answer(address(suite.rules), question)), "(15) ingress and rules differ");
        TargetWord word = suite.standing.targetOf(target);
        bool known = value == 0 && target != address(0) && word.isActive() && !word.isFrozen();
        assertTrue(!allowed || (known && suite.standing.accountOf(sender).isActive()), "(16) a stranger was let in");
    }

    function _askAboutNodes(uint256 seed) private {
        NewNode memory a = _newNode(seed % NODES, OrgId.wrap(1));
        NewNode memory b = _newNode((seed >> 8) % NODES, OrgId.wrap(1));
        if (seed % 5 == 0) a.endpoint.port = uint16(seed >> 16);
        if (seed % 7 == 0) a.endpoint.ip = bytes16(uint128(seed >> 32));
        _isCheap(NODE_INGRESS, _questionV1(a, b), CONNECTION_BOUND);
        _connects(NODE_INGRESS, a, b);
        _isCheap(NODE_INGRESS, _questionV2(a), CONNECTION_BOUND);
        bool known = suite.standing.nodeOf(_nodeId(seed % NODES)).status() != NodeStatus.None;
        assertTrue(!_isAdmitted(NODE_INGRESS, a) || known, "(16) an unknown node was let in");
    }

    /// @dev Sound selectors with words of any kind behind them, of any length.
    function _askJunk(uint256 seed) private view {
        bytes32 word = keccak256(abi.encode(seed));
        bytes memory tail = _cut(
            abi.encodePacked(word, seed % 300, ~word, seed % 64, word, word, word, word),
            seed % 257
        );
        _answer(INGRESS, bytes.concat(ITransactionRules.transactionAllowed.selector, tail));
        _answer(INGRESS, tail);
        _answerV1(NODE_INGRESS, bytes.concat(V1, tail));
        _answerV2(NODE_INGRESS, bytes.concat(V2, tail));
        bytes memory list = bytes.concat(IValidatorList.getValidators.selector, tail);
        (bool answered, bytes memory answer) = VALIDATOR_INGRESS.staticcall(list);
        assertTrue(answered && abi.decode(answer, (address[])).length != 0, "(14) no validators");
    }

    /// @dev (13, 14) Answered, for no more gas than `most`.
    function _isCheap(address asked, bytes memory question, uint256 most) private {
        vm.cool(asked);
        vm.cool(address(suite.rules));
        vm.cool(address(suite.nodeRules));
        vm.cool(address(suite.standing));
        vm.cool(address(suite.authority));
        uint256 spent = _gasOf(asked, question);
        assertTrue(spent <= most, string.concat("(13) an answer costs ", vm.toString(spent)));
    }

    function _gasOf(address asked, bytes memory question) private view returns (uint256 spent) {
        bool answered;
        (spent, answered) = StaticGas.ask(asked, question);
        assertTrue(answered, "(14) reverted");
    }

    function _cut(bytes memory data, uint256 length) private pure returns (bytes memory) {
        assembly ("memory-safe") {
            if lt(length, mload(data)) {
                mstore(data, length)
            }
        }
        return data;
    }
}
