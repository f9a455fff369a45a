// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAuthority} from "../authority/IAuthority.sol";
import {Field, IStanding} from "../identity/IStanding.sol";
import {INodeConnectionRules, INodeEndRules} from "../network/INodeRules.sol";
import {INodes, Node} from "../network/INodes.sol";
import {NodeId, toNodeId} from "../types/NodeId.sol";
import {NodeKind} from "../types/NodeWord.sol";
import {Answer} from "./Answer.sol";
import {IIngress} from "./IIngress.sol";

/// @title NodeRulesProbe: what a contract of node rules must answer before an ingress points at it
/// @notice One legal word within bounded gas, to both sound questions and to nonsense; no to a stranger, at either end of a
/// connection; and yes to every validator and its neighbour in a ring, so that the validators stay one network.
/// @dev The ring is of the validators that Nodes records as such. A set that names others must not stand in the way of a
/// repair of the node rules, which rightly refuse what Nodes does not know; {NodeIngress} keeps them connected anyway.
library NodeRulesProbe {
    /// @dev Gas for one answer to a probe: five times what the suite's own rules need.
    uint256 private constant PROBE_GAS = 100_000;
    uint256 private constant YES = type(uint256).max;
    uint256 private constant NO = type(uint256).max >> 1;

    /// @notice Reverts with the name of the first probe that `candidate` fails.
    function check(address candidate, IAuthority authority, address[] memory validators) internal view {
        INodes nodes = INodes(IStanding(authority.standing()).writerOf(Field.Node));
        (Node[] memory ring, uint256 length) = _ringOf(nodes, validators);
        _checkStranger(candidate, ring, length);
        _checkNonsense(candidate, INodeConnectionRules.connectionAllowed.selector, NO);
        _checkNonsense(candidate, INodeEndRules.connectionAllowed.selector, 0);
        _checkRing(candidate, ring, length);
    }

    /// @dev Those of the validators that Nodes records as such: the first `length` of `ring`.
    function _ringOf(
        INodes nodes,
        address[] memory validators
    ) private view returns (Node[] memory ring, uint256 length) {
        ring = new Node[](validators.length);
        for (uint256 i = 0; i < validators.length; ++i) {
            NodeId id = nodes.idOfValidator(validators[i]);
            if (NodeId.unwrap(id) == 0) continue;
            Node memory node = nodes.nodeOf(id);
            if (node.kind == NodeKind.Validator) ring[length++] = node;
        }
    }

    /// @dev Nor may one good end let a stranger in.
    function _checkStranger(address candidate, Node[] memory ring, uint256 length) private view {
        // The key zero, which nobody can enrol to make sound rules fail.
        Node memory stranger;
        (stranger.endpoint.host, stranger.endpoint.port) = ("10.3.58.6", 30_303);
        bool refused =
            !_askTwo(candidate, "stranger", stranger, stranger) &&
                !_askOne(candidate, "stranger", stranger) &&
                (length == 0 || !_askTwo(candidate, "stranger", stranger, ring[0])) &&
                (length == 0 || !_askTwo(candidate, "stranger", ring[0], stranger));
        if (!refused) _fail(candidate, "stranger is refused", address(0));
    }

    function _checkNonsense(address candidate, bytes4 selector, uint256 no) private view {
        uint256 ones = type(uint256).max;
        _mustRefuse(candidate, "bare selector", abi.encodePacked(selector), no);
        _mustRefuse(candidate, "short question", abi.encodePacked(selector, uint16(7)), no);
        bytes memory unclean = abi.encodePacked(selector, ones, ones, ones, ones, ones, ones, ones, ones);
        _mustRefuse(candidate, "unclean words", unclean, no);
    }

    function _checkRing(address candidate, Node[] memory ring, uint256 length) private view {
        for (uint256 i = 0; i < length; ++i) {
            Node memory node = ring[i];
            address validator = toNodeId(node.enodeHigh, node.enodeLow).validator();
            bool connected = _askTwo(candidate, "validators in a ring", node, ring[(i + 1) % length]);
            if (!connected) _fail(candidate, "validators in a ring", validator);
            if (!_askOne(candidate, "validator", node)) _fail(candidate, "validator", validator);
        }
    }

    function _askTwo(address candidate, string memory probe, Node memory a, Node memory b) private view returns (bool) {
        bytes memory question = bytes.concat(
            abi.encode(a.enodeHigh, a.enodeLow, a.endpoint.ip, a.endpoint.port),
            abi.encode(b.enodeHigh, b.enodeLow, b.endpoint.ip, b.endpoint.port)
        );
        question = bytes.concat(INodeConnectionRules.connectionAllowed.selector, question);
        uint256 word = _ask(candidate, probe, question);
        if (word != YES && word != NO) _fail(candidate, probe, address(0));
        return word == YES;
    }

    function _askOne(address candidate, string memory probe, Node memory node) private view returns (bool) {
        string memory enode = string(bytes.concat(_digits(node.enodeHigh), _digits(node.enodeLow)));
        bytes memory question = abi.encodeWithSelector(
            INodeEndRules.connectionAllowed.selector,
            enode,
            node.endpoint.host,
            node.endpoint.port
        );
        uint256 word = _ask(candidate, probe, question);
        if (word > 1) _fail(candidate, probe, address(0));
        return word == 1;
    }

    function _mustRefuse(address candidate, string memory probe, bytes memory question, uint256 no) private view {
        if (_ask(candidate, probe, question) != no) _fail(candidate, probe, address(0));
    }

    function _ask(address candidate, string memory probe, bytes memory question) private view returns (uint256 word) {
        bool answered;
        (answered, word) = Answer.ask(candidate, question, PROBE_GAS);
        if (!answered) _fail(candidate, probe, address(0));
    }

    function _fail(address candidate, string memory probe, address subject) private pure {
        revert IIngress.IngressCandidateUnfit(candidate, probe, subject);
    }

    function _digits(bytes32 word) private pure returns (bytes memory digits) {
        bytes16 alphabet = "0123456789abcdef";
        digits = new bytes(64);
        for (uint256 i = 0; i < 64; ++i) digits[i] = alphabet[(uint256(word) >> (252 - i * 4)) & 0xf];
    }
}
