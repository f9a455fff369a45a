// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Field} from "../../contracts/identity/IStanding.sol";
import {
    AccountStatus,
    AccountWord,
    ORDERED_HOLDINGS,
    toAccountBits,
    toFreezeBits,
    toRecoveryBits
} from "../../contracts/types/AccountWord.sol";
import {HoldingWord, ShareWord, shareKey, toHoldingWord, toShareWord} from "../../contracts/types/HoldingWord.sol";
import {Office} from "../../contracts/types/Office.sol";
import {OrgKind, OrgStatus, OrgWord, toOrgFreezeBits, toOrgWord} from "../../contracts/types/Organization.sol";
import {OrgId} from "../../contracts/types/OrgId.sol";
import {SubjectKey, holdingKey} from "../../contracts/types/Subject.sol";
import {toTargetFreezeBits} from "../../contracts/types/TargetWord.sol";
import {Founding} from "../fixtures/Founding.sol";

/// @title Standing.partiesOf: in one call what the single questions answer
contract PartiesOfTest is Founding {
    address private constant SENDER = address(0x5E4D);
    address private constant RECEIVER = address(0x4ECE);

    /// @dev Facts about a party, its organization and its holding of the asking contract, as registries may write them.
    struct Party {
        uint8 status;
        uint8 office;
        uint8 expiry;
        uint8 orders;
        uint8 recovery;
        uint8 organization;
        uint8 ofOrganization;
        uint168 held;
        uint8 holding;
        bool ordered;
    }

    /// forge-config: default.fuzz.runs = 2000
    /// forge-config: deep.fuzz.runs = 100000
    function testFuzz_equalsTheSingleQuestions(Party memory from, Party memory to, uint8 asset, bool alone) public {
        address receiver = alone ? SENDER : RECEIVER;
        _build(SENDER, 98, from);
        if (!alone) _build(RECEIVER, 99, to);
        address notice = address(suite.notice);
        _write(Field.TargetFreeze, uint160(notice), toTargetFreezeBits(_moment(asset)));
        vm.prank(notice);
        (Office sends, Office receives, bool inForce, uint256 frozen) = suite.standing.partiesOf(SENDER, receiver);
        assertTrue(sends == suite.standing.officeOf(SENDER));
        assertTrue(receives == _receiving(notice, receiver));
        assertEq(inForce, suite.standing.targetOf(notice).isInForce());
        (uint256 amount, ) = suite.standing.frozenOf(notice, SENDER);
        assertEq(frozen, amount);
    }

    function _receiving(address asset, address account) private view returns (Office) {
        AccountWord word = suite.standing.accountOf(account);
        OrgWord organization = suite.standing.organizationOf(word.organization());
        (, bool frozen) = suite.standing.frozenOf(asset, account);
        if (!word.isActive() || word.isExpired() || word.isReceiveFrozen() || frozen) return Office.None;
        if (!organization.isActive() || organization.isReceiveFrozen()) return Office.None;
        return word.office();
    }

    /// @dev An order on a holding leaves its mark, as FreezeOrders does; without one there is no word of the holding.
    function _build(address account, uint32 number, Party memory party) private {
        OrgId organization = OrgId.wrap(number);
        uint256 bits = toAccountBits(
            AccountStatus(party.status % 4),
            Office(party.office % 10),
            organization,
            _moment(party.expiry)
        );
        _write(Field.Account, uint160(account), bits);
        _write(Field.Freeze, uint160(account), toFreezeBits(_moment(party.orders), _moment(party.orders / 4)));
        _write(Field.Recovery, uint160(account), toRecoveryBits(_moment(party.recovery)));
        OrgWord word = toOrgWord(OrgStatus(party.organization % 3), OrgKind.Member, 0);
        _write(Field.Organization, number, OrgWord.unwrap(word));
        uint256 freeze = toOrgFreezeBits(_moment(party.ofOrganization), _moment(party.ofOrganization / 4));
        _write(Field.OrganizationFreeze, number, freeze);
        if (party.ordered) _order(account, party);
    }

    function _order(address account, Party memory party) private {
        uint256 key = uint256(SubjectKey.unwrap(holdingKey(address(suite.notice), bytes32(uint256(uint160(account))))));
        (uint40 until, uint40 receiveUntil) = (_moment(party.holding), _moment(party.holding / 4));
        uint256 share = ShareWord.unwrap(toShareWord(party.held / 2, until));
        _write(Field.OrderedHoldings, uint160(account), ORDERED_HOLDINGS);
        _write(Field.Holding, uint256(shareKey(bytes32(key), 0)), share);
        _write(Field.Holding, key, HoldingWord.unwrap(toHoldingWord(party.held, until, receiveUntil, 1)));
    }

    /// @dev Never, just over, this second, the next.
    function _moment(uint8 pick) private view returns (uint40) {
        uint40 now_ = uint40(vm.getBlockTimestamp());
        return [0, now_ - 1, now_, now_ + 1][pick % 4];
    }

    function _write(Field field, uint256 key, uint256 bits) private {
        vm.prank(suite.standing.writerOf(field));
        suite.standing.write(field, bytes32(key), bits);
    }
}
