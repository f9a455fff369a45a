// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Governing} from "../fixtures/Governing.sol";
import {Suite} from "../fixtures/Suite.sol";
import {VM, Vm} from "../fixtures/Vm.sol";

/// @title Handler: random moves on a founded suite, with a count of those that took effect
/// @dev A refused move is no failure; a move that only fails would prove nothing, which is what the counts are for.
abstract contract Handler is Governing {
    Vm internal constant vm = VM;
    /// @dev What a transaction may hold (EIP-7825), so that code which burns all it gets ends.
    uint256 private constant TRANSACTION_GAS = 1 << 24;

    /// @notice How often each kind of move took effect.
    mapping(bytes32 move => uint256) public done;
    /// @notice Moves that took effect, of any kind.
    uint256 public total;

    constructor(Suite memory suite_) {
        suite = suite_;
    }

    function _as(address sender, address target, bytes memory data, bytes32 move) internal returns (bool success) {
        vm.prank(sender);
        (success, ) = target.call{gas: TRANSACTION_GAS}(data);
        if (success) _count(move);
    }

    /// @dev As a decision is carried out, without its vote: at once, or after the delay of its class.
    function _asCommittee(address target, bytes memory data, bytes32 move) internal returns (bool success) {
        address committee = suite.authority.committee();
        (bool immediate, uint32 delay) = suite.authority.canCall(committee, target, bytes4(data));
        if (!immediate) {
            vm.prank(committee);
            try suite.authority.schedule(target, data, 0) {} catch {
                return false;
            }
            _wait(delay);
        }
        return _as(committee, address(suite.authority), abi.encodeCall(suite.authority.execute, (target, data)), move);
    }

    function _wait(uint256 time) internal {
        vm.warp(vm.getBlockTimestamp() + time);
    }

    function _count(bytes32 move) internal {
        ++done[move];
        ++total;
    }
}
