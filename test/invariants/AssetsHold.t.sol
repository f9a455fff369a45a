// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAssetToken} from "../../contracts/asset/IAssetToken.sol";
import {Acceptance, Enrolment, IAccounts} from "../../contracts/identity/IAccounts.sol";
import {IOrganizations, NewOrganization} from "../../contracts/identity/IOrganizations.sol";
import {AssetId, AssetState} from "../../contracts/types/Asset.sol";
import {Office} from "../../contracts/types/Office.sol";
import {OrgKind} from "../../contracts/types/Organization.sol";
import {OrgId} from "../../contracts/types/OrgId.sol";
import {AssetFounding} from "../fixtures/AssetFounding.sol";
import {AssetHandler} from "./AssetHandler.sol";
import {AssetLedger} from "./AssetLedger.sol";

/// @title Invariant 8: what is issued is inspected by others, backed once, and moves as its state and orders allow
contract AssetsHoldTest is AssetFounding {
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

    /// @dev (8) Every holding is what the book says, the supply their sum, and what was issued is redeemed or there.
    function invariant_supplyIsConserved() public view {
        address[] memory holders = _handler.holders();
        for (uint256 id = 1; id <= _handler.count(); ++id) {
            AssetLedger.Entry memory entry = _handler.entryOf(id);
            uint256 sum;
            for (uint256 i = 0; i < holders.length; ++i) {
                uint256 held = entry.token.balanceOf(holders[i]);
                assertEq(held, _handler.heldOf(id, holders[i]));
                sum += held;
            }
            assertEq(entry.token.totalSupply(), sum);
            assertEq(entry.issued, entry.redeemed + sum);
        }
    }

    /// @dev (8) Each stands where the book says, and came there along an edge.
    function invariant_eachStandsWhereItShould() public view {
        for (uint256 id = 1; id <= _handler.count(); ++id) {
            assertEq(uint256(_handler.entryOf(id).token.state()), uint256(_handler.stateOf(id)));
        }
        assertEq(_handler.stray(), 0, "along no edge");
    }

    /// @dev (8) Holders send while it is Effective and redeem while it matures, never what is frozen; directives take while it
    /// is in force.
    function invariant_nothingMovesOutOfTurn() public view {
        assertEq(_handler.untimely(), 0, "in another state");
        assertEq(_handler.leaked(), 0, "what is frozen, or not allowed");
        address[] memory holders = _handler.holders();
        for (uint256 id = 1; id <= _handler.count(); ++id) {
            IAssetToken each = _handler.entryOf(id).token;
            for (uint256 i = 0; i < holders.length; ++i) {
                assertEq(each.getFrozenTokens(holders[i]), _handler.frozenOf(id, holders[i]));
            }
        }
    }

    /// @dev (8) No word of the issuer's group counts, and nothing is in force without all the words that it needs.
    function invariant_othersInspect() public view {
        assertEq(_handler.kin(), 0, "of the issuer's group");
        assertEq(_handler.uninspected(), 0, "not inspected");
    }

    /// @dev (8) A lock backs the one asset that claimed it, and none else.
    function invariant_oneLiveAssetPerLock() public view {
        bytes32[2] memory locks = [bytes32("lock 1"), "lock 2"];
        OrgId[2] memory custodians = [CUSTODIAN, SERVICE];
        for (uint256 i = 0; i < 4; ++i) {
            (bytes32 lock, OrgId custodian) = (locks[i % 2], custodians[i / 2]);
            AssetId said = suite.assetRegister.assetOfLock(custodian, lock);
            assertEq(AssetId.unwrap(said), _liveOf(custodian, lock));
        }
    }

    function afterInvariant() public view {
        assertTrue(_handler.total() > 3, "hardly anything happened");
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

    /// @dev The asset that holds a lock by the book; 0 when none does, more than there are when several do.
    function _liveOf(OrgId custodian, bytes32 lock) private view returns (uint256 live) {
        for (uint256 id = 1; id <= _handler.count(); ++id) {
            AssetLedger.Entry memory entry = _handler.entryOf(id);
            bool same = entry.lockId == lock && OrgId.unwrap(entry.custodian) == OrgId.unwrap(custodian);
            if (same && _handler.holdsLock(id)) live = live == 0 ? id : type(uint256).max;
        }
    }

    function _addInspector(OrgId organization) private {
        Enrolment memory enrolment = _enrolment(organization, Office.Inspector, 0);
        Acceptance memory acceptance = _accept(address(suite.accounts), enrolment, 0);
        _enact(address(suite.accounts), abi.encodeCall(IAccounts.enrol, (enrolment, acceptance)));
    }
}
