// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Acceptance, Enrolment, IAccounts} from "../../contracts/identity/IAccounts.sol";
import {IOrganizations, NewOrganization} from "../../contracts/identity/IOrganizations.sol";
import {AssetState} from "../../contracts/types/Asset.sol";
import {Office} from "../../contracts/types/Office.sol";
import {OrgKind} from "../../contracts/types/Organization.sol";
import {OrgId} from "../../contracts/types/OrgId.sol";
import {AssetChecks} from "./AssetChecks.sol";
import {AssetHandler} from "./AssetHandler.sol";

/// @title Invariants 8 to 10: what is issued is inspected by others, backed once, and moves as its state and orders allow
contract AssetsHoldTest is AssetChecks {
    AssetHandler private _handler;

    function setUp() public override {
        super.setUp();
        _handler = new AssetHandler(suite, token);
        bytes32 group = suite.organizations.organization(BANK_A).group;
        NewOrganization memory sister = NewOrganization("sister", group, OrgKind.Member, 4);
        _enact(address(suite.organizations), abi.encodeCall(IOrganizations.register, (sister)));
        _addInspector(BANK_A);
        _addInspector(_handler.SISTER());
        targetContract(address(_handler));
    }

    function invariant_supplyIsConserved() public view {
        _supplyIsConserved(_handler);
    }

    function invariant_eachStandsWhereItShould() public view {
        _eachAssetStandsWhereItShould(_handler);
    }

    function invariant_nothingMovesOutOfTurn() public view {
        _nothingMovesOutOfTurn(_handler);
    }

    function invariant_othersInspect() public view {
        _othersInspect(_handler);
    }

    function invariant_oneLiveAssetPerLock() public view {
        _oneLiveAssetPerLock(_handler);
    }

    function afterInvariant() public view {
        assertTrue(_handler.total() > 0, "nothing happened");
    }

    /// @dev What the moves are worth: each can take effect.
    function test_theHandlerActs() public {
        _handler.transfer(0, 1, 2, 1_000);
        _handler.transferFrom(0, 1, 0, 2, 500, 0);
        _handler.freeze(0, 1, 0, 10, 72 hours - 1);
        _handler.confirm(0);
        _handler.setFrozen(0, 1, 5);
        assertEq(_handler.frozenOf(1, _holder()), 600);
        _handler.direct(0, 0, 1, 2, 100);
        assertEq(_handler.frozenOf(1, _holder()), 500);
        _handler.dispute(0, 0, 1);
        _handler.lift(0);
        _handler.stop(0, 1 hours);
        _handler.pass(2 hours);
        _handler.rotate(2);
        _handler.moveHolding(0, 2);
        _handler.draft(1, 0, 0, 0, 0);
        _handler.issue(0);
        _handler.wind(0);
        assertEq(uint256(_handler.stateOf(2)), uint256(AssetState.Settled));
        _handler.draft(1, 0, 0, 0, 0);
        _handler.prerelease(0);
        _handler.reject(0, 0);
        _handler.redraft(0, 1, 0, 0, 0, 9);
        _handler.prerelease(0);
        _handler.withdraw(0);
        _handler.annul(0);
        assertEq(uint256(_handler.stateOf(3)), uint256(AssetState.Annulled));
        _checkAllActed();
        _checkAll();
    }

    function _checkAllActed() private view {
        bytes32[19] memory moves = [
            bytes32("draft"),
            "redraft",
            "prerelease",
            "withdraw",
            "reject",
            "attest",
            "activate",
            "transfer",
            "transferFrom",
            "redeem",
            "freeze",
            "confirm",
            "lift",
            "setFrozen",
            "dispute",
            "direct",
            "rotate",
            "moveHolding",
            "mature"
        ];
        for (uint256 i = 0; i < moves.length; ++i)
            assertTrue(_handler.done(moves[i]) > 0, string(abi.encode(moves[i])));
    }

    function _checkAll() private view {
        invariant_supplyIsConserved();
        invariant_eachStandsWhereItShould();
        invariant_nothingMovesOutOfTurn();
        invariant_othersInspect();
        invariant_oneLiveAssetPerLock();
    }

    function _addInspector(OrgId organization) private {
        Enrolment memory enrolment = _enrolment(organization, Office.Inspector, 0);
        Acceptance memory acceptance = _accept(address(suite.accounts), enrolment, 0);
        _enact(address(suite.accounts), abi.encodeCall(IAccounts.enrol, (enrolment, acceptance)));
    }
}
