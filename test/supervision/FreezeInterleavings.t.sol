// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IStanding} from "../../contracts/identity/IStanding.sol";
import {IFreezeOrders, Placement} from "../../contracts/supervision/IFreezeOrders.sol";
import {Office} from "../../contracts/types/Office.sol";
import {OrgId} from "../../contracts/types/OrgId.sol";
import {Direction, FOR_GOOD} from "../../contracts/types/OrderWord.sol";
import {Subject, SubjectKind} from "../../contracts/types/Subject.sol";
import {FrozenWords} from "../fixtures/FrozenWords.sol";
import {Placements} from "../fixtures/Placements.sol";
import {SecondRegulator} from "../fixtures/SecondRegulator.sol";

/// @title Two authorities order on one subject: it is frozen exactly while some live order says so, for the sum of amounts
/// @dev Each authority acts three times: it places an order, then does two of these in any sequence: it confirms the order,
/// lifts it, waits for the second in which it would lapse. All interleavings of both are played, each on a fresh suite. An
/// act that comes too late must be refused. Asked after each act, and in the second before each lapse.
contract FreezeInterleavingsTest is SecondRegulator {
    using FrozenWords for IStanding;

    enum Act {
        Place,
        Confirm,
        Lift,
        Lapse
    }

    /// @dev The acts of one authority; without placer it is the committee, without second officer that confirms and lifts.
    struct Line {
        address placer;
        address second;
        Direction direction;
        uint168 amount;
        uint40 duration;
    }

    /// @dev What the test knows of an order.
    struct Known {
        uint256 order;
        uint40 end;
        uint40 until;
        bool lifted;
    }

    /// @dev `acts` byte by byte: 0 to 3 are the first authority's, 4 to 7 the second's.
    error InterleavingDiffers(bytes6 acts, uint256 played, uint256 expected, uint256 found);

    uint256 private constant ACTS = 4;
    /// @dev Acts of one authority.
    uint256 private constant LENGTH = 3;
    /// @dev Ways to interleave two lines of three acts, of which the first is given and the others are two of three.
    uint256 private constant INTERLEAVINGS = 20 * 6 * 6;

    Line[2] private _lines;
    Subject private _subject;
    bytes6 private _acts;
    uint256 private _played;

    /// @dev The committee's lifts of the first two orders have waited their delay.
    function setUp() public override {
        super.setUp();
        address committee = address(suite.committee);
        for (uint256 order = 1; order <= 2; ++order) {
            vm.prank(committee);
            suite.authority.schedule(
                address(suite.freezeOrders),
                abi.encodeCall(IFreezeOrders.liftByDecision, (order)),
                0
            );
        }
        vm.warp(vm.getBlockTimestamp() + 1 days);
    }

    function test_account() public {
        _about(SubjectKind.Account, uint160(_address(BANK_A, Office.Participant, 0)));
        _playAll(_regulator(Direction.Both), _committee(Direction.Send));
        _playAll(_regulator(Direction.Send), _secondRegulator(Direction.Both));
    }

    function test_organization() public {
        _about(SubjectKind.Organization, OrgId.unwrap(BANK_A));
        _playAll(_regulator(Direction.Send), _committee(Direction.Receive));
        _playAll(_regulator(Direction.Both), _secondRegulator(Direction.Receive));
    }

    function test_contract() public {
        _about(SubjectKind.Contract, uint160(address(suite.notice)));
        _playAll(_regulator(Direction.Both), _committee(Direction.Both));
        _playAll(_regulator(Direction.Both), _secondRegulator(Direction.Both));
    }

    function test_holding() public {
        _about(SubjectKind.Holding, uint160(_address(BANK_A, Office.Participant, 0)));
        _playAll(_regulator(Direction.Both), _committee(Direction.Send));
        _playAll(_regulator(Direction.Receive), _secondRegulator(Direction.Send));
    }

    function test_amounts() public {
        _about(SubjectKind.Holding, uint160(_address(BANK_A, Office.Participant, 0)));
        _playAll(_of(_regulator(Direction.Send), 30), _of(_committee(Direction.Send), 12));
        _playAll(_of(_regulator(Direction.Send), 30), _secondRegulator(Direction.Both));
    }

    /// @dev The committee judges what the regulator placed.
    function test_judgedByTheCommittee() public {
        _about(SubjectKind.Organization, OrgId.unwrap(BANK_A));
        Line memory judged = _regulator(Direction.Both);
        judged.second = address(0);
        _playAll(judged, _secondRegulator(Direction.Send));
    }

    /// @dev Plays one interleaving; a call of its own, whose memory ends with it.
    function play(bytes6 acts) external {
        _acts = acts;
        Known[2] memory known;
        for (_played = 0; _played < 2 * LENGTH; ++_played) {
            uint256 step = uint8(acts[_played]);
            _perform(known, step / ACTS, Act(step % ACTS));
            _checkAll(known);
        }
    }

    function _playAll(Line memory a, Line memory b) private {
        (_lines[0], _lines[1]) = (a, b);
        assertEq(_playFrom(vm.snapshotState(), 0, 0, 0), INTERLEAVINGS);
    }

    /// @dev Goes on with every act that is still to come, and counts what was played to the end.
    function _playFrom(uint256 start, uint48 acts, uint256 length, uint256 done) private returns (uint256 count) {
        if (length == 2 * LENGTH) {
            this.play(bytes6(acts));
            vm.revertToState(start);
            return 1;
        }
        for (uint256 step = 0; step < 2 * ACTS; ++step) {
            uint256 ofLine = (done >> (step - (step % ACTS))) & 0xf;
            bool first = Act(step % ACTS) == Act.Place;
            if (done & (1 << step) != 0 || (ofLine == 0) != first || _isComplete(ofLine)) continue;
            count += _playFrom(start, (acts << 8) | uint48(step), length + 1, done | (1 << step));
        }
    }

    /// @dev Whether an authority has acted three times: but one of four acts is done.
    function _isComplete(uint256 ofLine) private pure returns (bool) {
        uint256 left = ~ofLine & 0xf;
        return left & (left - 1) == 0;
    }

    function _perform(Known[2] memory known, uint256 i, Act act) private {
        Line memory line = _lines[i];
        Known memory own = known[i];
        if (act == Act.Place) {
            _expect(1, _place(line) ? 1 : 0);
            own.order = suite.freezeOrders.count();
            own.end = own.until = uint40(vm.getBlockTimestamp()) + line.duration;
        } else if (act == Act.Lapse) {
            if (own.end <= vm.getBlockTimestamp()) return;
            vm.warp(own.end - 1);
            _checkAll(known);
            vm.warp(own.end);
        } else {
            bool possible = _isLive(own) && (act == Act.Lift || own.until != FOR_GOOD);
            _expect(possible ? 1 : 0, (act == Act.Lift ? _lift(line, own.order) : _confirm(line, own.order)) ? 1 : 0);
            if (possible && act == Act.Lift) own.lifted = true;
            if (possible && act == Act.Confirm) own.until = FOR_GOOD;
        }
    }

    function _place(Line memory line) private returns (bool) {
        Placement memory placement = Placements.about(_subject, line.direction, line.amount, line.duration);
        bytes4 selector =
            line.placer == address(0) ? IFreezeOrders.freezeByDecision.selector : IFreezeOrders.freeze.selector;
        return _call(line.placer, abi.encodeWithSelector(selector, placement));
    }

    function _confirm(Line memory line, uint256 order) private returns (bool) {
        bytes4 selector =
            line.second == address(0) ? IFreezeOrders.confirmByDecision.selector : IFreezeOrders.confirm.selector;
        return _call(line.second, abi.encodeWithSelector(selector, order));
    }

    function _lift(Line memory line, uint256 order) private returns (bool) {
        if (line.second == address(0)) {
            return _call(address(0), abi.encodeCall(IFreezeOrders.liftByDecision, (order)));
        }
        bytes memory data = abi.encodeCall(IFreezeOrders.lift, (order));
        return _call(line.placer, data) && _call(line.second, data);
    }

    /// @dev As an officer, or as the committee whose decision has waited; what is refused is so because it comes too late.
    function _call(address caller, bytes memory data) private returns (bool success) {
        bytes memory answer;
        if (caller == address(0)) {
            vm.prank(address(suite.committee));
            (success, answer) = address(suite.authority).call(
                abi.encodeCall(suite.authority.execute, (address(suite.freezeOrders), data))
            );
        } else {
            vm.prank(caller);
            (success, answer) = address(suite.freezeOrders).call(data);
        }
        if (!success) _expect(uint32(IFreezeOrders.FreezeOrderNotOpen.selector), uint32(bytes4(answer)));
    }

    function _checkAll(Known[2] memory known) private view {
        _expect(
            (_isLive(known[0]) ? 1 : 0) + (_isLive(known[1]) ? 1 : 0),
            suite.freezeOrders.liveOrdersOf(_subject).length
        );
        if (_subject.kind == SubjectKind.Holding) return _checkHolding(known);
        (uint40 sendUntil, uint40 receiveUntil) = suite.standing.untilOf(_subject);
        _expect(_until(known, Direction.Send), _ahead(sendUntil));
        _expect(_until(known, Direction.Receive), _ahead(receiveUntil));
    }

    function _checkHolding(Known[2] memory known) private view {
        (uint256 amount, bool receiveFrozen) = suite.standing.frozenOf(_subject.asset, _subject.account());
        uint256 sum;
        for (uint256 i = 0; i < 2; ++i) {
            if (!_isLive(known[i]) || _lines[i].direction == Direction.Receive) continue;
            bool all = _lines[i].amount == 0 || sum == type(uint256).max;
            sum = all ? type(uint256).max : sum + _lines[i].amount;
        }
        _expect(sum, amount);
        _expect(_until(known, Direction.Receive) > 0 ? 1 : 0, receiveFrozen ? 1 : 0);
    }

    /// @dev Until when the live orders together freeze in a direction; 0 when none does.
    function _until(Known[2] memory known, Direction direction) private view returns (uint40 until) {
        for (uint256 i = 0; i < 2; ++i) {
            bool covers = uint8(_lines[i].direction) & uint8(direction) != 0;
            if (_isLive(known[i]) && covers && known[i].until > until) until = known[i].until;
        }
    }

    function _ahead(uint40 moment) private view returns (uint40) {
        return moment > vm.getBlockTimestamp() ? moment : 0;
    }

    function _isLive(Known memory known) private view returns (bool) {
        return known.order != 0 && !known.lifted && vm.getBlockTimestamp() < known.until;
    }

    function _expect(uint256 expected, uint256 found) private view {
        if (expected != found) revert InterleavingDiffers(_acts, _played + 1, expected, found);
    }

    function _about(SubjectKind kind, uint256 id) private {
        address asset = kind == SubjectKind.Holding ? address(suite.notice) : address(0);
        _subject = Subject(kind, bytes32(id), asset);
    }

    function _regulator(Direction direction) private pure returns (Line memory) {
        address placer = _address(REGULATOR, Office.Regulator, 0);
        return Line(placer, _address(REGULATOR, Office.Regulator, 1), direction, 0, 10 hours);
    }

    function _secondRegulator(Direction direction) private pure returns (Line memory) {
        address placer = _address(SECOND_REGULATOR, Office.Regulator, 0);
        return Line(placer, _address(SECOND_REGULATOR, Office.Regulator, 1), direction, 0, 7 hours);
    }

    function _committee(Direction direction) private pure returns (Line memory) {
        return Line(address(0), address(0), direction, 0, 7 hours);
    }

    function _of(Line memory line, uint168 amount) private pure returns (Line memory) {
        line.amount = amount;
        return line;
    }
}
