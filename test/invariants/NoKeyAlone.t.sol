// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IAuthority} from "../../contracts/authority/IAuthority.sol";
import {ISeats} from "../../contracts/governance/ISeats.sol";
import {Account, IAccounts} from "../../contracts/identity/IAccounts.sol";
import {IOrganizations} from "../../contracts/identity/IOrganizations.sol";
import {Field, IStanding} from "../../contracts/identity/IStanding.sol";
import {IIngress} from "../../contracts/ingress/IIngress.sol";
import {IFreezeOrders} from "../../contracts/supervision/IFreezeOrders.sol";
import {Direction, OrderStatus} from "../../contracts/types/OrderWord.sol";
import {Placements} from "../fixtures/Placements.sol";
import {AccountStatus, AccountWord} from "../../contracts/types/AccountWord.sol";
import {ActionClass} from "../../contracts/types/ActionClass.sol";
import {Office} from "../../contracts/types/Office.sol";
import {OrgWord} from "../../contracts/types/Organization.sol";
import {OrgId} from "../../contracts/types/OrgId.sol";
import {Roles} from "../../contracts/types/Roles.sol";
import {Decision} from "../fixtures/Governing.sol";
import {Founding} from "../fixtures/Founding.sol";
import {Restricted} from "../fixtures/Table.sol";
import {LoneHandler} from "./LoneHandler.sol";

/// @title Invariant 1: no key alone
/// @dev Before the runs: a proposal is open, a decision queued, one order confirmed by the committee, one placed by the
/// second officer, who plays no part in the runs.
contract NoKeyAloneTest is Founding {
    /// @dev The founding accounts and an outsider.
    uint256 private constant KEYS = 20;

    LoneHandler private _handler;
    Restricted[] private _functions;
    bytes32 private _constitution;
    bytes32 private _register;
    uint256 private _enrolledBefore;
    uint256 private _placedUntil;

    function setUp() public override {
        super.setUp();
        _placeOrders();
        bytes memory cap = abi.encodeCall(IOrganizations.setAccountCap, (BANK_B, 5));
        Decision memory queued = _propose(_liveSeats()[1], address(suite.organizations), cap);
        _pass(queued);
        _queue(queued);
        Decision memory open = _propose(
            _liveSeats()[2],
            address(suite.seats),
            abi.encodeCall(ISeats.suspend, (OrgId.wrap(5)))
        );
        _fillFunctions();
        address rules = _at(vm.getNonce(address(this)));
        _deploy("AccountRules", rules, abi.encode(suite.standing));
        address committee = _at(vm.getNonce(address(this)));
        _deploy("Committee", committee, abi.encode(suite.authority, suite.charter, suite.seats));
        _handler = new LoneHandler(suite, _functions, open, queued, rules, committee);
        (_constitution, _register) = (_digestOfConstitution(), _digestOfRegister());
        _enrolledBefore = suite.accounts.count();
        targetContract(address(_handler));
    }

    /// @dev (1) Terms, delays, weights, rules, table, roles and writers stay as they are.
    /// forge-config: default.invariant.runs = 60
    /// forge-config: deep.invariant.runs = 750
    function invariant_noKeyChangesTheConstitution() public view {
        assertEq(_digestOfConstitution(), _constitution);
        assertEq(suite.authority.adminCount(), 1);
        for (uint256 i = 0; i < KEYS; ++i) assertEq(_rolesOf(_handler.keys(i)), 0);
    }

    /// @dev (1) Organizations and who is a seat or an officer stay too, and nobody is revoked.
    /// forge-config: default.invariant.runs = 60
    /// forge-config: deep.invariant.runs = 750
    function invariant_noKeyTakesAPlace() public view {
        assertEq(_digestOfRegister(), _register);
        assertEq(
            _handler.done("reached") +
                _handler.done("routed") +
                _handler.done("decided") +
                _handler.done("officer change"),
            0
        );
    }

    /// @dev (1) Whom one key enrols is a Participant or Issuer of its own organization, within the cap.
    /// forge-config: default.invariant.runs = 60
    /// forge-config: deep.invariant.runs = 750
    function invariant_anOrgAdminEnrolsItsOwn() public view {
        Account[] memory enrolled = suite.accounts.page(_enrolledBefore, 100);
        OrgId own = suite.accounts.accountOf(_handler.lone()).organization;
        assertLe(enrolled.length, 5);
        for (uint256 i = 0; i < enrolled.length; ++i) {
            assertTrue(enrolled[i].office == Office.Participant || enrolled[i].office == Office.Issuer);
            assertTrue(enrolled[i].organization == own && enrolled[i].own);
        }
    }

    /// @dev (1) What one officer or Sentinel orders lapses within 72 hours.
    /// forge-config: default.invariant.runs = 60
    /// forge-config: deep.invariant.runs = 750
    function invariant_aFreezeByOneKeyLapses() public view {
        uint256 latest = vm.getBlockTimestamp() + 72 hours;
        for (uint256 i = 3; i <= suite.freezeOrders.count(); ++i) assertLe(suite.freezeOrders.orderOf(i).until, latest);
        Account[] memory accounts = suite.accounts.page(0, 100);
        for (uint256 i = 0; i < accounts.length; ++i) {
            if (accounts[i].account == _frozen() || accounts[i].account == _held()) continue;
            AccountWord word = suite.standing.accountOf(accounts[i].account);
            assertLe(word.sendFrozenUntil(), latest);
            assertLe(word.receiveFrozenUntil(), latest);
        }
        for (uint32 i = 1; i <= 7; ++i) {
            OrgWord word = suite.standing.organizationOf(OrgId.wrap(i));
            assertLe(word.sendFrozenUntil(), latest);
            assertLe(word.receiveFrozenUntil(), latest);
        }
        assertLe(suite.standing.targetOf(address(suite.notice)).frozenUntil(), latest);
    }

    /// @dev (1) No key lifts the order of another authority, nor one of its own that a colleague placed.
    /// forge-config: default.invariant.runs = 60
    /// forge-config: deep.invariant.runs = 750
    function invariant_noKeyLiftsAFreeze() public view {
        assertTrue(suite.freezeOrders.orderOf(1).status == OrderStatus.Confirmed);
        assertTrue(suite.standing.accountOf(_frozen()).isSendFrozen());
        assertTrue(suite.freezeOrders.orderOf(2).status != OrderStatus.Lifted);
        if (vm.getBlockTimestamp() < _placedUntil) assertTrue(suite.standing.accountOf(_held()).isSendFrozen());
    }

    /// @dev What the moves are worth: each office does what is its own, and no more.
    function test_theHandlerActs() public {
        uint256 start = vm.snapshotState();
        _handler.choose(_address(REGULATOR, Office.Regulator, 0));
        _handler.freeze(0, 15, 0, 0, 1 hours);
        _handler.freeze(0, 1, 2, 0, 1 hours);
        _handler.freeze(0, 0, 4, 2, 1 hours);
        _handler.freeze(0, 15, 6, 0, 1 hours);
        _handler.judge(0, 1, false);
        _handler.judge(0, 2, true);
        _handler.stop(0, true, true);
        _handler.changeOfficers(0, 1, true);
        assertEq(_handler.total(), 8);
        vm.revertToState(start);
        _handler.choose(_address(BANK_B, Office.Sentinel, 0));
        _handler.freeze(0, 15, 1, 0, 1 hours);
        assertEq(_handler.total(), 1);
        vm.revertToState(start);
        _handler.choose(_address(BANK_A, Office.OrgAdmin, 0));
        _handler.keepOwn(0, 13, 0);
        _handler.keepOwn(0, 13, 1);
        _handler.keepOwn(0, 13, 2);
        _handler.enrol(0, 1, 8, 0);
        assertEq(_handler.total(), 4);
        vm.revertToState(start);
        _handler.choose(_liveSeats()[0]);
        _handler.vote(0, 0, false);
        _handler.decide(0, 0, 0);
        assertEq(_handler.total(), 2);
    }

    function _placeOrders() private {
        bytes memory freeze = abi.encodeCall(
            IFreezeOrders.freezeByDecision,
            (Placements.onAccount(_frozen(), Direction.Both, 0))
        );
        _enact(address(suite.freezeOrders), freeze);
        vm.prank(_address(REGULATOR, Office.Regulator, 1));
        suite.freezeOrders.freeze(Placements.onAccount(_held(), Direction.Both, 72 hours));
        _placedUntil = vm.getBlockTimestamp() + 72 hours;
        vm.warp(vm.getBlockTimestamp() + 1);
    }

    /// @dev The restricted functions, and every other that changes something.
    function _fillFunctions() private {
        for (uint256 i = 0; i < restricted.length; ++i) _functions.push(restricted[i]);
        bytes4[12] memory manager = [
            IAuthority.setClassDelays.selector,
            IAuthority.succeed.selector,
            IAccessManager.grantRole.selector,
            IAccessManager.revokeRole.selector,
            IAccessManager.renounceRole.selector,
            IAccessManager.setRoleAdmin.selector,
            IAccessManager.setRoleGuardian.selector,
            IAccessManager.setTargetFunctionRole.selector,
            IAccessManager.setTargetClosed.selector,
            IAccessManager.updateAuthority.selector,
            IAccessManager.cancel.selector,
            IAccessManager.consumeScheduledOp.selector
        ];
        for (uint256 i = 0; i < manager.length; ++i) _push(address(suite.authority), manager[i]);
        _push(address(suite.standing), IStanding.write.selector);
        _push(address(suite.standing), IStanding.writeTarget.selector);
        _push(address(suite.standing), IStanding.syncCommittee.selector);
        _push(address(suite.seats), ISeats.setAccount.selector);
        _push(address(suite.seats), bytes4(keccak256("setAuthority(address)")));
        _push(address(suite.accounts), IAccounts.confirmRevocation.selector);
        _push(INGRESS, IIngress.handOver.selector);
        _push(INGRESS, IIngress.emitRulesChangeEvent.selector);
        _push(address(suite.committee), bytes4(keccak256("relay(address,uint256,bytes)")));
    }

    function _push(address target, bytes4 selector) private {
        _functions.push(Restricted(target, selector, Roles.ADMIN));
    }

    function _digestOfConstitution() private view returns (bytes32 digest) {
        digest = keccak256(
            abi.encode(
                suite.charter.allTerms(),
                suite.seats.list(),
                suite.seats.totalAt(vm.getBlockTimestamp()),
                suite.authority.committee(),
                suite.ingress.getContractAddress("rules"),
                suite.ingress.getContractAddress("administration"),
                suite.ingress.founder(),
                suite.ingress.seats()
            )
        );
        for (uint256 i = 0; i < 4; ++i) digest = _and(digest, suite.authority.delayOf(ActionClass(i)));
        for (uint256 i = 0; i <= uint256(type(Field).max); ++i) {
            digest = _and(digest, uint160(suite.standing.writerOf(Field(i))));
        }
        for (uint256 i = 0; i < _functions.length; ++i) {
            (address target, bytes4 selector) = (_functions[i].target, _functions[i].selector);
            digest = _and(digest, suite.authority.getTargetFunctionRole(target, selector));
            digest = _and(digest, suite.authority.isTargetClosed(target) ? 1 : 0);
            digest = _and(digest, suite.standing.isTargetWriter(target) ? 1 : 0);
        }
    }

    function _digestOfRegister() private view returns (bytes32 digest) {
        digest = keccak256(abi.encode(suite.accounts.officers(), suite.organizations.count()));
        for (uint32 i = 1; i <= 7; ++i) {
            digest = _and(digest, uint256(suite.organizations.organization(OrgId.wrap(i)).status));
            digest = _and(digest, uint160(suite.accounts.seatAccountOf(OrgId.wrap(i))));
        }
        Account[] memory accounts = suite.accounts.page(0, 19);
        for (uint256 i = 0; i < accounts.length; ++i) {
            digest = _and(digest, uint256(accounts[i].office));
            digest = _and(digest, OrgId.unwrap(accounts[i].organization));
            digest = _and(digest, accounts[i].status == AccountStatus.Revoked ? 1 : 0);
            digest = _and(digest, accounts[i].suspendedByDecision ? 1 : 0);
        }
    }

    function _and(bytes32 digest, uint256 value) private pure returns (bytes32) {
        return keccak256(abi.encode(digest, value));
    }

    /// @dev How many of ADMIN and the classes the account holds.
    function _rolesOf(address account) private view returns (uint256 roles) {
        for (uint64 role = Roles.ADMIN; role <= Roles.LAST_CLASS; ++role) {
            (bool isMember, ) = suite.authority.hasRole(role, account);
            if (isMember) ++roles;
        }
    }

    /// @dev By the committee, for good.
    function _frozen() private pure returns (address) {
        return _address(BANK_B, Office.Participant, 0);
    }

    /// @dev By the second officer, for 72 hours.
    function _held() private pure returns (address) {
        return _address(BANK_A, Office.Operator, 0);
    }
}
