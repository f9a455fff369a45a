// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {OrgId} from "../../contracts/types/OrgId.sol";
import {Direction, FOR_GOOD, OrderStatus, OrderWord, Placer, toOrderWord} from "../../contracts/types/OrderWord.sol";
import {SubjectKind} from "../../contracts/types/Subject.sol";
import {Test} from "../fixtures/Test.sol";

/// @title OrderWord: an order in one word
contract OrderWordTest is Test {
    struct Facts {
        uint160 id;
        uint8 kind;
        uint8 direction;
        uint8 placer;
        uint32 organization;
        uint40 until;
        uint8 streak;
    }

    function testFuzz_roundTrip(Facts memory facts) public pure {
        _checkFacts(_word(facts), facts);
    }

    function testFuzz_provisionalUnlessForGood(Facts memory facts, uint40 now_) public {
        OrderWord word = _word(facts);
        vm.warp(now_);
        bool forGood = facts.until == FOR_GOOD;
        assertEq(uint256(word.status()), uint256(forGood ? OrderStatus.Confirmed : OrderStatus.Provisional));
        assertEq(word.isProvisional(), !forGood && now_ < facts.until);
        assertEq(word.isLive(), now_ < facts.until);
        vm.warp(facts.until);
        assertFalse(word.isLive());
        assertFalse(word.isProvisional());
    }

    /// @dev Confirmed it holds for good; lifted it is over, whatever it was; all else stays.
    function testFuzz_confirmedAndLifted(Facts memory facts, uint40 now_) public {
        now_ = now_ == FOR_GOOD ? 0 : now_;
        vm.warp(now_);
        OrderWord held = _word(facts).confirmed();
        assertTrue(held.isLive());
        assertFalse(held.isProvisional());
        assertFalse(held.lifted().isLive());
        assertFalse(_word(facts).lifted().isLive());
        _checkFacts(_word(facts).lifted(), facts);
        facts.until = FOR_GOOD;
        _checkFacts(held, facts);
        _checkFacts(held.lifted(), facts);
    }

    function testFuzz_towardAnotherAccount(Facts memory facts, uint160 account) public pure {
        OrderWord word = _word(facts).toward(address(account));
        facts.id = account;
        _checkFacts(word, facts);
    }

    function testFuzz_covers(Facts memory facts, uint8 direction) public pure {
        OrderWord word = _word(facts);
        assertEq(word.covers(Direction(direction % 4)), facts.direction & (direction % 4) & 3 != 0);
    }

    function testFuzz_onePlacer(Facts memory a, Facts memory b) public pure {
        bool same = a.placer % 4 == b.placer % 4 && a.organization == b.organization;
        assertEq(_word(a).isOfPlacer(_word(b)), same);
        (b.placer, b.organization) = (a.placer, a.organization);
        assertTrue(_word(a).isOfPlacer(_word(b)));
    }

    function test_theEmptyWordIsNoOrder() public view {
        assertEq(uint256(OrderWord.wrap(0).status()), uint256(OrderStatus.None));
        assertFalse(OrderWord.wrap(0).isLive());
    }

    function _word(Facts memory facts) private pure returns (OrderWord) {
        return
            toOrderWord(
                bytes32(uint256(facts.id)),
                SubjectKind(facts.kind % 5),
                Direction(facts.direction % 4),
                Placer(facts.placer % 4),
                OrgId.wrap(facts.organization),
                facts.until
            ).withStreak(facts.streak);
    }

    function _checkFacts(OrderWord word, Facts memory facts) private pure {
        assertEq(uint256(word.id()), facts.id);
        assertEq(uint256(word.kind()), facts.kind % 5);
        assertEq(uint256(word.direction()), facts.direction % 4);
        assertEq(uint256(word.placer()), facts.placer % 4);
        assertEq(OrgId.unwrap(word.organization()), facts.organization);
        assertEq(word.until(), facts.until);
        assertEq(word.streak(), facts.streak);
    }
}
