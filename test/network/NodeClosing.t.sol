// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IOrganizations} from "../../contracts/identity/IOrganizations.sol";
import {INodes, NewNode} from "../../contracts/network/INodes.sol";
import {IValidatorSet} from "../../contracts/network/IValidatorSet.sol";
import {NodeId} from "../../contracts/types/NodeId.sol";
import {OrgId} from "../../contracts/types/OrgId.sol";
import {Founding} from "../fixtures/Founding.sol";
import {NodeEngine} from "../fixtures/NodeEngine.sol";

/// @title Node closing: in which block a node is disconnected, and a validator never before it left the set
contract NodeClosingTest is Founding, NodeEngine {
    uint256 private constant OBSERVER = 6;
    uint256 private constant START_BLOCK = 1_000;

    function setUp() public override {
        super.setUp();
        vm.roll(START_BLOCK);
    }

    /// forge-config: default.fuzz.runs = 64
    function testFuzz_anObserverIsClosedInTheBlockAfter(uint8 act, uint32 blocks) public {
        _assertOpen(OBSERVER, true);
        vm.roll(START_BLOCK + blocks);
        _assertOpen(OBSERVER, true);
        if (act % 3 == 0) _enact(address(suite.nodes), abi.encodeCall(INodes.suspend, (_nodeId(OBSERVER))));
        if (act % 3 == 1) _enact(address(suite.nodes), abi.encodeCall(INodes.remove, (_nodeId(OBSERVER))));
        if (act % 3 == 2) _enact(address(suite.organizations), abi.encodeCall(IOrganizations.suspend, (SERVICE)));
        vm.roll(START_BLOCK + uint256(blocks) + 1);
        _assertOpen(OBSERVER, false);
    }

    /// forge-config: default.fuzz.runs = 64
    function testFuzz_aValidatorIsClosedInTheBlockAfterItLeft(uint8 pick, uint32 suspended, uint32 demoted) public {
        uint256 i = pick % VALIDATORS;
        uint256 height = START_BLOCK + suspended;
        vm.roll(height);
        _enact(address(suite.organizations), abi.encodeCall(IOrganizations.suspend, (OrgId.wrap(uint32(i + 1)))));
        height += demoted;
        vm.roll(height);
        _assertOpen(i, true);
        suite.validatorSet.demoteSuspended(_nodeId(i));
        _assertOpen(i, true);
        vm.roll(height + 1);
        _assertOpen(i, false);
        vm.roll(height + 1 + uint256(demoted));
        _assertOpen(i, false);
    }

    /// forge-config: default.fuzz.runs = 64
    function testFuzz_aFormerValidatorOfAnActiveMemberStaysOpen(uint8 pick, uint32 blocks) public {
        uint256 i = pick % VALIDATORS;
        _enact(address(suite.validatorSet), abi.encodeCall(IValidatorSet.demote, (_nodeId(i))));
        vm.roll(START_BLOCK + blocks);
        _assertOpen(i, true);
    }

    /// @dev A malicious validator: out of the set and removed in one block, disconnected in the next.
    function test_aValidatorIsRemovedAndThenDisconnected() public {
        NodeId node = _nodeId(0);
        _enact(address(suite.validatorSet), abi.encodeCall(IValidatorSet.demote, (node)));
        _enact(address(suite.nodes), abi.encodeCall(INodes.remove, (node)));
        _assertOpen(0, true);
        vm.roll(START_BLOCK + 1);
        _assertOpen(0, false);
    }

    /// @dev No vm.roll between: the changes of one block are counted together, whoever makes them.
    function test_anyonesDemotionsCountAsChanges() public {
        for (uint32 i = 1; i < 3; ++i) {
            _enact(address(suite.organizations), abi.encodeCall(IOrganizations.suspend, (OrgId.wrap(i))));
        }
        suite.validatorSet.demoteSuspended(_nodeId(0));
        assertEq(suite.validatorSet.changesLeft(), 0);
        vm.expectRevert(abi.encodeWithSelector(IValidatorSet.ValidatorChangesTooMany.selector, 2, 1));
        suite.validatorSet.demoteSuspended(_nodeId(1));
        vm.roll(START_BLOCK + 1);
        vm.expectRevert(abi.encodeWithSelector(IValidatorSet.ValidatorsTooFew.selector, 3, 4));
        suite.validatorSet.demoteSuspended(_nodeId(1));
    }

    function _assertOpen(uint256 i, bool open) private view {
        NewNode memory node = _newNode(i, BANK_A);
        NewNode memory other = _newNode(5, REGULATOR);
        address[2] memory asked = [NODE_INGRESS, address(suite.nodeRules)];
        for (uint256 k = 0; k < asked.length; ++k) {
            assertEq(_isAdmitted(asked[k], node), open);
            assertEq(_connects(asked[k], node, other), open);
            assertEq(_connects(asked[k], other, node), open);
        }
    }
}
