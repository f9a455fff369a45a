// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AssetStates} from "../../contracts/asset/AssetStates.sol";
import {AssetState} from "../../contracts/types/Asset.sol";
import {Test} from "../fixtures/Test.sol";

/// @title AssetStates: the edges that acts take, all 81 pairs of them
contract AssetStatesTest is Test {
    mapping(AssetState from => mapping(AssetState to => bool)) private _edges;

    constructor() {
        _open(AssetState.Draft, AssetState.PreReleased);
        _open(AssetState.PreReleased, AssetState.Draft);
        _open(AssetState.PreReleased, AssetState.Rejected);
        _open(AssetState.PreReleased, AssetState.Effective);
        _open(AssetState.Rejected, AssetState.Draft);
        _open(AssetState.Effective, AssetState.Maturing);
        _open(AssetState.Draft, AssetState.Annulled);
        _open(AssetState.PreReleased, AssetState.Annulled);
        _open(AssetState.Rejected, AssetState.Annulled);
        _open(AssetState.Effective, AssetState.Annulled);
        _open(AssetState.Suspended, AssetState.Annulled);
        _open(AssetState.Maturing, AssetState.Annulled);
    }

    function test_thereAreTheseTwelveAndNoOthers() public view {
        uint256 pairs;
        uint256 edges;
        for (uint8 from = 0; from <= uint8(type(AssetState).max); ++from) {
            for (uint8 to = 0; to <= uint8(type(AssetState).max); ++to) {
                bool isEdge = AssetStates.isEdge(AssetState(from), AssetState(to));
                assertEq(isEdge, _edges[AssetState(from)][AssetState(to)]);
                ++pairs;
                if (isEdge) ++edges;
            }
        }
        assertEq(pairs, 81);
        assertEq(edges, 12);
    }

    function test_noneIsLeftByAnActAndNoneIsReached() public pure {
        for (uint8 state = 0; state <= uint8(type(AssetState).max); ++state) {
            assertEq(AssetStates.isEdge(AssetState.None, AssetState(state)), false);
            assertEq(AssetStates.isEdge(AssetState(state), AssetState.None), false);
        }
    }

    function test_theEndsAreEnds() public pure {
        for (uint8 to = 0; to <= uint8(type(AssetState).max); ++to) {
            assertEq(AssetStates.isEdge(AssetState.Settled, AssetState(to)), false);
            assertEq(AssetStates.isEdge(AssetState.Annulled, AssetState(to)), false);
        }
    }

    function test_whatComesByTimeOrByAnOrderIsNoActs() public pure {
        for (uint8 from = 0; from <= uint8(type(AssetState).max); ++from) {
            assertEq(AssetStates.isEdge(AssetState(from), AssetState.Suspended), false);
            assertEq(AssetStates.isEdge(AssetState(from), AssetState.Settled), false);
        }
    }

    function _open(AssetState from, AssetState to) private {
        _edges[from][to] = true;
    }
}
