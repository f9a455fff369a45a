// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Acceptance, Enrolment, IAccounts, OfficerChange} from "../../contracts/identity/IAccounts.sol";
import {IOrganizations, NewOrganization} from "../../contracts/identity/IOrganizations.sol";
import {Placements} from "../fixtures/Placements.sol";
import {Direction} from "../../contracts/types/OrderWord.sol";
import {AccountWord} from "../../contracts/types/AccountWord.sol";
import {Office} from "../../contracts/types/Office.sol";
import {OrgKind} from "../../contracts/types/Organization.sol";
import {OrgId} from "../../contracts/types/OrgId.sol";
import {Founding} from "../fixtures/Founding.sol";
import {FreezeHandler} from "./FreezeHandler.sol";

/// @title Invariant 5: an account is frozen exactly while some live order says so
contract FreezeUnionTest is Founding {
    OrgId private constant SECOND_REGULATOR = OrgId.wrap(8);

    FreezeHandler private _handler;

    function setUp() public override {
        super.setUp();
        NewOrganization memory regulator = NewOrganization("second regulator", "union", OrgKind.Regulator, 0);
        _enact(address(suite.organizations), abi.encodeCall(IOrganizations.registerRegulator, (regulator)));
        _addOfficer(0);
        _addOfficer(1);
        _handler = new FreezeHandler(suite);
        targetContract(address(_handler));
    }

    /// @dev (5) Now, and at moments to come if nothing else happens.
    function invariant_frozenExactlyWhileSomeOrderSaysSo() public view {
        uint32[7] memory later = [0, 1, 1 hours, 1 days, 3 days, 9 days, 400 days];
        for (uint256 i = 0; i < _handler.subjectCount(); ++i) {
            address subject = _handler.subjects(i);
            AccountWord word = suite.standing.accountOf(subject);
            for (uint256 j = 0; j < later.length; ++j) {
                uint256 moment = vm.getBlockTimestamp() + later[j];
                assertEq(word.sendFrozenUntil() > moment, _handler.isFrozen(subject, Direction.Send, moment));
                assertEq(word.receiveFrozenUntil() > moment, _handler.isFrozen(subject, Direction.Receive, moment));
            }
        }
    }

    /// @dev (5) The list of live orders says the same.
    function invariant_everyLiveOrderIsListed() public view {
        for (uint256 i = 0; i < _handler.subjectCount(); ++i) {
            address subject = _handler.subjects(i);
            assertEq(suite.freezeOrders.liveOrdersOf(Placements.account(subject)).length, _handler.liveOn(subject));
        }
    }

    /// @dev (5) No order reaches a regulator's officer.
    function invariant_noOfficerIsFrozen() public view {
        AccountWord word = suite.standing.accountOf(_handler.officers(0));
        assertEq(uint256(word.sendFrozenUntil()) + word.receiveFrozenUntil(), 0);
    }

    function afterInvariant() public view {
        assertTrue(_handler.done("freeze") + _handler.done("freezeByDecision") > 0, "nothing was frozen");
        assertTrue(_handler.total() > 3, "hardly anything happened");
    }

    function _addOfficer(uint256 n) private {
        Enrolment memory enrolment = _enrolment(SECOND_REGULATOR, Office.Regulator, n);
        Acceptance memory acceptance = _accept(address(suite.accounts), enrolment, n);
        OfficerChange memory change = OfficerChange(SECOND_REGULATOR, address(0), enrolment, acceptance);
        _enact(address(suite.accounts), abi.encodeCall(IAccounts.changeOfficersByDecision, (change)));
    }
}
