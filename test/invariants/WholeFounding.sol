// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Acceptance, Enrolment, IAccounts} from "../../contracts/identity/IAccounts.sol";
import {IOrganizations, NewOrganization} from "../../contracts/identity/IOrganizations.sol";
import {ISeats} from "../../contracts/governance/ISeats.sol";
import {Office} from "../../contracts/types/Office.sol";
import {OrgKind} from "../../contracts/types/Organization.sol";
import {OrgId} from "../../contracts/types/OrgId.sol";
import {AssetFounding} from "../fixtures/AssetFounding.sol";
import {Decision} from "../fixtures/Governing.sol";
import {Restricted} from "../fixtures/Table.sol";
import {TargetFixture} from "../fixtures/TargetFixture.sol";
import {AdminHandler} from "./AdminHandler.sol";
import {AssetHandler} from "./AssetHandler.sol";
import {CalmHandler} from "./CalmHandler.sol";
import {CommitteeHandler} from "./CommitteeHandler.sol";
import {DirectiveHandler} from "./DirectiveHandler.sol";
import {Handler} from "./Handler.sol";
import {LoneHandler} from "./LoneHandler.sol";
import {MajorityHandler} from "./MajorityHandler.sol";
import {MethodHandler} from "./MethodHandler.sol";
import {RegulatorHandler} from "./RegulatorHandler.sol";
import {ReleaseHandler} from "./ReleaseHandler.sol";
import {TurmoilHandler} from "./TurmoilHandler.sol";
import {ValidatorHandler} from "./ValidatorHandler.sol";

/// @title WholeFounding: one suite with the handlers of every room, all at work on it
/// @dev Left out are moves that put broken code in place of rules, and the Committee's successor: after them little else
/// would happen. {AlwaysActsTest}, {ValidatorsAgreeTest} and {OnlyCommitteeTest} make them.
abstract contract WholeFounding is AssetFounding {
    AdminHandler internal admin;
    TurmoilHandler internal turmoil;
    MajorityHandler internal majority;
    CommitteeHandler internal voting;
    LoneHandler internal lone;
    RegulatorHandler internal regulator;
    ValidatorHandler internal validating;
    MethodHandler internal methods;
    ReleaseHandler internal releasing;
    DirectiveHandler internal directing;
    AssetHandler internal assets;
    CalmHandler internal calming;
    Handler[] internal handlers;
    /// @dev What directives of {DirectiveHandler} are about.
    TargetFixture internal directed;

    function setUp() public virtual override {
        super.setUp();
        _addInspectors();
        directed = TargetFixture(address(suite.notice));
        vm.etch(address(directed), vm.getDeployedCode("TargetFixture"));
        _addGovernance();
        _addRooms();
        for (uint256 i = 0; i < handlers.length; ++i) targetContract(address(handlers[i]));
        _leaveOut(admin, AdminHandler.succeed.selector, AdminHandler.comeBack.selector);
        _leaveOut(turmoil, TurmoilHandler.breakRules.selector, TurmoilHandler.breakRules.selector);
        _leaveOut(validating, ValidatorHandler.breakRules.selector, ValidatorHandler.breakSet.selector);
    }

    /// @dev An organization of the issuer's group, and inspectors of that group who may not inspect.
    function _addInspectors() private {
        bytes32 group = suite.organizations.organization(BANK_A).group;
        NewOrganization memory sister = NewOrganization("sister", group, OrgKind.Member, 4);
        _enact(address(suite.organizations), abi.encodeCall(IOrganizations.register, (sister)));
        OrgId[2] memory kin = [BANK_A, OrgId.wrap(8)];
        for (uint256 i = 0; i < 2; ++i) {
            Enrolment memory enrolment = _enrolment(kin[i], Office.Inspector, 0);
            Acceptance memory acceptance = _accept(address(suite.accounts), enrolment, 0);
            _enact(address(suite.accounts), abi.encodeCall(IAccounts.enrol, (enrolment, acceptance)));
        }
    }

    function _addGovernance() private {
        address rules = _at(vm.getNonce(address(this)));
        _deploy("AccountRules", rules, abi.encode(suite.standing));
        address[] memory heirs = new address[](1);
        heirs[0] = _at(vm.getNonce(address(this)));
        _deploy("Committee", heirs[0], abi.encode(suite.authority, suite.charter, suite.seats));
        bytes memory cap = abi.encodeCall(IOrganizations.setAccountCap, (BANK_B, 5));
        Decision memory queued = _propose(_liveSeats()[1], address(suite.organizations), cap);
        _pass(queued);
        _queue(queued);
        bytes memory weight = abi.encodeCall(ISeats.suspend, (OrgId.wrap(5)));
        Decision memory open = _propose(_liveSeats()[2], address(suite.seats), weight);
        lone = new LoneHandler(suite, _functions(), open, queued, rules, heirs[0]);
        admin = new AdminHandler(suite, heirs);
        turmoil = new TurmoilHandler(suite);
        majority = new MajorityHandler(suite);
        voting = new CommitteeHandler(suite);
        handlers = [Handler(lone), admin, turmoil, majority, voting];
    }

    function _addRooms() private {
        address[] memory contracts = new address[](3);
        contracts[0] = address(suite.notice);
        contracts[1] = address(suite.committee);
        contracts[2] = address(token);
        regulator = new RegulatorHandler(suite, contracts);
        validating = new ValidatorHandler(suite);
        methods = new MethodHandler(suite, address(token));
        releasing = new ReleaseHandler(suite);
        directing = new DirectiveHandler(suite, directed);
        assets = new AssetHandler(suite, token);
        calming = new CalmHandler(suite);
        Handler[7] memory rooms = [Handler(regulator), validating, methods, releasing, directing, assets, calming];
        for (uint256 i = 0; i < 7; ++i) handlers.push(rooms[i]);
    }

    function _leaveOut(Handler handler, bytes4 one, bytes4 other) private {
        bytes4[] memory selectors = new bytes4[](2);
        (selectors[0], selectors[1]) = (one, other);
        excludeSelector(address(handler), selectors);
    }

    /// @dev What the lone key tries; what its offices may do in the rooms of a handler with a book of its own is left to that.
    function _functions() private view returns (Restricted[] memory list) {
        list = new Restricted[](restricted.length);
        uint256 kept;
        for (uint256 i = 0; i < list.length; ++i) {
            address target = restricted[i].target;
            bool kept_ = target != address(suite.assetRegister) && target != address(suite.directives);
            if (kept_) list[kept++] = restricted[i];
        }
        assembly ("memory-safe") {
            mstore(list, kept)
        }
    }
}
