// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IValidatorList} from "../../contracts/network/IValidatorSet.sol";
import {NewNode} from "../../contracts/network/INodes.sol";
import {OrgId} from "../../contracts/types/OrgId.sol";
import {BadRules} from "../fixtures/BadRules.sol";
import {Founding} from "../fixtures/Founding.sol";
import {NodeEngine} from "../fixtures/NodeEngine.sol";

/// @title Node repair: whatever node rules and validator set answer, the validators stay one network that agrees
/// @dev Bad contracts are put where the good ones were, as code that no probe saw.
contract NodeRepairTest is Founding, NodeEngine, BadRules {
    address[] private _validators;

    function setUp() public override {
        super.setUp();
        _validators = IValidatorList(VALIDATOR_INGRESS).getValidators();
    }

    function test_validatorsStayConnectedUnderBadRules() public {
        for (uint256 i = 0; i < bad.length; ++i) {
            vm.etch(address(suite.nodeRules), bad[i]);
            _assertRing();
        }
    }

    function test_nobodyElseGetsThrough() public {
        NewNode memory regulator = _node(5);
        NewNode memory stranger = _node(9);
        for (uint256 i = 0; i < bad.length; ++i) {
            vm.etch(address(suite.nodeRules), bad[i]);
            assertFalse(_connects(NODE_INGRESS, _node(0), regulator));
            assertFalse(_connects(NODE_INGRESS, stranger, _node(0)));
            assertFalse(_isAdmitted(NODE_INGRESS, stranger));
        }
    }

    function test_theListStaysSaneUnderABadSet() public {
        for (uint256 i = 0; i < bad.length; ++i) {
            vm.etch(address(suite.validatorSet), bad[i]);
            _assertList();
        }
    }

    function test_validatorsStayConnectedUnderBadRulesAndABadSet() public {
        for (uint256 i = 0; i < bad.length; ++i) {
            vm.etch(address(suite.nodeRules), bad[i]);
            vm.etch(address(suite.validatorSet), bad[(i + 5) % bad.length]);
            _assertRing();
        }
    }

    /// @dev Lists that QBFT could not run on: empty, one twice, a zero, one beyond 160 bits, more than sixty-four.
    function test_noInsaneListIsAnswered() public {
        address[] memory twice = new address[](2);
        (twice[0], twice[1]) = (address(1), address(1));
        bytes[5] memory answers = [
            abi.encode(new address[](0)),
            abi.encode(twice),
            abi.encode(new address[](3)),
            abi.encode(32, 1, type(uint256).max),
            abi.encode(_numbers(65))
        ];
        for (uint256 i = 0; i < answers.length; ++i) {
            vm.mockCall(address(suite.validatorSet), abi.encodeCall(IValidatorList.getValidators, ()), answers[i]);
            _assertList();
        }
    }

    function test_theLargestSaneListIsAnswered() public {
        bytes memory answer = abi.encode(_numbers(64));
        vm.mockCall(address(suite.validatorSet), abi.encodeCall(IValidatorList.getValidators, ()), answer);
        assertEq(IValidatorList(VALIDATOR_INGRESS).getValidators().length, 64);
    }

    /// forge-config: default.fuzz.runs = 1000
    /// forge-config: deep.fuzz.runs = 50000
    function testFuzz_noAnswerOfTheSetStopsTheChain(bytes memory answer) public {
        vm.mockCall(address(suite.validatorSet), abi.encodeCall(IValidatorList.getValidators, ()), answer);
        address[] memory list = IValidatorList(VALIDATOR_INGRESS).getValidators();
        assertTrue(list.length != 0 && list.length <= 64);
    }

    /// forge-config: default.fuzz.runs = 1000
    /// forge-config: deep.fuzz.runs = 50000
    function testFuzz_answersAnyCalldata(bytes memory tail, bool isOfTwo, uint8 rules) public {
        if (rules % 2 == 0) vm.etch(address(suite.nodeRules), bad[(rules / 2) % bad.length]);
        if (isOfTwo) _answerV1(NODE_INGRESS, bytes.concat(V1, tail));
        else _answerV2(NODE_INGRESS, bytes.concat(V2, tail));
    }

    function _assertRing() private view {
        for (uint256 i = 0; i < VALIDATORS; ++i) {
            assertTrue(_connects(NODE_INGRESS, _node(i), _node((i + 1) % VALIDATORS)));
            assertTrue(_isAdmitted(NODE_INGRESS, _node(i)));
        }
    }

    function _assertList() private view {
        address[] memory list = IValidatorList(VALIDATOR_INGRESS).getValidators();
        assertEq(list.length, _validators.length);
        for (uint256 i = 0; i < list.length; ++i) assertEq(list[i], _validators[i]);
    }

    function _node(uint256 i) private pure returns (NewNode memory) {
        return _newNode(i, OrgId.wrap(uint32(i + 1)));
    }

    function _numbers(uint160 count) private pure returns (address[] memory list) {
        list = new address[](count);
        for (uint160 i = 0; i < count; ++i) list[i] = address(i + 1);
    }
}
