// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {
    ACCOUNT_BITS,
    AccountStatus,
    AccountWord,
    FREEZE_BITS,
    ORDERED_HOLDINGS,
    RECOVERY_BITS,
    REPLACED,
    toAccountBits,
    toFreezeBits,
    toRecoveryBits
} from "../../contracts/types/AccountWord.sol";
import {Office} from "../../contracts/types/Office.sol";
import {OrgId} from "../../contracts/types/OrgId.sol";
import {Test} from "../fixtures/Test.sol";

/// @title AccountWord: three registries, one word, no bit shared
contract AccountWordTest is Test {
    struct Facts {
        uint8 status;
        uint8 office;
        uint32 organization;
        uint40 expiry;
        uint40 sendUntil;
        uint40 receiveUntil;
        uint40 recovery;
    }

    function testFuzz_roundTrip(Facts memory facts) public pure {
        (uint256 account, uint256 freeze, uint256 recovery) = _bits(facts);
        AccountWord word = AccountWord.wrap(account | freeze | recovery);
        assertEq(uint256(word.status()), facts.status % 4);
        assertEq(uint256(word.office()), facts.office % 10);
        assertEq(OrgId.unwrap(word.organization()), facts.organization);
        assertEq(word.expiry(), facts.expiry);
        assertEq(word.sendFrozenUntil(), facts.sendUntil);
        assertEq(word.receiveFrozenUntil(), facts.receiveUntil);
        assertEq(word.recoveringUntil(), facts.recovery);
        assertEq(word.isReplaced(), facts.recovery == REPLACED);
        assertEq(AccountWord.unwrap(word) >> 208, 0);
    }

    function testFuzz_eachFieldStaysInsideItsMask(Facts memory facts) public pure {
        (uint256 account, uint256 freeze, uint256 recovery) = _bits(facts);
        assertEq(account & ~ACCOUNT_BITS, 0);
        assertEq(freeze & ~FREEZE_BITS, 0);
        assertEq(recovery & ~RECOVERY_BITS, 0);
    }

    function test_masksPartitionTheLowerBits() public pure {
        assertEq(ACCOUNT_BITS ^ FREEZE_BITS ^ RECOVERY_BITS ^ ORDERED_HOLDINGS, (1 << 209) - 1);
        assertEq(ACCOUNT_BITS | FREEZE_BITS | RECOVERY_BITS | ORDERED_HOLDINGS, (1 << 209) - 1);
    }

    function testFuzz_theMarkOfOrderedHoldingsIsABitOfItsOwn(Facts memory facts) public pure {
        (uint256 account, uint256 freeze, uint256 recovery) = _bits(facts);
        AccountWord word = AccountWord.wrap(account | freeze | recovery);
        assertFalse(word.hasOrderedHoldings());
        assertTrue(AccountWord.wrap(AccountWord.unwrap(word) | ORDERED_HOLDINGS).hasOrderedHoldings());
    }

    /// @dev In force until the second before; over at the second itself. An expiry of 0 never comes.
    function testFuzz_momentsAreHalfOpen(Facts memory facts, uint40 now_) public {
        (uint256 account, uint256 freeze, uint256 recovery) = _bits(facts);
        AccountWord word = AccountWord.wrap(account | freeze | recovery);
        uint40[5] memory moments = [now_, facts.expiry, facts.sendUntil, facts.receiveUntil, facts.recovery];
        for (uint256 i = 0; i < moments.length; ++i) {
            vm.warp(moments[i]);
            assertEq(word.isExpired(), facts.expiry != 0 && facts.expiry <= moments[i]);
            assertEq(word.isSendFrozen(), moments[i] < facts.sendUntil);
            assertEq(word.isReceiveFrozen(), moments[i] < facts.receiveUntil);
            assertEq(word.isRecovering(), moments[i] < facts.recovery);
            bool free = !word.isExpired() && !word.isSendFrozen() && !word.isRecovering();
            assertEq(word.isInForce(), word.isActive() && free);
        }
    }

    function _bits(Facts memory facts) private pure returns (uint256 account, uint256 freeze, uint256 recovery) {
        account = toAccountBits(
            AccountStatus(facts.status % 4),
            Office(facts.office % 10),
            OrgId.wrap(facts.organization),
            facts.expiry
        );
        freeze = toFreezeBits(facts.sendUntil, facts.receiveUntil);
        recovery = toRecoveryBits(facts.recovery);
    }
}
