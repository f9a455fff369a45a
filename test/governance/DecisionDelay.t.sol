// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IAuthority} from "../../contracts/authority/IAuthority.sol";
import {IOrganizations} from "../../contracts/identity/IOrganizations.sol";
import {ActionClass} from "../../contracts/types/ActionClass.sol";
import {Office} from "../../contracts/types/Office.sol";
import {Roles} from "../../contracts/types/Roles.sol";
import {Founding} from "../fixtures/Founding.sol";
import {Decision} from "../fixtures/Governing.sol";

/// @title Decision delay: a decision waits the delay of its class, also where its calls have none of their own
contract DecisionDelayTest is Founding {
    function test_anOverrideOfAnEmergencyDecisionWaitsAsConstitution() public {
        _setEmergencyDelay(1 hours);
        bytes memory call = abi.encodeCall(IOrganizations.suspend, (BANK_B));
        Decision memory decision = _propose(_liveSeats()[0], address(suite.organizations), call);
        _pass(decision);
        _queue(decision);
        _veto(decision);
        _setEmergencyDelay(0);
        vm.warp(vm.getBlockTimestamp() + 14 days);
        _proposeOverride(decision);
        _pass(decision);
        _assertWaits(decision, 7 days);
    }

    function test_aCallThatBecameMilderWaitsAsItWasVoted() public {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = IOrganizations.setAccountCap.selector;
        bytes memory milder = abi.encodeCall(
            IAccessManager.setTargetFunctionRole,
            (address(suite.organizations), selectors, Roles.ofClass(ActionClass.Emergency))
        );
        Decision memory reclassing = _propose(_liveSeats()[0], address(suite.authority), milder);
        _pass(reclassing);
        _queue(reclassing);
        vm.warp(suite.committee.proposalEta(reclassing.id));
        bytes memory call = abi.encodeCall(IOrganizations.setAccountCap, (BANK_B, 9));
        Decision memory decision = _propose(_liveSeats()[0], address(suite.organizations), call);
        _execute(reclassing);
        _pass(decision);
        _assertWaits(decision, 1 days);
    }

    /// @dev External, so that the expectation covers one call.
    function execute(Decision memory decision) external {
        _execute(decision);
    }

    function _assertWaits(Decision memory decision, uint256 delay) private {
        _queue(decision);
        assertEq(suite.committee.proposalEta(decision.id), vm.getBlockTimestamp() + delay);
        vm.warp(vm.getBlockTimestamp() + delay - 1);
        vm.expectRevert();
        this.execute(decision);
        vm.warp(vm.getBlockTimestamp() + 1);
        _execute(decision);
    }

    function _veto(Decision memory d) private {
        vm.prank(_address(REGULATOR, Office.Regulator, 0));
        suite.committee.veto(d.targets, d.values, d.calldatas, d.descriptionHash, "reason", "evidence");
    }

    /// @dev The decision becomes its own override.
    function _proposeOverride(Decision memory d) private {
        vm.prank(_liveSeats()[0]);
        d.id = suite.committee.proposeOverride(d.targets, d.values, d.calldatas, "override");
        d.descriptionHash = keccak256("override");
    }

    function _setEmergencyDelay(uint32 delay) private {
        uint32[4] memory delays = [uint32(7 days), 3 days, 1 days, delay];
        _enact(address(suite.authority), abi.encodeCall(IAuthority.setClassDelays, (delays)));
        vm.warp(vm.getBlockTimestamp() + 1 hours);
    }
}
