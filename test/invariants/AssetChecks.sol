// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAssetToken} from "../../contracts/asset/IAssetToken.sol";
import {AssetId} from "../../contracts/types/Asset.sol";
import {OrgId} from "../../contracts/types/OrgId.sol";
import {AssetFounding} from "../fixtures/AssetFounding.sol";
import {AssetHandler} from "./AssetHandler.sol";
import {AssetLedger} from "./AssetLedger.sol";

/// @title AssetChecks: where assets stand, who holds what of them, and who inspected them, as the book of a handler says
abstract contract AssetChecks is AssetFounding {
    /// @dev (9) Every holding is what the book says, the supply their sum, and what was issued is redeemed or there.
    function _supplyIsConserved(AssetHandler handler) internal view {
        address[] memory holders = handler.holders();
        for (uint256 id = 1; id <= handler.count(); ++id) {
            AssetLedger.Entry memory entry = handler.entryOf(id);
            uint256 sum;
            for (uint256 i = 0; i < holders.length; ++i) {
                uint256 held = entry.token.balanceOf(holders[i]);
                assertEq(held, handler.heldOf(id, holders[i]), "(9) a holding");
                sum += held;
            }
            assertEq(entry.token.totalSupply(), sum, "(9) the supply");
            assertEq(entry.issued, entry.redeemed + sum, "(9) issued and redeemed");
        }
    }

    /// @dev (8) Each stands where the book says, and came there along an edge.
    function _eachAssetStandsWhereItShould(AssetHandler handler) internal view {
        for (uint256 id = 1; id <= handler.count(); ++id) {
            assertEq(uint256(handler.entryOf(id).token.state()), uint256(handler.stateOf(id)), "(8) a state");
        }
        assertEq(handler.stray(), 0, "(8) along no edge");
    }

    /// @dev (8) Holders send while it is Effective and redeem while it matures, never what is frozen; directives take while it
    /// is in force.
    function _nothingMovesOutOfTurn(AssetHandler handler) internal view {
        assertEq(handler.untimely(), 0, "(8) in another state");
        assertEq(handler.leaked(), 0, "(8) what is frozen, or not allowed");
        address[] memory holders = handler.holders();
        for (uint256 id = 1; id <= handler.count(); ++id) {
            IAssetToken each = handler.entryOf(id).token;
            for (uint256 i = 0; i < holders.length; ++i) {
                assertEq(each.getFrozenTokens(holders[i]), handler.frozenOf(id, holders[i]), "(5) of a holding");
            }
        }
    }

    /// @dev (10) No word of the issuer's group counts, and nothing is in force without all the words that it needs.
    function _othersInspect(AssetHandler handler) internal view {
        assertEq(handler.kin(), 0, "(10) of the issuer's group");
        assertEq(handler.uninspected(), 0, "(10) not inspected");
    }

    /// @dev (10) A lock backs the one asset that claimed it, and none else.
    function _oneLiveAssetPerLock(AssetHandler handler) internal view {
        bytes32[2] memory locks = [bytes32("lock 1"), "lock 2"];
        OrgId[2] memory custodians = [CUSTODIAN, SERVICE];
        for (uint256 i = 0; i < 4; ++i) {
            (bytes32 lock, OrgId custodian) = (locks[i % 2], custodians[i / 2]);
            AssetId said = suite.assetRegister.assetOfLock(custodian, lock);
            assertEq(AssetId.unwrap(said), _liveOf(handler, custodian, lock), "(10) what a lock backs");
        }
    }

    /// @dev The asset that holds a lock by the book; 0 when none does, more than there are when several do.
    function _liveOf(AssetHandler handler, OrgId custodian, bytes32 lock) private view returns (uint256 live) {
        for (uint256 id = 1; id <= handler.count(); ++id) {
            AssetLedger.Entry memory entry = handler.entryOf(id);
            bool same = entry.lockId == lock && OrgId.unwrap(entry.custodian) == OrgId.unwrap(custodian);
            if (same && handler.holdsLock(id)) live = live == 0 ? id : type(uint256).max;
        }
    }
}
