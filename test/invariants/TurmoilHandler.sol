// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IAuthority} from "../../contracts/authority/IAuthority.sol";
import {ClassTerms, ICharter} from "../../contracts/governance/ICharter.sol";
import {ISeats, SeatWeight} from "../../contracts/governance/ISeats.sol";
import {Acceptance, Enrolment, IAccounts} from "../../contracts/identity/IAccounts.sol";
import {IOrganizations} from "../../contracts/identity/IOrganizations.sol";
import {IFreezeOrders, Placement} from "../../contracts/supervision/IFreezeOrders.sol";
import {Direction} from "../../contracts/types/OrderWord.sol";
import {Placements} from "../fixtures/Placements.sol";
import {Office} from "../../contracts/types/Office.sol";
import {OrgId} from "../../contracts/types/OrgId.sol";
import {SubjectKind} from "../../contracts/types/Subject.sol";
import {Decision} from "../fixtures/Governing.sol";
import {Suite} from "../fixtures/Suite.sol";
import {Handler} from "./Handler.sol";

/// @title TurmoilHandler: weights, rates, seats, delays, accounts, freezes and rules change at random, by proper decisions
contract TurmoilHandler is Handler {
    uint32 private constant MEMBERS = 5;

    address[] private _officers;
    uint256 private _rotations;
    /// @notice Decisions that all live seats voted for and that did not succeed.
    uint256 public stuck;

    constructor(Suite memory suite_) Handler(suite_) {
        _officers = suite_.accounts.officers();
    }

    function setSeats(uint256 seed, uint8 from) external {
        uint32 first = from % 3;
        SeatWeight[] memory list = new SeatWeight[](MEMBERS - first);
        for (uint32 i = 0; i < list.length; ++i) {
            list[i] = SeatWeight(OrgId.wrap(first + i + 1), 30 + uint32(uint8(seed >> (i * 8)) % 12));
        }
        _decide(address(suite.seats), abi.encodeCall(ISeats.set, (list)), "setSeats");
    }

    function suspendSeat(uint8 pick) external {
        _decide(address(suite.seats), abi.encodeCall(ISeats.suspend, (_member(pick))), "suspendSeat");
    }

    function setCharter(uint16 participation, uint16 approval, uint32 period) external {
        ClassTerms[4] memory terms;
        for (uint16 i = 0; i < 4; ++i) {
            terms[i] = ClassTerms(
                5_000 + (participation % 3_000) / (i + 1),
                5_000 + (approval % 3_000) / (i + 1),
                1 hours + (period % 20 days)
            );
        }
        _decide(address(suite.charter), abi.encodeCall(ICharter.set, (terms)), "setCharter");
    }

    function setDelays(uint32 a, uint32 b) external {
        uint32 strict = 1 days + (a % 20 days);
        uint32[4] memory delays = [strict, strict, 1 days, b % 1 days];
        _decide(address(suite.authority), abi.encodeCall(IAuthority.setClassDelays, (delays)), "setDelays");
    }

    function suspendOrganization(uint8 pick) external {
        bytes memory call = abi.encodeCall(IOrganizations.suspend, (_member(pick)));
        _decide(address(suite.organizations), call, "suspendOrganization");
    }

    function reinstateOrganization(uint8 pick) external {
        bytes memory call = abi.encodeCall(IOrganizations.reinstate, (_member(pick)));
        _decide(address(suite.organizations), call, "reinstateOrganization");
    }

    function freezeSeat(uint8 pick, uint8 officer, uint40 duration) external {
        bytes memory call = abi.encodeCall(
            IFreezeOrders.freeze,
            (Placements.onAccount(_seatAccount(pick), Direction.Both, 1 + (duration % 72 hours)))
        );
        _as(_officers[officer % _officers.length], address(suite.freezeOrders), call, "freezeSeat");
    }

    function freezeSeatByDecision(uint8 pick) external {
        bytes memory call = abi.encodeCall(
            IFreezeOrders.freezeByDecision,
            (Placements.onAccount(_seatAccount(pick), Direction.Both, 0))
        );
        _decide(address(suite.freezeOrders), call, "freezeSeatByDecision");
    }

    function freezeOrganization(uint8 pick, uint8 officer, uint40 duration) external {
        bytes memory call = abi.encodeCall(IFreezeOrders.freeze, (_onMember(pick, 1 + (duration % 72 hours))));
        _as(_officers[officer % _officers.length], address(suite.freezeOrders), call, "freezeOrganization");
    }

    function freezeOrganizationByDecision(uint8 pick) external {
        bytes memory call = abi.encodeCall(IFreezeOrders.freezeByDecision, (_onMember(pick, 0)));
        _decide(address(suite.freezeOrders), call, "freezeOrganizationByDecision");
    }

    function rotateSeat(uint8 pick) external {
        OrgId member = _member(pick);
        Enrolment memory enrolment = _enrolment(member, Office.Seat, ++_rotations);
        Acceptance memory acceptance = _accept(address(suite.accounts), enrolment, _rotations);
        _decide(address(suite.accounts), abi.encodeCall(IAccounts.enrolSeat, (enrolment, acceptance)), "rotateSeat");
    }

    function revokeSeat(uint8 pick) external {
        bytes memory call = abi.encodeCall(IAccounts.revokeSeat, (_seatAccount(pick)));
        _decide(address(suite.accounts), call, "revokeSeat");
    }

    /// @dev Rules that answer no, revert, or burn their gas.
    function breakRules(uint8 how) external {
        bytes[3] memory code = [bytes(hex"5f5f5260205ff3"), hex"5f5ffd", hex"fe"];
        vm.etch(address(suite.rules), code[how % 3]);
        _count("breakRules");
    }

    function pass(uint32 time) external {
        _wait(time % 10 days);
    }

    /// @dev Every live seat for it. It must succeed. An execution that the bounds refuse reverts, and leaves no trace here.
    function _decide(address target, bytes memory data, bytes32 move) private {
        _wait(1);
        Decision memory decision = _propose(_liveSeats()[0], target, data);
        _pass(decision);
        if (suite.committee.state(decision.id) != IGovernor.ProposalState.Succeeded) {
            ++stuck;
            return;
        }
        _complete(decision);
        _count(move);
    }

    function _member(uint8 pick) private pure returns (OrgId) {
        return OrgId.wrap(1 + (pick % MEMBERS));
    }

    function _onMember(uint8 pick, uint256 duration) private pure returns (Placement memory) {
        return Placements.on(SubjectKind.Organization, OrgId.unwrap(_member(pick)), Direction.Both, duration);
    }

    function _seatAccount(uint8 pick) private view returns (address) {
        return suite.accounts.seatAccountOf(_member(pick));
    }
}
