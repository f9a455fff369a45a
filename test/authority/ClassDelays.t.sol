// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ClassDelays} from "../../contracts/authority/ClassDelays.sol";
import {IAuthority} from "../../contracts/authority/IAuthority.sol";
import {ActionClass} from "../../contracts/types/ActionClass.sol";
import {Founding} from "../fixtures/Founding.sol";

/// @title ClassDelays: a strict class never waits less than a milder one, at any second of a change
/// @dev What is in force when a change comes is itself in order. A raise holds at once, a lowering after the difference.
contract ClassDelaysTest is Founding {
    uint32 private constant DAY = 1 days;
    uint32 private constant MONTH = 30 days;

    function testFuzz_acceptedExactlyWhenInOrderThroughout(
        uint32[4] memory a,
        uint32[4] memory b,
        uint256 seed
    ) public view {
        uint32[4] memory current = _ordered(a);
        uint32[4] memory next =
            seed % 3 == 0
                ? _loose(b)
                : seed % 3 == 1
                    ? _ordered(b)
                    : _nudged(current, b);
        (bool accepted, bytes memory reason) = _check(current, next);
        if (accepted) {
            assertTrue(_withinBounds(next), "accepted out of bounds");
            for (uint256 i = 0; i < 40; ++i) _assertOrdered(current, next, _sample(current, next, i, seed));
        } else if (bytes4(reason) == IAuthority.AuthorityDelaysOutOfOrder.selector) {
            uint48 moment;
            assembly ("memory-safe") {
                moment := mload(add(reason, 36))
            }
            assertFalse(_isOrdered(_valuesAt(current, next, moment - uint48(vm.getBlockTimestamp()))));
        } else {
            assertEq(bytes32(bytes4(reason)), bytes32(IAuthority.AuthorityDelayOutOfBounds.selector));
            assertFalse(_withinBounds(next));
        }
    }

    /// @dev The Authority itself, second by second through two changes of which the later comes amid the earlier.
    function testFuzz_theAuthorityStaysInOrder(uint32[4] memory a, uint32[4] memory b, uint32 pause) public {
        _setDelays(_ordered(a));
        uint256 between = vm.getBlockTimestamp() + bound(pause, 0, MONTH);
        _assertAuthorityOrderedUntil(between);
        _setDelays(_nudged(_inForce(), b));
        _assertAuthorityOrderedUntil(between + 2 * uint256(MONTH));
    }

    function test_changesAreAcceptedInOrder() public {
        assertTrue(_setDelays([2 * DAY, 2 * DAY, DAY, 0]));
        assertTrue(_setDelays([MONTH, MONTH, MONTH, MONTH]));
    }

    function check(uint32[4] memory current, uint32[4] memory next) external view {
        ClassDelays.check(current, next);
    }

    function _check(uint32[4] memory current, uint32[4] memory next) private view returns (bool, bytes memory) {
        return address(this).staticcall(abi.encodeCall(this.check, (current, next)));
    }

    /// @dev As a decision carries it out, without the vote.
    function _setDelays(uint32[4] memory delays) private returns (bool done) {
        bytes memory call = abi.encodeCall(IAuthority.setClassDelays, (delays));
        vm.startPrank(address(suite.committee));
        suite.authority.schedule(address(suite.authority), call, 0);
        vm.warp(vm.getBlockTimestamp() + suite.authority.delayOf(ActionClass.Constitution));
        (done, ) = address(suite.authority).call(
            abi.encodeCall(suite.authority.execute, (address(suite.authority), call))
        );
        vm.stopPrank();
    }

    function _assertAuthorityOrderedUntil(uint256 end) private {
        uint256 start = vm.getBlockTimestamp();
        for (uint256 i = 0; i <= 12; ++i) {
            vm.warp(start + ((end - start) * i) / 12);
            assertTrue(_isOrdered(_inForce()), "out of order in the Authority");
        }
    }

    function _inForce() private view returns (uint32[4] memory delays) {
        for (uint256 i = 0; i < 4; ++i) delays[i] = suite.authority.delayOf(ActionClass(i));
    }

    function _assertOrdered(uint32[4] memory current, uint32[4] memory next, uint256 passed) private pure {
        assertTrue(_isOrdered(_valuesAt(current, next, passed)), "out of order during the change");
    }

    /// @dev Seconds since the change: around each effect, and anywhere in between.
    function _sample(
        uint32[4] memory current,
        uint32[4] memory next,
        uint256 i,
        uint256 seed
    ) private pure returns (uint256) {
        if (i >= 12) return uint256(keccak256(abi.encode(seed, i))) % (MONTH + 2);
        (uint256 from, uint256 to) = (current[i / 3], next[i / 3]);
        uint256 effect = from > to ? from - to : 0;
        return i % 3 == 0 && effect > 0 ? effect - 1 : effect + (i % 3 == 2 ? 1 : 0);
    }

    function _valuesAt(
        uint32[4] memory current,
        uint32[4] memory next,
        uint256 passed
    ) private pure returns (uint32[4] memory values) {
        for (uint256 i = 0; i < 4; ++i) {
            bool lowering = next[i] < current[i];
            values[i] = lowering && passed < current[i] - next[i] ? current[i] : next[i];
        }
    }

    function _isOrdered(uint32[4] memory delays) private pure returns (bool) {
        return delays[0] >= delays[1] && delays[1] >= delays[2] && delays[2] >= delays[3];
    }

    function _withinBounds(uint32[4] memory delays) private pure returns (bool) {
        for (uint256 i = 0; i < 4; ++i) if (delays[i] > MONTH || (i < 3 && delays[i] < DAY)) return false;
        return true;
    }

    function _loose(uint32[4] memory x) private pure returns (uint32[4] memory delays) {
        for (uint256 i = 0; i < 4; ++i) delays[i] = x[i] % (MONTH + DAY);
    }

    /// @dev Within bounds, sorted.
    function _ordered(uint32[4] memory x) private pure returns (uint32[4] memory delays) {
        uint32 ceiling = MONTH;
        for (uint256 i = 0; i < 4; ++i) {
            uint32 floor = i < 3 ? DAY : 0;
            ceiling = floor + (x[i] % (ceiling - floor + 1));
            delays[i] = ceiling;
        }
    }

    /// @dev Close to `from`, so that changes overlap.
    function _nudged(uint32[4] memory from, uint32[4] memory x) private pure returns (uint32[4] memory delays) {
        for (uint256 i = 0; i < 4; ++i) {
            delays[i] = from[i] + (x[i] % (4 * DAY));
            delays[i] = delays[i] > 2 * DAY ? delays[i] - 2 * DAY : 0;
        }
    }
}
