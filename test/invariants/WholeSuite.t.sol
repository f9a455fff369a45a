// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ReleaseId} from "../../contracts/types/Release.sol";
import {AssetFounding} from "../fixtures/AssetFounding.sol";
import {Founding} from "../fixtures/Founding.sol";
import {AccountChecks} from "./AccountChecks.sol";
import {AdminChecks} from "./AdminChecks.sol";
import {AssetChecks} from "./AssetChecks.sol";
import {DirectiveChecks} from "./DirectiveChecks.sol";
import {EngineQuestions} from "./EngineQuestions.sol";
import {FreezeChecks} from "./FreezeChecks.sol";
import {RandomPlay} from "./RandomPlay.sol";
import {ReleaseChecks} from "./ReleaseChecks.sol";
import {SeatChecks} from "./SeatChecks.sol";
import {ValidatorChecks} from "./ValidatorChecks.sol";
import {VotingChecks} from "./VotingChecks.sol";
import {WholeFounding} from "./WholeFounding.sol";

/// @title The whole suite: what docs/invariants.md says of every state holds while all rooms are in play at once
/// @dev Messages begin with the number of the invariant. Most of what is random in a check follows from the state.
contract WholeSuiteTest is
    RandomPlay,
    AccountChecks,
    AdminChecks,
    AssetChecks,
    DirectiveChecks,
    EngineQuestions,
    FreezeChecks,
    ReleaseChecks,
    SeatChecks,
    ValidatorChecks,
    VotingChecks
{
    /// @dev How often each handler is favoured, for how many moves, and after how many of them everything is checked.
    uint256 private constant ROUNDS = 4;
    uint256 private constant MOVES = 80;
    uint256 private constant STEP = 20;

    function setUp() public override(Founding, WholeFounding, AssetFounding) {
        super.setUp();
    }

    /// forge-config: default.invariant.runs = 10
    /// forge-config: default.invariant.depth = 100
    /// forge-config: deep.invariant.runs = 250
    /// forge-config: deep.invariant.depth = 200
    function invariant_everyRoomHolds() public {
        _everythingHolds();
    }

    /// forge-config: default.invariant.runs = 4
    /// forge-config: default.invariant.depth = 30
    /// forge-config: deep.invariant.runs = 60
    /// forge-config: deep.invariant.depth = 100
    function invariant_theCommitteeStillDecides() public {
        _theSmallerSeatsDecide();
    }

    function afterInvariant() public view {
        uint256 total;
        for (uint256 i = 0; i < handlers.length; ++i) total += handlers[i].total();
        assertTrue(total > 0, "nothing happened");
    }

    /// @dev What each room is for, one after the other, by its handler.
    function test_everyRoomActs() public {
        assets.transfer(0, 1, 2, 1_000);
        assets.draft(1, 0, 0, 0, 9);
        assets.issue(0);
        releasing.release(1);
        validating.admit(8, 1);
        validating.nextBlock(0);
        validating.promote(8);
        directing.draft(0, 0, 0);
        directing.advance(0, 2, 1);
        voting.carry(0, 3, 1);
        methods.tighten(0, 0, 0, false);
        turmoil.rotateSeat(2);
        regulator.strike(0);
        calming.calm();
        assertEq(assets.done("transfer") + assets.done("activate"), 2);
        assertEq(releasing.done("publish") + validating.done("promote"), 2);
        assertEq(directing.done("execute") + voting.done("execute"), 2);
        assertEq(methods.done("tighten") + turmoil.done("rotateSeat"), 2);
        assertEq(regulator.done("strike"), 10);
        assertTrue(calming.done("lift") >= 10);
        _everythingHolds();
    }

    /// @dev What the moves are worth: in games drawn from one seed these take effect, on which all others stand. That each
    /// other can is shown by the test of its handler.
    function test_movesOfEveryRoomTakeEffect() public {
        _addVerbs();
        string[] memory moves = _moves();
        uint256[] memory effects = new uint256[](100);
        uint256 start = vm.snapshotState();
        for (uint256 i = 0; i < ROUNDS * handlers.length; ++i) {
            _playOne(i);
            _addEffects(moves, effects);
            vm.revertToState(start);
        }
        uint256 at;
        for (uint256 i = 0; i < moves.length; ++i) {
            string[] memory names = _split(moves[i], ",");
            for (uint256 k = 0; k < names.length; ++k) {
                assertTrue(effects[at++] != 0, string.concat(names[k], " never took effect"));
            }
        }
    }

    function _playOne(uint256 round) private {
        for (uint256 j = 0; j < MOVES / STEP; ++j) {
            calming.calm();
            _play(handlers[round % handlers.length], uint256(keccak256(abi.encode(round, j))), STEP);
            _everythingHolds();
        }
        _theSmallerSeatsDecide();
    }

    /// @dev Adds how often each move took effect in this game.
    function _addEffects(string[] memory moves, uint256[] memory effects) private view {
        uint256 at;
        for (uint256 i = 0; i < moves.length; ++i) {
            string[] memory names = _split(moves[i], ",");
            for (uint256 k = 0; k < names.length; ++k) effects[at++] += handlers[i].done(bytes32(bytes(names[k])));
        }
    }

    /// @dev Of each handler, in their order.
    function _moves() private pure returns (string[] memory moves) {
        moves = new string[](12);
        moves[0] = "proposed";
        moves[1] = "grantRole,revokeRole,setTable,setDelays";
        moves[2] =
            "setSeats,setCharter,setDelays,suspendOrganization,freezeSeat,freezeSeatByDecision"
            ",freezeOrganization,freezeOrganizationByDecision,rotateSeat";
        moves[3] = "suspend account,revoke account,suspend organization,freeze,opposed";
        moves[4] = "propose,vote,deliver,queue,execute,veto,withdraw,overrule";
        moves[5] = "freeze,freezeAsSentinel,strike,lift,enrol";
        moves[6] = "admit,enrolOwn,demote,suspendOrganization,sync,nextBlock";
        moves[7] = "manage,unmanage,open,list,setAdministrator,tighten,confirm";
        moves[8] = "submit,approve,publish,suspend,withdraw,setMode,setListed";
        moves[9] = "draft,endorse,attest,approve,execute";
        moves[10] = "draft,prerelease,withdraw,attest,redeem,freeze,setFrozen,direct,rotate";
        moves[11] = "lift,reinstate";
    }

    function _everythingHolds() private {
        _powerIsShared();
        _theListIsSane();
        _validatorsAreOneNetwork(2);
        _recordsAgree();
        assertEq(validating.exceeded(), 0, "(6) too many changes in one block");
        _suspectsAreWatched();
        _assetsHold();
        _noUnscannedCode(releasing);
        _developersApproveNothing(releasing);
        _eachAccountHasOneOffice();
        _openToThoseWhoWereNamed(methods);
        uint256 seed = uint256(keccak256(abi.encode(vm.getBlockTimestamp(), assets.total(), voting.total())));
        _askEngineQuestions(_senderAt(seed), _targetAt(seed >> 16), seed >> 32);
    }

    function _powerIsShared() private view {
        assertEq(lone.done("reached") + lone.done("routed") + lone.done("decided"), 0, "(1) a key alone");
        _everyVoiceReachesTheCommittee();
        _theSeatsAddUp();
        assertEq(turmoil.stuck(), 0, "(2) unanimity failed");
        _onlyTheCommitteeHoldsAdminPower(admin);
        _theTableKeepsItsPlace();
        assertEq(admin.done("fenced") + admin.done("abdicate"), 0, "(3) the fence gave way");
        _everySeatVotesItsWeight();
        _delaysHaveAFloor();
        _decisionsAreSound(voting);
    }

    function _suspectsAreWatched() private view {
        _frozenExactlyWhileSomeOrderSaysSo(_senderAt(vm.getBlockTimestamp()));
        _eachIsCarriedOutAtMostOnce(directing, directed);
        _noneBeforeItsDelay(directing);
        _noneWithoutEachAuthority(directing);
        _eachDirectiveStandsWhereItShould(directing);
    }

    function _assetsHold() private view {
        _supplyIsConserved(assets);
        _eachAssetStandsWhereItShould(assets);
        _nothingMovesOutOfTurn(assets);
        _othersInspect(assets);
        _oneLiveAssetPerLock(assets);
    }

    /// @dev Mostly an account, else nobody, the zero address or a contract.
    function _senderAt(uint256 seed) private view returns (address) {
        uint256 count = suite.accounts.count();
        uint256 pick = seed % (count + 3);
        if (pick < count) return suite.accounts.page(pick, 1)[0].account;
        address[3] memory others = [OUTSIDER, address(0), address(suite.authority)];
        return others[pick - count];
    }

    /// @dev A contract of the suite, one that comes and goes, or none.
    function _targetAt(uint256 seed) private view returns (address) {
        uint256 releases = suite.releases.count();
        if (seed % 4 == 0) return _suiteTarget(seed >> 2);
        if (seed % 4 == 1) return address(suite.committee);
        if (seed % 4 == 2) return seed % 8 == 2 ? address(suite.notice) : address(token);
        if (releases == 0) return address(uint160(seed % 2));
        return suite.releases.release(ReleaseId.wrap(uint32(1 + ((seed >> 2) % releases)))).target;
    }

    function _suiteTarget(uint256 seed) private view returns (address) {
        address[6] memory targets = [
            address(suite.authority),
            address(suite.standing),
            address(suite.accounts),
            address(suite.freezeOrders),
            address(suite.assetRegister),
            INGRESS
        ];
        return targets[seed % 6];
    }
}
