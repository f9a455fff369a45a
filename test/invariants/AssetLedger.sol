// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAssetToken} from "../../contracts/asset/IAssetToken.sol";
import {Order} from "../../contracts/supervision/IFreezeOrders.sol";
import {AssetState} from "../../contracts/types/Asset.sol";
import {OrgId} from "../../contracts/types/OrgId.sol";
import {Direction} from "../../contracts/types/OrderWord.sol";
import {Subject, SubjectKind} from "../../contracts/types/Subject.sol";
import {AssetIssuing} from "../fixtures/AssetIssuing.sol";
import {Placements} from "../fixtures/Placements.sol";
import {Suite} from "../fixtures/Suite.sol";
import {Handler} from "./Handler.sol";

/// @title AssetLedger: what every asset and holding should be, by what took effect
/// @dev Knows the states and who holds what by itself; of the contracts it asks orders alone, which have tests of their own.
abstract contract AssetLedger is Handler, AssetIssuing {
    /// @dev `word` is what was entered last, `seen` where the token said it stood last, `claimedIn` the edition whose
    /// custody was attested, `lenient` whether it is redeemed while an order stops it.
    struct Entry {
        IAssetToken token;
        AssetState word;
        AssetState seen;
        uint32 edition;
        uint32 claimedIn;
        uint40 deadline;
        uint40 maturity;
        bytes32 lockId;
        OrgId custodian;
        bool lenient;
        uint256 issued;
        uint256 redeemed;
    }

    /// @notice Moves of an asset from one state to another that nothing explains.
    uint256 public stray;
    /// @notice Acts that took effect while the asset stood where they should not.
    uint256 public untimely;
    /// @notice Acts of holders that moved what orders froze.
    uint256 public leaked;

    mapping(uint256 id => Entry) internal _entries;
    mapping(uint256 id => mapping(address holder => uint256)) public heldOf;
    address[] internal _holders;

    constructor(Suite memory suite_) Handler(suite_) {}

    function count() public view returns (uint256) {
        return suite.assetRegister.count();
    }

    function entryOf(uint256 id) external view returns (Entry memory) {
        return _entries[id];
    }

    function holders() external view returns (address[] memory) {
        return _holders;
    }

    /// @notice What is held of an asset, by the book.
    function supplyOf(uint256 id) public view returns (uint256 supply) {
        for (uint256 i = 0; i < _holders.length; ++i) supply += heldOf[id][_holders[i]];
    }

    /// @notice Where an asset stands, by the book.
    function stateOf(uint256 id) public view returns (AssetState) {
        Entry storage entry = _entries[id];
        if (entry.word == AssetState.PreReleased && vm.getBlockTimestamp() >= entry.deadline)
            return AssetState.Rejected;
        if (entry.word != AssetState.Effective) return entry.word;
        if (_isMature(entry) && supplyOf(id) == 0) return AssetState.Settled;
        if (_isStopped(entry)) return AssetState.Suspended;
        return _isMature(entry) ? AssetState.Maturing : AssetState.Effective;
    }

    /// @notice Whether an asset is, or may become, what its lock backs, by the book.
    function holdsLock(uint256 id) external view returns (bool) {
        (Entry storage entry, AssetState state) = (_entries[id], stateOf(id));
        bool inForce = state == AssetState.Effective || state == AssetState.Suspended || state == AssetState.Maturing;
        return inForce || (state == AssetState.PreReleased && entry.claimedIn == entry.edition);
    }

    /// @notice How much orders freeze of a holding, by their list.
    function frozenOf(uint256 id, address holder) public view returns (uint256 frozen) {
        Subject memory subject = Placements.holding(holder, address(_entries[id].token));
        uint256[] memory live = suite.freezeOrders.liveOrdersOf(subject);
        for (uint256 i = 0; i < live.length; ++i) {
            Order memory order = suite.freezeOrders.orderOf(live[i]);
            if (order.direction == Direction.Receive) continue;
            if (order.amount == 0) return type(uint256).max;
            frozen += order.amount;
        }
    }

    /// @dev Acts, and looks at where every asset stands then.
    function _act(address sender, address target, bytes memory data, bytes32 move) internal returns (bool success) {
        success = _as(sender, target, data, move);
        _observe();
    }

    /// @dev As {_act}, as a decision, which is given up where it cannot be carried out.
    function _decide(address target, bytes memory data, bytes32 move) internal returns (bool success) {
        success = _asCommittee(target, data, move);
        _observe();
        if (success) return true;
        address committee = suite.authority.committee();
        vm.prank(committee);
        suite.authority.cancel(committee, target, data);
    }

    /// @dev Notes what came by itself or by an act, along an edge or not.
    function _observe() internal {
        for (uint256 id = 1; id <= count(); ++id) {
            Entry storage entry = _entries[id];
            AssetState state = entry.token.state();
            if (state != entry.seen && (_edges(entry.seen) >> uint8(state)) & 1 == 0) ++stray;
            entry.seen = state;
        }
    }

    /// @dev A move of a holding that took effect; from or to nobody it is issued or redeemed.
    function _book(uint256 id, address from, address to, uint256 amount) internal {
        if (from == address(0)) _entries[id].issued += amount;
        else heldOf[id][from] -= amount;
        if (to == address(0)) _entries[id].redeemed += amount;
        else heldOf[id][to] += amount;
    }

    function _isMature(Entry storage entry) internal view returns (bool) {
        return entry.maturity != 0 && entry.maturity <= vm.getBlockTimestamp();
    }

    function _isStopped(Entry storage entry) private view returns (bool) {
        Subject memory subject = Subject(
            SubjectKind.Contract,
            bytes32(uint256(uint160(address(entry.token)))),
            address(0)
        );
        return suite.freezeOrders.liveOrdersOf(subject).length != 0;
    }

    /// @dev Where an asset goes from each state, by an act, an order or the time.
    function _edges(AssetState from) private pure returns (uint256) {
        uint256 annulled = _bit(AssetState.Annulled);
        uint256 ends = annulled | _bit(AssetState.Settled);
        if (from == AssetState.None) return _bit(AssetState.Draft);
        if (from == AssetState.Draft) return annulled | _bit(AssetState.PreReleased);
        if (from == AssetState.Rejected) return annulled | _bit(AssetState.Draft);
        if (from == AssetState.PreReleased) {
            return annulled | _bit(AssetState.Draft) | _bit(AssetState.Rejected) | _bit(AssetState.Effective);
        }
        if (from == AssetState.Effective) return ends | _bit(AssetState.Suspended) | _bit(AssetState.Maturing);
        if (from == AssetState.Suspended) return ends | _bit(AssetState.Effective) | _bit(AssetState.Maturing);
        return from == AssetState.Maturing ? ends | _bit(AssetState.Suspended) : 0;
    }

    function _bit(AssetState state) private pure returns (uint256) {
        return 1 << uint8(state);
    }
}
