// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IOrganizations} from "../../contracts/identity/IOrganizations.sol";
import {INodes, NewNode} from "../../contracts/network/INodes.sol";
import {IValidatorSet} from "../../contracts/network/IValidatorSet.sol";
import {NodeId} from "../../contracts/types/NodeId.sol";
import {Office} from "../../contracts/types/Office.sol";
import {OrgId} from "../../contracts/types/OrgId.sol";
import {BadRules} from "../fixtures/BadRules.sol";
import {NodeRoster} from "../fixtures/NodeRoster.sol";
import {Suite} from "../fixtures/Suite.sol";
import {Handler} from "./Handler.sol";

/// @title ValidatorHandler: nodes, validators and organizations come and go, and rules and set turn bad, at random
contract ValidatorHandler is Handler, NodeRoster, BadRules {
    uint256 private constant NODES = 12;

    bytes private _goodRules;
    bytes private _goodSet;
    uint256 private _block;
    address[] private _before;

    /// @notice Whether rules and set are the good ones now.
    bool public rulesAreGood = true;
    bool public setIsGood = true;
    /// @notice How often more validators changed in one block than may.
    uint256 public exceeded;

    constructor(Suite memory suite_) Handler(suite_) {
        _goodRules = address(suite_.nodeRules).code;
        _goodSet = address(suite_.validatorSet).code;
        _before = suite_.validatorSet.getValidators();
        _block = vm.getBlockNumber();
    }

    /// @dev Remembers the set that the block finds, and compares it with the set after each move.
    modifier counted() {
        if (setIsGood && _block != vm.getBlockNumber()) {
            (_block, _before) = (vm.getBlockNumber(), suite.validatorSet.getValidators());
        }
        _;
        if (setIsGood && _changes() > _allowed()) ++exceeded;
    }

    function admit(uint8 pick, uint8 member) external counted {
        NewNode memory node = _newNode(pick % NODES, OrgId.wrap(1 + (member % 5)));
        _asCommittee(address(suite.nodes), abi.encodeCall(INodes.admit, (node)), "admit");
    }

    function enrolOwn(uint8 pick) external counted {
        NewNode memory node = _newNode(pick % NODES, BANK_A);
        bytes memory call = abi.encodeCall(INodes.enrolOwn, (node.enodeHigh, node.enodeLow, node.endpoint));
        _as(_address(BANK_A, Office.Operator, 0), address(suite.nodes), call, "enrolOwn");
    }

    function removeOwn(uint8 pick) external counted {
        bytes memory call = abi.encodeCall(INodes.removeOwn, (_pick(pick)));
        _as(_address(BANK_A, Office.Operator, 0), address(suite.nodes), call, "removeOwn");
    }

    function judge(uint8 pick, uint8 act) external counted {
        bytes4[3] memory acts = [INodes.suspend.selector, INodes.reinstate.selector, INodes.remove.selector];
        _asCommittee(address(suite.nodes), abi.encodeWithSelector(acts[act % 3], _pick(pick)), "judge");
    }

    function promote(uint8 pick) external counted {
        _asCommittee(address(suite.validatorSet), abi.encodeCall(IValidatorSet.promote, (_pick(pick))), "promote");
    }

    function demote(uint8 pick) external counted {
        _asCommittee(address(suite.validatorSet), abi.encodeCall(IValidatorSet.demote, (_pick(pick))), "demote");
    }

    function demoteSuspended(uint8 pick) external counted {
        bytes memory call = abi.encodeCall(IValidatorSet.demoteSuspended, (_pick(pick)));
        _as(OUTSIDER, address(suite.validatorSet), call, "demoteSuspended");
    }

    function suspendOrganization(uint8 member) external counted {
        bytes memory call = abi.encodeCall(IOrganizations.suspend, (OrgId.wrap(1 + (member % 5))));
        _asCommittee(address(suite.organizations), call, "suspendOrganization");
    }

    function reinstateOrganization(uint8 member) external counted {
        bytes memory call = abi.encodeCall(IOrganizations.reinstate, (OrgId.wrap(1 + (member % 5))));
        _asCommittee(address(suite.organizations), call, "reinstateOrganization");
    }

    function sync() external {
        _as(OUTSIDER, address(suite.validatorIngress), abi.encodeWithSignature("sync()"), "sync");
    }

    function breakRules(uint8 pick) external {
        rulesAreGood = pick % 4 == 0;
        vm.etch(address(suite.nodeRules), rulesAreGood ? _goodRules : bad[pick % bad.length]);
        _count("breakRules");
    }

    function breakSet(uint8 pick) external {
        setIsGood = pick % 4 != 1;
        vm.etch(address(suite.validatorSet), setIsGood ? _goodSet : bad[pick % bad.length]);
        _count("breakSet");
    }

    function nextBlock(uint8 blocks) external {
        vm.roll(vm.getBlockNumber() + 1 + (blocks % 3));
        _count("nextBlock");
    }

    function _changes() private view returns (uint256) {
        address[] memory present = suite.validatorSet.getValidators();
        return _missing(_before, present) + _missing(present, _before);
    }

    function _allowed() private view returns (uint256) {
        return _before.length < 7 ? 1 : (_before.length - 1) / 3;
    }

    function _missing(address[] memory list, address[] memory other) private pure returns (uint256 missing) {
        for (uint256 i = 0; i < list.length; ++i) {
            bool found;
            for (uint256 k = 0; k < other.length; ++k) found = found || other[k] == list[i];
            if (!found) ++missing;
        }
    }

    function _pick(uint8 pick) private pure returns (NodeId) {
        return _nodeId(pick % NODES);
    }
}
