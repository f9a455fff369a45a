// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC7943Fungible} from "../../contracts/asset/IERC7943Fungible.sol";
import {AssetState} from "../../contracts/types/Asset.sol";
import {Office} from "../../contracts/types/Office.sol";
import {AssetFlaws, Flaw} from "../fixtures/AssetFlaws.sol";

/// @title canTransfer: true exactly when the transfer of an owned, approved amount succeeds
contract CanTransferTest is AssetFlaws {
    /// @dev One fact about sender (0), receiver (1) or who spends (2), see {AssetFlaws-_write}.
    struct Fact {
        uint8 flaw;
        uint8 party;
        uint8 pick;
        uint168 amount;
    }

    /// @dev Who, how much, and up to four facts that differ from an asset in force among accounts in force.
    struct World {
        uint8 from;
        uint8 to;
        uint8 spender;
        uint8 amount;
        uint128 part;
        Fact[4] facts;
    }

    /// @dev The deciding second is the one in which facts were written.
    /// forge-config: default.fuzz.runs = 3000
    /// forge-config: deep.fuzz.runs = 150000
    function testFuzz_equalsTheOutcomeOfTheTransfer(World memory world) public {
        (address from, address to, address spender) = _parties(world);
        vm.prank(from);
        token.approve(spender, type(uint256).max);
        _build(world, [from, to, spender]);
        uint256 amount = _owned(world, from);
        bool can = token.canTransfer(from, to, amount);
        uint256[3] memory before = [token.balanceOf(from), token.balanceOf(to), token.getFrozenTokens(from)];
        (bool moved, bytes memory answer) = _transfer(from, to, spender, amount);
        assertEq(moved, can && (spender == from || _maySpend(spender)));
        if (moved) _checkMoved(from, to, amount, before);
        else assertEq(bytes32(bytes4(answer)), bytes32(_reason(from, to, spender)));
    }

    /// @dev Whatever is asked is answered, and what answers yes holds for one side alone, too.
    /// forge-config: default.fuzz.runs = 3000
    /// forge-config: deep.fuzz.runs = 150000
    function testFuzz_neverReverts(World memory world, address other, uint256 amount, bool swap) public {
        (address from, address to, address spender) = _parties(world);
        _build(world, [from, to, spender]);
        (from, to) = swap ? (other, to) : (from, other);
        bool can = token.canTransfer(from, to, amount);
        assertFalse(can && !(token.canSend(from) && token.canReceive(to)));
        assertFalse(can && token.state() != AssetState.Effective);
        uint256 held = token.balanceOf(from);
        assertFalse(can && amount <= held && held - amount < _least(token.getFrozenTokens(from), held));
    }

    /// @dev Each fact forbids alone: no fact of the list is written without effect.
    function test_eachFactForbidsAlone() public {
        (address from, address to) = (_holder(), _buyer());
        assertTrue(token.canTransfer(from, to, 1));
        for (uint8 i = 1; i < uint8(Flaw.Last); ++i) {
            Flaw flaw = Flaw(i);
            bool ofReceiver =
                flaw == Flaw.ReceiveFrozen ||
                    flaw == Flaw.OrganizationReceiveFrozen ||
                    flaw == Flaw.HoldingReceiveFrozen;
            uint256 start = vm.snapshotState();
            _write(flaw, ofReceiver ? to : from, _forbidding(flaw), type(uint168).max);
            assertFalse(token.canTransfer(from, to, 1));
            vm.revertToState(start);
        }
        assertTrue(token.canTransfer(from, to, 1));
    }

    function _build(World memory world, address[3] memory parties) private {
        for (uint256 i = 0; i < world.facts.length; ++i) {
            Fact memory fact = world.facts[i];
            uint168 amount = fact.pick % 3 == 0 ? fact.amount : fact.amount % (2 * SUPPLY);
            _write(Flaw(fact.flaw % uint8(Flaw.Last)), parties[fact.party % 3], fact.pick, amount);
        }
    }

    function _parties(World memory world) private view returns (address from, address to, address spender) {
        address[3] memory holders = [_holder(), _issuer(), _buyer()];
        from = holders[world.from % 3];
        address[7] memory receivers = [_buyer(), _holder(), _issuer(), OUTSIDER, address(token), address(0), from];
        to = receivers[world.to % 7];
        address committee = address(suite.committee);
        address operator = _address(SERVICE, Office.Operator, 0);
        spender = [from, from, _buyer(), operator, address(suite.notice), OUTSIDER, committee][world.spender % 7];
    }

    /// @dev Of what `from` holds: nothing, all, what is free, one unit more, a part.
    function _owned(World memory world, address from) private view returns (uint256 amount) {
        uint256 held = token.balanceOf(from);
        uint256 free = held - _least(token.getFrozenTokens(from), held);
        uint256 part = uint256(world.part) % (held + 1);
        return _least([0, held, free, free + 1, part, part][world.amount % 6], held);
    }

    function _transfer(
        address from,
        address to,
        address spender,
        uint256 amount
    ) private returns (bool success, bytes memory answer) {
        vm.prank(spender);
        bytes memory data =
            spender == from
                ? abi.encodeCall(token.transfer, (to, amount))
                : abi.encodeCall(token.transferFrom, (from, to, amount));
        return address(token).call(data);
    }

    function _checkMoved(address from, address to, uint256 amount, uint256[3] memory before) private view {
        bool same = from == to;
        assertEq(token.balanceOf(from), same ? before[0] : before[0] - amount);
        assertEq(token.balanceOf(to), same ? before[0] : before[1] + amount);
        assertEq(token.getFrozenTokens(from), before[2]);
        assertEq(token.totalSupply(), SUPPLY);
    }

    /// @dev The error that names what is asked first: who spends, who sends, who receives, the asset, the amount.
    function _reason(address from, address to, address spender) private view returns (bytes4) {
        if (spender != from && !_maySpend(spender)) return IERC7943Fungible.ERC7943CannotSend.selector;
        if (to == address(0)) return IERC20Errors.ERC20InvalidReceiver.selector;
        if (!token.canSend(from)) return IERC7943Fungible.ERC7943CannotSend.selector;
        if (!token.canReceive(to)) return IERC7943Fungible.ERC7943CannotReceive.selector;
        if (token.state() != AssetState.Effective) return IERC7943Fungible.ERC7943CannotTransfer.selector;
        return IERC7943Fungible.ERC7943InsufficientUnfrozenBalance.selector;
    }

    function _maySpend(address spender) private view returns (bool) {
        return suite.standing.officeOf(spender) != Office.None || suite.standing.targetOf(spender).isInForce();
    }

    /// @dev A choice with which the fact forbids: suspended, no office, this second, or the next.
    function _forbidding(Flaw flaw) private pure returns (uint8) {
        if (flaw == Flaw.Status || flaw == Flaw.Expiry || flaw == Flaw.OrganizationStatus) return 2;
        return
            flaw == Flaw.OtherOffice
                ? 0
                : flaw == Flaw.State
                    ? 8
                    : 3;
    }

    function _least(uint256 a, uint256 b) private pure returns (uint256) {
        return a < b ? a : b;
    }
}
