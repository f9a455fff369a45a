// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Field, IStanding} from "../../contracts/identity/IStanding.sol";
import {IAccountRules, ITransactionRules, Rule} from "../../contracts/permissioning/IAccountRules.sol";
import {AccountStatus, toAccountBits, toFreezeBits} from "../../contracts/types/AccountWord.sol";
import {Office} from "../../contracts/types/Office.sol";
import {OrgKind, OrgStatus, OrgWord, toOrgWord} from "../../contracts/types/Organization.sol";
import {OrgId} from "../../contracts/types/OrgId.sol";
import {TargetStatus} from "../../contracts/types/TargetWord.sol";
import {Engine} from "../fixtures/Engine.sol";
import {Founding} from "../fixtures/Founding.sol";

/// @title transactionAllowed: one legal word for whatever is asked, and the right one
contract TransactionAllowedTest is Founding, Engine {
    address private constant REGISTRY = address(0x4E6);
    address private constant SENDER = address(0x5E4D);
    address private constant TARGET = address(0x7A46);

    /// @dev Facts about SENDER, its organization and TARGET, as registries may write them.
    struct World {
        uint8 status;
        uint8 office;
        uint8 expiry;
        uint8 frozen;
        uint8 organization;
        uint8 target;
        bool toCommittee;
        uint8 value;
    }

    function setUp() public override {
        super.setUp();
        vm.etch(REGISTRY, hex"00");
        _enact(address(suite.standing), abi.encodeCall(IStanding.addTargetWriter, (REGISTRY)));
    }

    /// forge-config: default.fuzz.runs = 10000
    /// forge-config: deep.fuzz.runs = 500000
    function testFuzz_answersAnyCalldata(bytes memory tail) public view {
        bytes memory input = abi.encodePacked(ITransactionRules.transactionAllowed.selector, tail);
        bool allowed = _answer(address(suite.rules), input);
        assertFalse(allowed && tail.length < 96);
        assertEq(_answer(INGRESS, input), allowed);
    }

    /// forge-config: default.fuzz.runs = 10000
    /// forge-config: deep.fuzz.runs = 500000
    function testFuzz_answersNoToAnythingElse(bytes memory input) public view {
        vm.assume(!_isFunction(bytes4(input)));
        assertFalse(_answer(address(suite.rules), input));
        assertFalse(_answer(INGRESS, input));
    }

    /// @dev Words that matter, or nearly: known addresses with and without unclean upper bits, an offset into nowhere.
    /// forge-config: default.fuzz.runs = 10000
    /// forge-config: deep.fuzz.runs = 500000
    function testFuzz_answersUncleanWords(uint8[6] memory picks, uint96 upper, bytes memory tail) public view {
        uint256[6] memory words;
        for (uint256 i = 0; i < 6; ++i) words[i] = _pick(picks[i], upper);
        bytes memory input = abi.encodePacked(ITransactionRules.transactionAllowed.selector, words, tail);
        bool clean = words[0] <= type(uint160).max && words[1] <= type(uint160).max;
        bool allowed = _answer(address(suite.rules), input);
        assertFalse(allowed && (!clean || words[2] != 0));
        assertEq(_answer(INGRESS, input), allowed);
    }

    /// @dev The decision, its explanation and the sentence of the manual agree in every world.
    /// forge-config: default.fuzz.runs = 10000
    /// forge-config: deep.fuzz.runs = 500000
    function testFuzz_equalsExplainAndTheManual(World memory world) public {
        address target = _build(world);
        uint256 value = world.value % 4 == 0 ? world.value : 0;
        bool allowed = _isAllowed(address(suite.rules), SENDER, target, value);
        (Rule rule, bytes32 subject) = suite.rules.explain(SENDER, target, value, 0, 0, "");
        assertEq(allowed, rule == Rule.None);
        if (rule == Rule.None) assertEq(subject, bytes32(0));
        assertEq(allowed, value == 0 && _maySend(world, target) && _mayBeCalled(world, target));
        assertEq(_isAllowed(INGRESS, SENDER, target, value), allowed || _isRepair(world, target, value));
    }

    function test_theRosterReachesWhatItShould() public view {
        assertTrue(_isAllowed(INGRESS, _address(BANK_A, Office.Participant, 0), address(suite.notice), 0));
        assertTrue(_isAllowed(INGRESS, _address(BANK_A, Office.Seat, 0), address(suite.committee), 0));
        assertFalse(_isAllowed(INGRESS, OUTSIDER, address(suite.notice), 0));
        assertFalse(_isAllowed(INGRESS, _address(BANK_A, Office.Participant, 0), address(0), 0));
        assertFalse(_isAllowed(INGRESS, _address(BANK_A, Office.Participant, 0), OUTSIDER, 0));
    }

    function _build(World memory world) private returns (address target) {
        OrgId organization = OrgId.wrap(99);
        uint256 bits = toAccountBits(
            AccountStatus(world.status % 4),
            Office(world.office % 10),
            organization,
            _moment(world.expiry)
        );
        _write(Field.Account, uint160(SENDER), bits);
        _write(Field.Freeze, uint160(SENDER), toFreezeBits(_moment(world.frozen), _moment(world.frozen / 4)));
        OrgWord word = toOrgWord(OrgStatus(world.organization % 3), OrgKind(world.organization % 4), world.expiry);
        _write(Field.Organization, OrgId.unwrap(organization), OrgWord.unwrap(word));
        target =
            world.toCommittee
                ? address(suite.committee)
                : world.target % 5 == 4
                    ? address(0)
                    : TARGET;
        if (target != TARGET) return target;
        vm.prank(REGISTRY);
        if (world.target % 5 != 3) suite.standing.writeTarget(TARGET, TargetStatus(1 + (world.target % 5)));
    }

    function _maySend(World memory world, address target) private view returns (bool) {
        if (world.status % 4 != 1 || _isPast(_moment(world.expiry))) return false;
        if (target == address(suite.committee) && Office(world.office % 10) == Office.Seat) return true;
        bool frozen = _moment(world.frozen) > vm.getBlockTimestamp();
        return world.organization % 3 == 1 && !frozen;
    }

    function _mayBeCalled(World memory world, address target) private view returns (bool) {
        return target == address(suite.committee) || (target == TARGET && world.target % 5 == 0);
    }

    /// @dev SENDER holds no seat, so only an officer in force is let through.
    function _isRepair(World memory world, address target, uint256 value) private view returns (bool) {
        bool officer = Office(world.office % 10) == Office.Regulator;
        bool inForce = _maySend(world, address(suite.notice));
        return target == address(suite.committee) && value == 0 && officer && inForce;
    }

    /// @dev Never, just over, this second, the next.
    function _moment(uint8 pick) private view returns (uint40) {
        uint40 now_ = uint40(vm.getBlockTimestamp());
        return [0, now_ - 1, now_, now_ + 1][pick % 4];
    }

    function _isPast(uint40 moment) private view returns (bool) {
        return moment != 0 && moment <= vm.getBlockTimestamp();
    }

    function _pick(uint8 pick, uint96 upper) private view returns (uint256) {
        uint160[6] memory known = [
            uint160(_liveSeats()[0]),
            uint160(address(suite.committee)),
            uint160(address(suite.notice)),
            type(uint160).max,
            0,
            1
        ];
        bool unclean = (pick / 6) % 4 == 3;
        return known[pick % 6] | (unclean ? uint256(upper) << 160 : 0);
    }

    function _write(Field field, uint160 key, uint256 bits) private {
        vm.prank(suite.standing.writerOf(field));
        suite.standing.write(field, bytes32(uint256(key)), bits);
    }

    /// @dev A function that rules or ingress have beside the question.
    function _isFunction(bytes4 selector) private view returns (bool) {
        bool ofRules = selector == IAccountRules.explain.selector || selector == bytes4(keccak256("standing()"));
        if (ofRules || selector == ITransactionRules.transactionAllowed.selector) return true;
        (bool answered, bytes memory answer) = INGRESS.staticcall(abi.encodePacked(selector, new bytes(100)));
        return !answered || answer.length != 32 || uint256(bytes32(answer)) != 0;
    }
}
