// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Field} from "../../contracts/identity/IStanding.sol";
import {ITransactionRules, Rule} from "../../contracts/permissioning/IAccountRules.sol";
import {AccountStatus, toAccountBits} from "../../contracts/types/AccountWord.sol";
import {MethodKey} from "../../contracts/types/MethodKey.sol";
import {Office} from "../../contracts/types/Office.sol";
import {Engine} from "../fixtures/Engine.sol";
import {Founding} from "../fixtures/Founding.sol";

/// @title A managed target: the answer is that of the manual, whatever is entered and however the question is written
contract ManagedTargetTest is Founding, Engine {
    address private constant SENDER = address(0x5E4D);
    bytes4 private constant OPEN = 0x4b5f297a;
    uint256 private constant HEAD = 6 * 32;

    /// @dev What is entered for one function and one account, as words of any bits, and who calls what.
    struct Entry {
        uint256 method;
        uint256 account;
        uint8 until;
        uint8 accountUntil;
        uint8 office;
        bool sameSelector;
        bytes4 selector;
        uint8 length;
    }

    function setUp() public override {
        super.setUp();
        vm.prank(address(suite.methodLists));
        suite.standing.writeManaged(address(suite.notice), true);
    }

    /// forge-config: default.fuzz.runs = 10000
    /// forge-config: deep.fuzz.runs = 500000
    function testFuzz_equalsExplainAndTheManual(Entry memory entry) public {
        _enter(entry);
        bytes4 called = entry.sameSelector ? OPEN : entry.selector;
        bytes memory payload = _cut(abi.encodePacked(called, new bytes(64)), entry.length % 68);
        bytes memory question = _ask(payload);
        bool allowed = _answer(address(suite.rules), question);
        (Rule rule, bytes32 subject) = suite.rules.explain(SENDER, address(suite.notice), 0, 0, 0, payload);
        assertEq(allowed, payload.length >= 4 && called == OPEN && _isOpenTo(entry));
        assertEq(uint256(rule), uint256(allowed ? Rule.None : Rule.MethodRefused));
        assertEq(subject, allowed ? bytes32(0) : bytes32(uint256(uint160(address(suite.notice)))));
        assertEq(_answer(INGRESS, question), allowed);
    }

    /// @dev The payload is read where its offset points, and nothing outside of the calldata ever is.
    /// forge-config: default.fuzz.runs = 10000
    /// forge-config: deep.fuzz.runs = 500000
    function testFuzz_readsThePayloadInsideOfTheCalldataOnly(
        uint8 pickOffset,
        uint8 pickLength,
        uint256 offset,
        uint256 length,
        bytes memory tail
    ) public {
        _enter(Entry(1 << uint256(Office.Participant), 0, 0, 0, uint8(Office.Participant), true, OPEN, 4));
        uint256 room = HEAD + tail.length;
        offset = [offset, offset % (room + 64), room - 32, HEAD, type(uint256).max - 31, 0, room][pickOffset % 7];
        length = [length, length % (tail.length + 64), 4, 3, type(uint256).max, tail.length][pickLength % 6];
        bytes memory words = _words(offset, tail);
        if (offset <= room - 32) _place(words, offset, length);
        bool allowed = _answer(
            address(suite.rules),
            abi.encodePacked(ITransactionRules.transactionAllowed.selector, words)
        );
        assertEq(allowed, _selectorIn(words) == OPEN);
    }

    /// forge-config: default.fuzz.runs = 10000
    /// forge-config: deep.fuzz.runs = 500000
    function testFuzz_answersAnyCalldata(bytes memory tail) public view {
        bytes memory input = abi.encodePacked(ITransactionRules.transactionAllowed.selector, tail);
        assertEq(_answer(INGRESS, input), _answer(address(suite.rules), input));
    }

    /// forge-config: default.fuzz.runs = 10000
    /// forge-config: deep.fuzz.runs = 500000
    function testFuzz_factsAnswerWhateverIsEntered(Entry memory entry, address target) public {
        _enter(entry);
        (, , , bool open) = suite.standing.senderFacts(SENDER, target, entry.selector);
        assertTrue(open || target == address(suite.notice));
        (, , , open) = suite.standing.senderFacts(SENDER, address(suite.notice), OPEN);
        assertEq(open, _isOpenTo(entry));
    }

    function test_anEntryOfAnEarlierTimeOpensNothing() public {
        Entry memory entry = Entry(type(uint256).max, type(uint256).max, 0, 0, 9, true, OPEN, 4);
        _enter(entry);
        assertTrue(_answer(INGRESS, _ask(abi.encodePacked(OPEN))));
        vm.startPrank(address(suite.methodLists));
        suite.standing.writeManaged(address(suite.notice), false);
        suite.standing.writeManaged(address(suite.notice), true);
        vm.stopPrank();
        assertFalse(_answer(INGRESS, _ask(abi.encodePacked(OPEN))));
    }

    function _enter(Entry memory entry) private {
        uint256 bits = toAccountBits(AccountStatus.Active, Office(entry.office % 10), BANK_A, 0);
        vm.prank(address(suite.accounts));
        suite.standing.write(Field.Account, bytes32(uint256(uint160(SENDER))), bits);
        vm.startPrank(address(suite.methodLists));
        address target = address(suite.notice);
        suite.standing.write(Field.Method, MethodKey.ofMethod(target, 1, OPEN), _timed(entry.method, entry.until));
        bytes32 key = MethodKey.ofAccount(target, 1, OPEN, SENDER);
        suite.standing.write(Field.Method, key, _timed(entry.account, entry.accountUntil));
        vm.stopPrank();
    }

    function _isOpenTo(Entry memory entry) private view returns (bool) {
        uint256 holders = _holders(_timed(entry.method, entry.until));
        if ((holders >> (entry.office % 10)) & 1 == 1) return true;
        return (holders >> 16) & (_holders(_timed(entry.account, entry.accountUntil)) >> 16) & 1 == 1;
    }

    /// @dev Bits 0 to 16, and of these only bits 32 to 48 until the moment in bits 64 to 103.
    function _holders(uint256 word) private view returns (uint256 holders) {
        holders = word % (1 << 17);
        if ((word >> 64) % (1 << 40) > vm.getBlockTimestamp()) holders &= (word >> 32) % (1 << 17);
    }

    /// @dev With a moment that matters: none, just over, this second, the next, never.
    function _timed(uint256 word, uint8 pick) private view returns (uint256) {
        uint256 now_ = vm.getBlockTimestamp();
        uint256 moment = [0, now_ - 1, now_, now_ + 1, type(uint40).max][pick % 5];
        return (word & ~(uint256(type(uint40).max) << 64)) | (moment << 64);
    }

    function _ask(bytes memory payload) private view returns (bytes memory) {
        return abi.encodeCall(ITransactionRules.transactionAllowed, (SENDER, address(suite.notice), 0, 0, 1, payload));
    }

    function _words(uint256 offset, bytes memory tail) private view returns (bytes memory) {
        address target = address(suite.notice);
        return abi.encodePacked(abi.encode(SENDER, target, uint256(0), uint256(0), uint256(1), offset), tail);
    }

    /// @dev A length and the open function behind it, as far as there is room; the head stays as it is.
    function _place(bytes memory words, uint256 offset, uint256 length) private pure {
        bytes memory placed = abi.encodePacked(length, OPEN);
        for (uint256 i = 0; i < placed.length; ++i) {
            if (offset + i >= HEAD && offset + i < words.length) words[offset + i] = placed[i];
        }
    }

    /// @dev What a careful reader finds, byte by byte; 0 when there is no whole selector.
    function _selectorIn(bytes memory words) private pure returns (bytes4 selector) {
        uint256 offset = _wordAt(words, HEAD - 32);
        if (words.length < HEAD + 32 || offset > words.length || words.length - offset < 32) return 0;
        uint256 length = _wordAt(words, offset);
        if (length < 4 || length > words.length - offset - 32) return 0;
        return bytes4(bytes32(_wordAt(words, offset + 32)));
    }

    function _wordAt(bytes memory words, uint256 place) private pure returns (uint256 word) {
        for (uint256 i = place; i < place + 32; ++i) word = (word << 8) | (i < words.length ? uint8(words[i]) : 0);
    }

    function _cut(bytes memory text, uint256 length) private pure returns (bytes memory cut) {
        cut = new bytes(length);
        for (uint256 i = 0; i < length; ++i) cut[i] = text[i];
    }
}
