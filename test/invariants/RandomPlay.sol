// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Handler} from "./Handler.sol";
import {WholeFounding} from "./WholeFounding.sol";

/// @title RandomPlay: long games of all handlers, drawn from a seed
/// @dev A verb is a function of a handler, written as its signature; arguments are drawn within their types.
abstract contract RandomPlay is WholeFounding {
    mapping(Handler handler => string[]) private _verbs;

    /// @dev Plays `moves` from `seed`, three in four of `favoured`.
    function _play(Handler favoured, uint256 seed, uint256 moves) internal {
        for (uint256 i = 0; i < moves; ++i) {
            uint256 drawn = uint256(keccak256(abi.encode(seed, i)));
            Handler handler = drawn % 4 == 0 ? handlers[(drawn >> 8) % handlers.length] : favoured;
            string[] storage signatures = _verbs[handler];
            string storage signature = signatures[(drawn >> 16) % signatures.length];
            (bool made, ) = address(handler).call(_drawn(bytes(signature), drawn));
            if (!made) continue; // A move that reverts is none.
        }
    }

    function _addVerbs() internal {
        _add(
            lone,
            "call(uint256,uint16,uint256) reach(uint256,uint8) route(uint256,uint16,uint256) vote(uint256,uint8,bool)"
            " decide(uint256,uint16,uint256) stop(uint256,bool,bool) freeze(uint256,uint8,uint8,uint8,uint40)"
            " judge(uint256,uint256,bool) keepOwn(uint256,uint8,uint8) enrol(uint256,uint8,uint8,uint8)"
            " changeOfficers(uint256,uint8,bool) pass(uint256,uint32)"
        );
        _add(
            admin,
            "grantRole(uint8,uint8,uint32) revokeRole(uint8,uint8) abdicate(uint8,bool) setRoles(uint8,uint64)"
            " setTargets(uint8,uint8,bool) setTable(uint8,uint8) setDelays(uint32,uint32)"
        );
        _add(
            turmoil,
            "setSeats(uint256,uint8) suspendSeat(uint8) setCharter(uint16,uint16,uint32) setDelays(uint32,uint32)"
            " suspendOrganization(uint8) reinstateOrganization(uint8) freezeSeat(uint8,uint8,uint40)"
            " freezeSeatByDecision(uint8) freezeOrganization(uint8,uint8,uint40) freezeOrganizationByDecision(uint8)"
            " rotateSeat(uint8) revokeSeat(uint8) pass(uint32)"
        );
        _add(
            majority,
            "suspendAccount(uint8) revokeAccount(uint8) suspendOrganization(uint8) freeze(uint8,uint8)"
            " suspendSeat(uint8) setSeats() setCharter() revokeSeat(uint8)"
        );
        _add(
            voting,
            "propose(uint8,uint8) vote(uint8,uint8,uint8) deliver(uint8,uint8,uint8) queue(uint8) execute(uint8,uint8)"
            " veto(uint8,uint8) withdraw(uint8,uint8) overrule(uint8,uint8,uint8) carry(uint8,uint8,uint8) pass(uint32)"
        );
        _addRoomVerbs();
        _addAssetVerbs();
        _add(calming, "lift() reinstate() calm()");
    }

    function _addRoomVerbs() private {
        _add(
            regulator,
            "freeze(uint8,uint8,uint8,uint8,uint40) freezeAsSentinel(uint8,uint8,uint8,uint8,uint40) strike(uint8)"
            " confirm(uint8,uint256) lift(uint8,uint256) enrol(bool) pass(uint32)"
        );
        _add(
            validating,
            "admit(uint8,uint8) enrolOwn(uint8) removeOwn(uint8) judge(uint8,uint8) promote(uint8) demote(uint8)"
            " demoteSuspended(uint8) suspendOrganization(uint8) reinstateOrganization(uint8) sync() nextBlock(uint8)"
        );
        _add(
            methods,
            "manage(uint8,uint8,uint8,bool) unmanage(uint8) open(uint8,uint8,uint8,bool) list(uint8,uint8,uint8,bool)"
            " setAdministrator(uint8,uint8) tighten(uint8,uint8,uint8,bool) confirm(uint8,uint8,bool)"
        );
        _add(
            releasing,
            "submit(uint8,bool,bool) approve(uint8,uint8,bool) approveAsSeat(uint8,uint8) publish(uint8,uint8,uint8)"
            " judge(uint8,uint8) withdraw(uint8) setMode(bool) release(uint8)"
        );
        _add(
            directing,
            "draft(uint8,uint8,uint40) endorse(uint8,uint8) attest(uint8,uint8) approve(uint8,uint8)"
            " approveAgainstObjection(uint8,uint8) object(uint8,uint8,bool) withdraw(uint8,uint8) execute(uint8,uint8)"
            " advance(uint8,uint8,uint8) pass(uint32)"
        );
    }

    function _addAssetVerbs() private {
        _add(
            assets,
            "transfer(uint8,uint8,uint8,uint256) transferFrom(uint8,uint8,uint8,uint8,uint256,uint8)"
            " redeem(uint8,uint8,uint256,bool) freeze(uint8,uint8,uint8,uint16,uint40) stop(uint8,uint40)"
            " confirm(uint8) lift(uint8) setFrozen(uint8,uint8,uint16) dispute(uint8,uint8,uint8)"
            " direct(uint8,uint8,uint8,uint8,uint256) annul(uint8) rotate(uint8) moveHolding(uint8,uint8)"
            " mature(uint8) wind(uint8) pass(uint32) draft(uint8,uint8,uint8,uint8,uint8)"
            " redraft(uint8,uint8,uint8,uint8,uint8,uint8) prerelease(uint8) withdraw(uint8) reject(uint8,uint8)"
            " attest(uint8,uint8,uint8,uint40) activate(uint8) issue(uint8) launch(uint8) reissue(uint8)"
        );
    }

    function _add(Handler handler, string memory signatures) private {
        string[] memory list = _split(signatures, " ");
        for (uint256 i = 0; i < list.length; ++i) _verbs[handler].push(list[i]);
    }

    /// @dev A call with a random word for each parameter: `bool`, or `uint` with its number of bits.
    function _drawn(bytes memory signature, uint256 drawn) private pure returns (bytes memory call) {
        call = abi.encodePacked(bytes4(keccak256(signature)));
        uint256 bits;
        bool isBool;
        for (uint256 i = 0; i < signature.length; ++i) {
            uint8 char = uint8(signature[i]);
            if (char == 0x28) (bits, isBool) = (0, signature[i + 1] == "b");
            else if (char >= 0x30 && char <= 0x39) bits = bits * 10 + char - 0x30;
            else if (char == 0x2c || (char == 0x29 && signature[i - 1] != "(")) {
                drawn = uint256(keccak256(abi.encode(drawn)));
                call = abi.encodePacked(call, drawn >> (isBool ? 255 : 256 - bits));
                (bits, isBool) = (0, char == 0x2c && signature[i + 1] == "b");
            }
        }
    }

    function _split(string memory text, bytes1 by) internal pure returns (string[] memory parts) {
        bytes memory all = bytes(text);
        uint256 count = 1;
        for (uint256 i = 0; i < all.length; ++i) if (all[i] == by) ++count;
        parts = new string[](count);
        (uint256 start, uint256 part) = (0, 0);
        for (uint256 i = 0; i <= all.length; ++i) {
            if (i != all.length && all[i] != by) continue;
            bytes memory piece = new bytes(i - start);
            for (uint256 k = start; k < i; ++k) piece[k - start] = all[k];
            (parts[part++], start) = (string(piece), i + 1);
        }
    }
}
