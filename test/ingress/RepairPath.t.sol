// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ISeats, SeatWeight} from "../../contracts/governance/ISeats.sol";
import {IOrganizations} from "../../contracts/identity/IOrganizations.sol";
import {IFreezeOrders} from "../../contracts/supervision/IFreezeOrders.sol";
import {Direction} from "../../contracts/types/OrderWord.sol";
import {Placements} from "../fixtures/Placements.sol";
import {Account} from "../../contracts/identity/IAccounts.sol";
import {Office} from "../../contracts/types/Office.sol";
import {OrgId} from "../../contracts/types/OrgId.sol";
import {Engine} from "../fixtures/Engine.sol";
import {Founding} from "../fixtures/Founding.sol";

/// @title Repair path: whatever the rules answer, the Committee stays within reach of those who can repair them
/// @dev Bad rules are put where the good ones were, as code that no probe saw.
contract RepairPathTest is Founding, Engine {
    bytes[] private _bad;
    address[] private _senders;
    address[] private _targets;

    function setUp() public override {
        super.setUp();
        _bad.push(hex"5f5f5260205ff3"); // no to everything
        _bad.push(hex"60015f5260205ffd"); // reverts with a yes
        _bad.push(hex"fe"); // burns all gas at once
        _bad.push(hex"5b5f56"); // burns all gas in a loop
        _bad.push(hex"60015f52601f6001f3"); // 31 bytes
        _bad.push(hex"60015f5260215ff3"); // 33 bytes
        _bad.push(hex"00"); // 0 bytes
        _bad.push(""); // no code
        _bad.push(hex"60025f5260205ff3"); // the word 2
        _bad.push(hex"5f195f5260205ff3"); // the word of all ones
        _bad.push(hex"60015f526209c4005ff3"); // 640,000 bytes, as many as its gas pays for
        _bad.push(hex"60015f52630fffffff5ffd"); // reverts with more than its gas pays for
        _bad.push(hex"365f5f3760205f365f6188885afa5060205ff3"); // asks the ingress back
        _fillSenders();
        _fillTargets();
    }

    function test_everySeatAndOfficerReachesTheCommittee() public {
        for (uint256 i = 0; i < _bad.length; ++i) {
            vm.etch(address(suite.rules), _bad[i]);
            _assertRepairers(7);
        }
    }

    function test_nothingElseGetsThrough() public {
        for (uint256 i = 0; i < _bad.length; ++i) {
            vm.etch(address(suite.rules), _bad[i]);
            for (uint256 j = 0; j < _senders.length; ++j) {
                assertEq(_repairs(_senders[j], address(suite.committee), 0), _isRepairer(_senders[j]));
                assertFalse(_repairs(_senders[j], address(suite.committee), 1));
                for (uint256 k = 0; k < _targets.length; ++k) assertFalse(_repairs(_senders[j], _targets[k], 0));
            }
        }
    }

    /// forge-config: default.fuzz.runs = 1000
    /// forge-config: deep.fuzz.runs = 50000
    function testFuzz_anyOtherTransactionIsRefused(
        uint8 rules,
        uint8 senderPick,
        address sender,
        uint8 targetPick,
        address target,
        uint256 value
    ) public {
        vm.etch(address(suite.rules), _bad[rules % _bad.length]);
        if (senderPick % 4 != 0) sender = _senders[senderPick % _senders.length];
        if (targetPick % 4 == 1) target = address(suite.committee);
        if (targetPick % 4 == 2) target = _targets[targetPick % _targets.length];
        if (targetPick % 4 == 3) value = 0;
        bool repair = value == 0 && target == address(suite.committee) && _isRepairer(sender);
        assertEq(_repairs(sender, target, value), repair);
    }

    /// forge-config: default.fuzz.runs = 1000
    /// forge-config: deep.fuzz.runs = 50000
    function testFuzz_answersAnyCalldata(uint8 rules, uint8 senderPick, uint96 upper, bytes memory tail) public {
        vm.etch(address(suite.rules), _bad[rules % _bad.length]);
        bytes memory raw = abi.encodePacked(_question(address(0), address(0), 0), tail);
        _answer(INGRESS, raw);
        bytes memory unclean = _question(_senders[senderPick % _senders.length], address(suite.committee), 0);
        assembly ("memory-safe") {
            mstore(add(unclean, 36), or(mload(add(unclean, 36)), shl(160, upper)))
        }
        assertFalse(upper != 0 && _answer(INGRESS, unclean));
    }

    function test_rulesCostTheCallerNoMoreThanTheirBound() public {
        for (uint256 i = 0; i < _bad.length; ++i) {
            vm.etch(address(suite.rules), _bad[i]);
            uint256 before = gasleft();
            _repairs(_senders[0], address(suite.committee), 0);
            assertLe(before - gasleft(), 1_100_000);
        }
    }

    /// @dev What the rules burn is never what the repair path needs.
    function test_aCallerWithLittleGasIsAnswered() public {
        uint24[4] memory limits = [100_000, 200_000, 1_000_000, 5_000_000];
        bytes memory question = _question(_senders[0], address(suite.committee), 0);
        for (uint256 i = 0; i < _bad.length; ++i) {
            vm.etch(address(suite.rules), _bad[i]);
            for (uint256 j = 0; j < limits.length; ++j) {
                (bool answered, bytes memory answer) = INGRESS.staticcall{gas: limits[j]}(question);
                assertTrue(answered && uint256(bytes32(answer)) == 1, "starved by the rules");
            }
        }
    }

    function test_aFrozenSeatOfASuspendedOrganizationStillRepairs() public {
        _enact(address(suite.organizations), abi.encodeCall(IOrganizations.suspend, (BANK_A)));
        bytes memory freeze = abi.encodeCall(
            IFreezeOrders.freezeByDecision,
            (Placements.onAccount(_address(BANK_A, Office.Seat, 0), Direction.Both, 0))
        );
        _enact(address(suite.freezeOrders), freeze);
        vm.etch(address(suite.rules), _bad[0]);
        _assertRepairers(7);
    }

    function test_aSuspendedSeatDoesNotRepair() public {
        _equalize();
        _enact(address(suite.seats), abi.encodeCall(ISeats.suspend, (BANK_B)));
        vm.etch(address(suite.rules), _bad[0]);
        assertFalse(_repairs(_address(BANK_B, Office.Seat, 0), address(suite.committee), 0));
        _assertRepairers(6);
    }

    function test_anOfficerOfASuspendedRegulatorDoesNotRepair() public {
        _enact(address(suite.organizations), abi.encodeCall(IOrganizations.suspendRegulator, (REGULATOR)));
        vm.etch(address(suite.rules), _bad[0]);
        _assertRepairers(5);
    }

    /// @dev The repair itself: with rules that refuse everything, the seats repoint the ingress, and only through it.
    function test_theSeatsRepairTheRules() public {
        _deploy("AccountRules", _at(vm.getNonce(address(this))), abi.encode(suite.standing));
        address sound = _at(vm.getNonce(address(this)) - 1);
        vm.etch(address(suite.rules), _bad[3]);
        address participant = _address(BANK_A, Office.Participant, 0);
        assertFalse(_isAllowed(INGRESS, participant, address(suite.notice), 0));
        _enact(INGRESS, abi.encodeCall(suite.ingress.setContractAddress, ("rules", sound)));
        assertTrue(_isAllowed(INGRESS, participant, address(suite.notice), 0));
    }

    function _equalize() private {
        SeatWeight[] memory seats = new SeatWeight[](5);
        for (uint32 i = 0; i < 5; ++i) seats[i] = SeatWeight(OrgId.wrap(i + 1), 20);
        _enact(address(suite.seats), abi.encodeCall(ISeats.set, (seats)));
    }

    function _assertRepairers(uint256 expected) private view {
        uint256 found;
        for (uint256 i = 0; i < _senders.length; ++i) {
            if (!_isRepairer(_senders[i])) continue;
            ++found;
            assertTrue(_repairs(_senders[i], address(suite.committee), 0), "cannot reach the Committee");
        }
        assertEq(found, expected);
    }

    function _repairs(address sender, address target, uint256 value) private view returns (bool) {
        return _isAllowed(INGRESS, sender, target, value);
    }

    function _isRepairer(address sender) private view returns (bool) {
        return suite.seats.isLive(sender) || suite.standing.officeOf(sender) == Office.Regulator;
    }

    function _fillSenders() private {
        Account[] memory accounts = suite.accounts.page(0, 100);
        for (uint256 i = 0; i < accounts.length; ++i) _senders.push(accounts[i].account);
        _senders.push(OUTSIDER);
        _senders.push(address(0));
        _senders.push(address(this));
        _senders.push(address(suite.committee));
        _senders.push(address(suite.authority));
    }

    function _fillTargets() private {
        _targets.push(address(0));
        _targets.push(address(suite.notice));
        _targets.push(address(suite.authority));
        _targets.push(address(suite.seats));
        _targets.push(address(suite.freezeOrders));
        _targets.push(address(suite.accounts));
        _targets.push(INGRESS);
        _targets.push(OUTSIDER);
    }
}
