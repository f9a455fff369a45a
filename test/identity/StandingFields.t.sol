// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Field, IStanding} from "../../contracts/identity/IStanding.sol";
import {
    ACCOUNT_BITS,
    AccountWord,
    FREEZE_BITS,
    ORDERED_HOLDINGS,
    RECOVERY_BITS
} from "../../contracts/types/AccountWord.sol";
import {Founding} from "../fixtures/Founding.sol";

/// @title Standing's fields: each registry moves its own bits of an account's word and no other
contract StandingFieldsTest is Founding {
    function testFuzz_aWriteKeepsTheOtherFields(address account, uint256[6] memory writes) public {
        uint256 expected = AccountWord.unwrap(suite.standing.accountOf(account));
        for (uint256 i = 0; i < writes.length; ++i) {
            Field field = _ofAccounts(writes[i]);
            uint256 bits = uint256(keccak256(abi.encode(writes[i]))) & _mask(field);
            expected = (expected & ~_mask(field)) | bits;
            vm.prank(suite.standing.writerOf(field));
            suite.standing.write(field, bytes32(uint256(uint160(account))), bits);
            assertEq(AccountWord.unwrap(suite.standing.accountOf(account)), expected);
        }
    }

    function testFuzz_bitsOutsideTheFieldAreRefused(address account, uint8 field_, uint256 bits) public {
        Field field = _ofAccounts(field_);
        vm.assume(bits & ~_mask(field) != 0);
        address writer = suite.standing.writerOf(field);
        vm.expectRevert(abi.encodeWithSelector(IStanding.StandingBitsOutside.selector, field, bits));
        vm.prank(writer);
        suite.standing.write(field, bytes32(uint256(uint160(account))), bits);
    }

    function testFuzz_onlyTheWriterWrites(address caller, uint8 field_, address account) public {
        Field field = Field(field_ % 10);
        vm.assume(caller != suite.standing.writerOf(field));
        vm.expectRevert(abi.encodeWithSelector(IStanding.StandingNotWriter.selector, field, caller));
        vm.prank(caller);
        suite.standing.write(field, bytes32(uint256(uint160(account))), 0);
    }

    function _ofAccounts(uint256 pick) private pure returns (Field) {
        return [Field.Account, Field.Freeze, Field.Recovery, Field.OrderedHoldings][pick % 4];
    }

    function _mask(Field field) private pure returns (uint256) {
        if (field == Field.Account) return ACCOUNT_BITS;
        if (field == Field.OrderedHoldings) return ORDERED_HOLDINGS;
        return field == Field.Freeze ? FREEZE_BITS : RECOVERY_BITS;
    }
}
