// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Allocation, IAssetRegister, Inspection, Terms} from "../../contracts/asset/IAssetRegister.sol";
import {IAssetToken} from "../../contracts/asset/IAssetToken.sol";
import {AssetId, AssetState, InspectionItem} from "../../contracts/types/Asset.sol";
import {Office} from "../../contracts/types/Office.sol";
import {OrgId} from "../../contracts/types/OrgId.sol";
import {AssetLedger} from "./AssetLedger.sol";

/// @title AssetInspecting: an issuer drafts as it likes, and everybody attests, rejects and activates what he likes
abstract contract AssetInspecting is AssetLedger {
    /// @notice An organization of the issuer's group.
    OrgId public constant SISTER = OrgId.wrap(8);
    uint256 private constant MOST = 6;

    /// @notice Attestations of the issuer's group that were taken.
    uint256 public kin;
    /// @notice Activations of what was not attested in full, by two groups and a regulator, as released.
    uint256 public uninspected;

    address[] internal _people;
    OrgId[] private _inspectors;
    mapping(uint256 id => OrgId[3]) private _plans;
    mapping(bytes32 attested => uint256 until) private _attested;

    constructor() {
        _inspectors = [SERVICE, CUSTODIAN, BANK_A, SISTER];
        for (uint256 i = 0; i < 4; ++i) _people.push(_address(_inspectors[i], Office.Inspector, 0));
        _people.push(_address(REGULATOR, Office.Regulator, 0));
        _people.push(OUTSIDER);
    }

    function draft(uint8 lock, uint8 custodian, uint8 inspector, uint8 trader, uint8 term) public {
        uint256 id = count() + 1;
        if (id > MOST) return;
        Terms memory terms = _termsLike(lock, custodian, inspector, trader, term);
        vm.prank(_issuerNow());
        try suite.assetRegister.draft(terms) returns (AssetId, address token) {
            _entries[id].token = IAssetToken(token);
            _drafted(id, terms);
            _count("draft");
        } catch {}
        _observe();
    }

    function redraft(uint8 pick, uint8 lock, uint8 custodian, uint8 inspector, uint8 trader, uint8 term) external {
        uint256 id = _pick(pick);
        Terms memory terms = _termsLike(lock, custodian, inspector, trader, term);
        bytes memory call = abi.encodeCall(IAssetRegister.redraft, (AssetId.wrap(uint32(id)), terms));
        if (_act(_issuerNow(), address(suite.assetRegister), call, "redraft")) _drafted(id, terms);
    }

    function prerelease(uint8 pick) public {
        uint256 id = _pick(pick);
        bytes memory call = abi.encodeCall(IAssetRegister.prerelease, (AssetId.wrap(uint32(id))));
        if (!_act(_issuerNow(), address(suite.assetRegister), call, "prerelease")) return;
        Entry storage entry = _entries[id];
        (entry.word, entry.deadline) = (AssetState.PreReleased, uint40(vm.getBlockTimestamp()) + INSPECTION);
        ++entry.edition;
    }

    function withdraw(uint8 pick) public {
        uint256 id = _pick(pick);
        bytes memory call = abi.encodeCall(IAssetRegister.withdraw, (AssetId.wrap(uint32(id))));
        if (_act(_issuerNow(), address(suite.assetRegister), call, "withdraw")) _entries[id].word = AssetState.Draft;
    }

    function reject(uint8 pick, uint8 who) external {
        uint256 id = _pick(pick);
        bytes memory call = abi.encodeCall(IAssetRegister.reject, (AssetId.wrap(uint32(id)), "reason", "evidence"));
        if (!_act(_people[who % 6], address(suite.assetRegister), call, "reject")) return;
        if (who % 6 == 2 || who % 6 == 3) ++kin;
        _entries[id].word = AssetState.Rejected;
    }

    function attest(uint8 pick, uint8 item, uint8 who, uint40 time) public {
        uint256 id = _pick(pick);
        (who, item) = (who % 6, 1 + (item % 5));
        uint40 until = uint40(vm.getBlockTimestamp()) + 1 + (time % 60 days);
        bytes32 contentHash = suite.assetRegister.contentHashOf(AssetId.wrap(uint32(id)));
        bytes memory call = abi.encodeCall(
            IAssetRegister.attest,
            (AssetId.wrap(uint32(id)), InspectionItem(item), contentHash, until)
        );
        if (!_act(_people[who], address(suite.assetRegister), call, "attest")) return;
        if (who == 2 || who == 3) ++kin;
        _attested[_key(id, InspectionItem(item), who < 4 ? _inspectors[who] : REGULATOR)] = until;
        if (item == uint8(InspectionItem.Custody)) _entries[id].claimedIn = _entries[id].edition;
    }

    function activate(uint8 pick) public {
        uint256 id = _pick(pick);
        AssetState before = stateOf(id);
        bytes memory call = abi.encodeCall(IAssetRegister.activate, (AssetId.wrap(uint32(id)), _allocations()));
        if (!_act(OUTSIDER, address(suite.assetRegister), call, "activate")) return;
        if (before != AssetState.PreReleased) ++untimely;
        if (!_isInspected(id)) ++uninspected;
        _entries[id].word = AssetState.Effective;
        Allocation[] memory list = _allocations();
        for (uint256 i = 0; i < list.length; ++i) _book(id, address(0), list[i].account, list[i].amount);
    }

    /// @dev All that is still to be done until it is in force, by those whose task it is, as far as it can be.
    function issue(uint8 pick) external {
        _inspect(pick);
        activate(pick);
    }

    /// @dev A new one, from its draft to its activation.
    function launch(uint8 lock) external {
        draft(lock, 0, 0, 0, 9);
        _inspect(0);
        activate(0);
    }

    /// @dev A new one, inspected, taken back and released anew: what was attested before is void.
    function reissue(uint8 lock) external {
        draft(lock, 0, 0, 0, 9);
        _inspect(0);
        withdraw(0);
        prerelease(0);
        activate(0);
    }

    /// @dev The founded asset comes into the book as it is.
    function _enterFounded(IAssetToken token) internal {
        Entry storage entry = _entries[1];
        entry.token = token;
        (entry.word, entry.seen) = (AssetState.Effective, token.state());
        (entry.edition, entry.claimedIn) = (2, 2);
        (entry.maturity, entry.custodian, entry.lockId) = (token.word().maturity(), CUSTODIAN, "lock 1");
        Allocation[] memory list = _allocations();
        for (uint256 i = 0; i < list.length; ++i) _book(1, address(0), list[i].account, list[i].amount);
    }

    /// @dev One of the two latest.
    function _pick(uint8 pick) internal view returns (uint256) {
        uint256 back = pick % 2;
        return count() > back ? count() - back : count();
    }

    function _issuerNow() internal view returns (address) {
        return suite.recovery.currentOf(_issuer());
    }

    function _inspect(uint8 pick) private {
        if (_entries[_pick(pick)].word == AssetState.Draft) prerelease(pick);
        for (uint8 item = 0; item < 5; ++item) {
            for (uint8 who = 0; who < 5; ++who) attest(pick, item, who, 59 days);
        }
    }

    function _drafted(uint256 id, Terms memory terms) private {
        Entry storage entry = _entries[id];
        (entry.word, entry.maturity, entry.lenient) = (
            AssetState.Draft,
            terms.maturity,
            terms.redeemableWhileSuspended
        );
        (entry.custodian, entry.lockId) = (terms.custodian, terms.lockId);
        ++entry.edition;
        for (uint256 i = 0; i < 3; ++i) _plans[id][i] = terms.inspections[i].organization;
    }

    function _termsLike(
        uint8 lock,
        uint8 custodian,
        uint8 inspector,
        uint8 trader,
        uint8 term
    ) private view returns (Terms memory terms) {
        uint40 maturity = term % 4 == 0 ? 0 : uint40(vm.getBlockTimestamp()) + uint40(term) * 1 days;
        terms = _termsOf(lock % 2 == 0 ? bytes32("lock 1") : bytes32("lock 2"), maturity);
        terms.redeemableWhileSuspended = lock > 127;
        terms.custodian = _mostly(custodian, CUSTODIAN);
        OrgId first = _mostly(inspector, SERVICE);
        terms.inspections[0] = Inspection(InspectionItem.Title, first);
        terms.inspections[1] = Inspection(InspectionItem.Pricing, first);
        terms.inspections[2] = Inspection(InspectionItem.Trading, _mostly(trader, SERVICE));
    }

    /// @dev In most cases the one that can, else any.
    function _mostly(uint8 pick, OrgId usual) private view returns (OrgId) {
        return pick < 192 ? usual : _inspectors[pick % 4];
    }

    function _isInspected(uint256 id) private view returns (bool) {
        OrgId[3] memory plan = _plans[id];
        for (uint256 i = 0; i < 3; ++i) if (!_isAttested(id, InspectionItem(i + 1), plan[i])) return false;
        OrgId custodian = _entries[id].custodian;
        bool twoGroups = OrgId.unwrap(plan[0]) != OrgId.unwrap(custodian);
        return
            twoGroups &&
            _isAttested(id, InspectionItem.Custody, custodian) &&
            _isAttested(id, InspectionItem.NonObjection, REGULATOR);
    }

    function _isAttested(uint256 id, InspectionItem item, OrgId by) private view returns (bool) {
        bool kindred = OrgId.unwrap(by) == OrgId.unwrap(BANK_A) || OrgId.unwrap(by) == OrgId.unwrap(SISTER);
        return !kindred && _attested[_key(id, item, by)] > vm.getBlockTimestamp();
    }

    function _key(uint256 id, InspectionItem item, OrgId by) private view returns (bytes32) {
        return keccak256(abi.encode(id, _entries[id].edition, item, by));
    }
}
