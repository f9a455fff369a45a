// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IAssetRegister} from "../../contracts/asset/IAssetRegister.sol";
import {IAssetToken} from "../../contracts/asset/IAssetToken.sol";
import {IRecovery} from "../../contracts/identity/IRecovery.sol";
import {Acceptance, Enrolment} from "../../contracts/identity/IAccounts.sol";
import {DirectiveKind, Draft, IDirectives} from "../../contracts/supervision/IDirectives.sol";
import {IFreezeOrders, Placement} from "../../contracts/supervision/IFreezeOrders.sol";
import {AssetId, AssetState} from "../../contracts/types/Asset.sol";
import {Office} from "../../contracts/types/Office.sol";
import {OrgId} from "../../contracts/types/OrgId.sol";
import {Direction} from "../../contracts/types/OrderWord.sol";
import {SubjectKind} from "../../contracts/types/Subject.sol";
import {Placements} from "../fixtures/Placements.sol";
import {Suite} from "../fixtures/Suite.sol";
import {AssetInspecting} from "./AssetInspecting.sol";
import {AssetLedger} from "./AssetLedger.sol";

/// @title AssetHandler: assets are issued, traded, frozen, stopped, disputed, taken, recovered, redeemed and ended at random
contract AssetHandler is AssetInspecting {
    uint256 private _rotations;

    constructor(Suite memory suite_, IAssetToken token) AssetLedger(suite_) {
        _holders = [_issuer(), _holder(), _buyer()];
        _enterFounded(token);
    }

    function transfer(uint8 pick, uint8 from, uint8 to, uint256 amount) external {
        (uint256 id, address sender, address receiver) = (_pick(pick), _holderAt(from), _holderAt(to));
        amount = _part(id, sender, amount);
        (AssetState state, uint256 free) = (stateOf(id), _freeOf(id, sender));
        bytes memory call = abi.encodeCall(IERC20.transfer, (receiver, amount));
        if (_act(sender, address(_entries[id].token), call, "transfer"))
            _sent(id, state, free, sender, receiver, amount);
    }

    /// @dev Spends up to two units more than was allowed.
    function transferFrom(uint8 pick, uint8 from, uint8 by, uint8 to, uint256 amount, uint8 more) external {
        (uint256 id, address sender, address receiver) = (_pick(pick), _holderAt(from), _holderAt(to));
        address spender = _holderAt(by);
        amount = _part(id, sender, amount);
        _as(sender, address(_entries[id].token), abi.encodeCall(IERC20.approve, (spender, amount)), "approve");
        uint256 allowed = amount;
        amount += more % 3;
        (AssetState state, uint256 free) = (stateOf(id), _freeOf(id, sender));
        bytes memory call = abi.encodeCall(IERC20.transferFrom, (sender, receiver, amount));
        if (!_act(spender, address(_entries[id].token), call, "transferFrom")) return;
        if (amount > allowed) ++leaked;
        _sent(id, state, free, sender, receiver, amount);
    }

    function redeem(uint8 pick, uint8 who, uint256 amount, bool whole) public {
        (uint256 id, address holder) = (_pick(pick), _holderAt(who));
        amount = whole ? heldOf[id][holder] : _part(id, holder, amount);
        (AssetState state, uint256 free) = (stateOf(id), _freeOf(id, holder));
        Entry storage entry = _entries[id];
        bytes memory call = abi.encodeCall(
            IAssetRegister.redeem,
            (AssetId.wrap(uint32(id)), uint128(amount), "receipt")
        );
        if (!_act(holder, address(suite.assetRegister), call, "redeem")) return;
        bool late = state == AssetState.Suspended && entry.lenient && _isMature(entry);
        if (state != AssetState.Maturing && !late) ++untimely;
        if (amount > free) ++leaked;
        _book(id, holder, address(0), amount);
    }

    function freeze(uint8 pick, uint8 who, uint8 direction, uint16 amount, uint40 time) external {
        address token = address(_entries[_pick(pick)].token);
        Direction side = Direction(1 + (direction % 3));
        _order(
            Placements.about(
                Placements.holding(_holderAt(who), token),
                side,
                side == Direction.Send ? uint168(amount) * 40 : 0,
                1 + (time % 72 hours)
            )
        );
    }

    /// @dev Stops the token.
    function stop(uint8 pick, uint40 time) external {
        uint160 token = uint160(address(_entries[_pick(pick)].token));
        _order(Placements.on(SubjectKind.Contract, token, Direction.Both, 1 + (time % 72 hours)));
    }

    function confirm(uint8 back) external {
        bytes memory call = abi.encodeCall(IFreezeOrders.confirm, (_recent(back)));
        _act(_address(REGULATOR, Office.Regulator, 1), address(suite.freezeOrders), call, "confirm");
    }

    function lift(uint8 back) external {
        _decide(address(suite.freezeOrders), abi.encodeCall(IFreezeOrders.liftByDecision, (_recent(back))), "lift");
    }

    function setFrozen(uint8 pick, uint8 who, uint16 amount) external {
        AssetId id = AssetId.wrap(uint32(_pick(pick)));
        bytes memory call = abi.encodeCall(IAssetRegister.setFrozenTokens, (id, _holderAt(who), uint128(amount) * 40));
        _decide(address(suite.assetRegister), call, "setFrozen");
    }

    function dispute(uint8 pick, uint8 by, uint8 who) external {
        bytes memory call = abi.encodeCall(
            IAssetRegister.dispute,
            (AssetId.wrap(uint32(_pick(pick))), _holderAt(who), "case")
        );
        _act(_holderAt(by), address(suite.assetRegister), call, "dispute");
    }

    /// @dev From its draft to its execution; a third of the redemptions takes all there is.
    function direct(uint8 pick, uint8 kind, uint8 from, uint8 to, uint256 amount) public {
        (uint256 id, address holder, address favoured) = (_pick(pick), _holderAt(from), _holderAt(to));
        Draft memory said = _draftLike(id, DirectiveKind(1 + (kind % 5)), holder, favoured);
        if (said.kind != DirectiveKind.Annulment)
            said.amount = amount % 3 == 0 ? heldOf[id][holder] : _part(id, holder, amount);
        if (!_approve(said)) return;
        AssetState state = stateOf(id);
        bytes memory call = abi.encodeCall(IDirectives.execute, (suite.directives.count()));
        if (!_act(OUTSIDER, address(suite.directives), call, "direct")) return;
        if (said.kind == DirectiveKind.Annulment) {
            if (state >= AssetState.Settled || !_isOfIssuer(holder)) ++untimely;
            _entries[id].word = AssetState.Annulled;
            return;
        }
        bool open = state == AssetState.Effective || state == AssetState.Suspended || state == AssetState.Maturing;
        if (!open) ++untimely;
        _book(id, holder, said.to, said.amount);
    }

    function annul(uint8 pick) external {
        direct(pick, 4, 0, 0, 0);
    }

    /// @dev Another key follows a holder's, mostly the buyer's: the first ones are named in allocations. What it held stays
    /// where it is.
    function rotate(uint8 who) external {
        address holder = _holderAt(who < 192 ? 2 : who);
        if (_rotations == 4 || suite.recovery.currentOf(holder) != holder) return;
        OrgId organization = suite.standing.accountOf(holder).organization();
        Office office = suite.standing.accountOf(holder).office();
        bool ofA = OrgId.unwrap(organization) == OrgId.unwrap(BANK_A);
        Enrolment memory enrolment = _enrolment(organization, office, ++_rotations);
        Acceptance memory acceptance = _accept(address(suite.accounts), enrolment, _rotations);
        bytes memory call = abi.encodeCall(IRecovery.start, (holder, enrolment.account, acceptance));
        if (!_act(_address(organization, Office.OrgAdmin, 0), address(suite.recovery), call, "start")) return;
        call = abi.encodeCall(IRecovery.consent, (holder, enrolment.account));
        _act(_address(ofA ? BANK_B : BANK_A, Office.OrgAdmin, 0), address(suite.recovery), call, "consent");
        _wait(72 hours);
        call = abi.encodeCall(IRecovery.finish, (holder));
        if (_act(OUTSIDER, address(suite.recovery), call, "rotate")) _holders.push(enrolment.account);
    }

    function moveHolding(uint8 pick, uint8 who) external {
        (uint256 id, address holder) = (_pick(pick), _holderAt(who));
        bytes memory call = abi.encodeCall(IRecovery.moveHolding, (address(_entries[id].token), holder));
        if (!_act(OUTSIDER, address(suite.recovery), call, "moveHolding")) return;
        (heldOf[id][suite.recovery.currentOf(holder)], heldOf[id][holder]) = (
            heldOf[id][suite.recovery.currentOf(holder)] + heldOf[id][holder],
            0
        );
    }

    /// @dev To its maturity, or by decision where it has none.
    function mature(uint8 pick) public {
        uint256 id = _pick(pick);
        Entry storage entry = _entries[id];
        if (entry.maturity > vm.getBlockTimestamp()) {
            vm.warp(entry.maturity);
            return _observe();
        }
        AssetState before = stateOf(id);
        bytes memory call = abi.encodeCall(IAssetRegister.matureByDecision, (AssetId.wrap(uint32(id))));
        if (!_decide(address(suite.assetRegister), call, "mature")) return;
        if (before != AssetState.Effective && before != AssetState.Suspended) ++untimely;
        entry.maturity = uint40(vm.getBlockTimestamp());
    }

    /// @dev Mature, and redeemed by everyone who can.
    function wind(uint8 pick) external {
        mature(pick);
        for (uint8 i = 0; i < _holders.length; ++i) redeem(pick, i, 0, true);
    }

    function pass(uint32 time) external {
        _wait(time % 5 days);
        _observe();
    }

    function _order(Placement memory placement) private {
        bytes memory call = abi.encodeCall(IFreezeOrders.freeze, (placement));
        _act(_address(REGULATOR, Office.Regulator, 0), address(suite.freezeOrders), call, "freeze");
    }

    function _approve(Draft memory said) private returns (bool) {
        IDirectives directives = suite.directives;
        address target = address(directives);
        if (
            !_as(
                _address(REGULATOR, Office.Regulator, 0),
                target,
                abi.encodeCall(IDirectives.draft, (said)),
                "directive"
            )
        ) {
            return false;
        }
        uint256 number = directives.count();
        _as(_address(REGULATOR, Office.Regulator, 1), target, abi.encodeCall(IDirectives.endorse, (number)), "endorse");
        if (said.kind == DirectiveKind.Award) {
            _as(_address(SERVICE, Office.Inspector, 0), target, abi.encodeCall(IDirectives.attest, (number)), "award");
        }
        bytes32 hash = directives.draftHashOf(number);
        bool approved = _decide(target, abi.encodeCall(IDirectives.approveByDecision, (number, hash)), "approve");
        _wait(72 hours);
        _observe();
        return approved;
    }

    function _sent(
        uint256 id,
        AssetState state,
        uint256 free,
        address sender,
        address receiver,
        uint256 amount
    ) private {
        if (state != AssetState.Effective) ++untimely;
        if (amount > free) ++leaked;
        _book(id, sender, receiver, amount);
    }

    function _draftLike(
        uint256 id,
        DirectiveKind kind,
        address from,
        address to
    ) private view returns (Draft memory said) {
        bool cites = kind == DirectiveKind.Correction || kind == DirectiveKind.Award;
        bool toNobody = kind == DirectiveKind.Redemption || kind == DirectiveKind.Annulment;
        said.kind = kind;
        (said.target, said.from, said.to) = (address(_entries[id].token), from, toNobody ? address(0) : to);
        (said.subject, said.delay) = (cites ? bytes32("subject") : bytes32(0), 72 hours);
        said.arbiter = kind == DirectiveKind.Award ? SERVICE : OrgId.wrap(0);
        (said.legalReference, said.evidenceHash) = ("provision", "evidence");
    }

    function _isOfIssuer(address account) private view returns (bool) {
        return OrgId.unwrap(suite.standing.accountOf(account).organization()) == OrgId.unwrap(BANK_A);
    }

    function _recent(uint8 back) private view returns (uint256) {
        uint256 orders = suite.freezeOrders.count();
        return orders > back % 4 ? orders - (back % 4) : orders;
    }

    function _holderAt(uint8 pick) private view returns (address) {
        return _holders[pick % _holders.length];
    }

    /// @dev Of what is held, up to a fifth more.
    function _part(uint256 id, address holder, uint256 amount) private view returns (uint256) {
        return amount % (1 + (heldOf[id][holder] * 6) / 5);
    }

    function _freeOf(uint256 id, address holder) private view returns (uint256) {
        (uint256 held, uint256 frozen) = (heldOf[id][holder], frozenOf(id, holder));
        return held > frozen ? held - frozen : 0;
    }
}
