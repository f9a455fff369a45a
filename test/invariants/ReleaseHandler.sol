// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IReleases, Submission} from "../../contracts/release/IReleases.sol";
import {Office} from "../../contracts/types/Office.sol";
import {OrgId} from "../../contracts/types/OrgId.sol";
import {DeploymentMode, ReleaseId, ReleaseStatus, Version} from "../../contracts/types/Release.sol";
import {Suite} from "../fixtures/Suite.sol";
import {Handler} from "./Handler.sol";

/// @title ReleaseHandler: code of every kind is submitted, approved, published, stopped and ended by whoever tries
/// @dev Keeps its own book of what was said of each and who did what, against which Releases is held.
contract ReleaseHandler is Handler {
    /// @dev `code` is the number of the code submitted; the words say how it was approved.
    struct Entry {
        uint8 code;
        bool factory;
        bool upgradeable;
        bool approved;
        bool unscanned;
        bool bySeat;
        address published;
    }

    /// @notice Publications by the developer's own group, of other code than was submitted, or of what nobody approved.
    uint256 public improper;

    bytes[] private _codes;
    mapping(uint256 release => Entry) private _entries;

    constructor(Suite memory suite_) Handler(suite_) {
        _codes.push(hex"00"); // stops
        _codes.push(hex"60015f5260205ff3"); // answers one word
        _codes.push(hex"5f5f5f5f5f5af4"); // 2: runs the code of others
        _codes.push(hex"5f5f5ff0"); // 3: creates
        _codes.push(hex"5f5f5f5ff5"); // 4: creates where it likes
        _codes.push(hex"5f5f5f5f5f5f5af2"); // 5: as 2, in the old way
        _codes.push(hex"5fff"); // 6: ends itself
        _codes.push(hex"ef"); // of another format
    }

    function submit(uint8 code, bool factory, bool upgradeable) public {
        code = uint8(code % _codes.length);
        Submission memory submission = Submission({
            name: "tool",
            version: Version.wrap(uint96(suite.releases.count() + 1)),
            initCodeHash: keccak256(initCodeOf(code)),
            sourceHash: "source",
            auditHash: "audit",
            sourceUri: "",
            factory: factory,
            upgradeable: upgradeable,
            administrator: BANK_A,
            predecessor: ReleaseId.wrap(0)
        });
        bytes memory call = abi.encodeCall(IReleases.submit, (submission));
        if (!_as(_address(BANK_A, Office.Developer, 0), address(suite.releases), call, "submit")) return;
        Entry storage entry = _entries[suite.releases.count()];
        (entry.code, entry.factory, entry.upgradeable) = (code, factory, upgradeable);
    }

    function approve(uint8 pick, uint8 code, bool unscanned) public {
        uint256 number = _in(ReleaseStatus.Submitted, pick);
        bytes4 selector = unscanned ? IReleases.approveUnscanned.selector : IReleases.approve.selector;
        bytes32 hash = keccak256(initCodeOf(_mostly(number, code)));
        if (!_asCommittee(address(suite.releases), abi.encodeWithSelector(selector, number, hash), "approve")) return;
        (_entries[number].approved, _entries[number].unscanned) = (true, unscanned);
    }

    /// @dev Of the developer's own organization too.
    function approveAsSeat(uint8 pick, uint8 seat) external {
        uint256 number = _in(ReleaseStatus.Submitted, pick);
        address sender = _address(OrgId.wrap(1 + (seat % 5)), Office.Seat, 0);
        bytes32 hash = keccak256(initCodeOf(_entries[number].code));
        bytes memory call = abi.encodeCall(IReleases.approveAsSeat, (ReleaseId.wrap(uint32(number)), hash));
        if (!_as(sender, address(suite.releases), call, "approveAsSeat")) return;
        if (seat % 5 == 0) ++improper;
        (_entries[number].approved, _entries[number].bySeat) = (true, true);
    }

    /// @dev By an Operator of the developer's own organization, or of another; mostly what was submitted.
    function publish(uint8 pick, uint8 by, uint8 code) public {
        uint256 number = _in(ReleaseStatus.Approved, pick);
        bool own = by % 4 == 3;
        bytes memory initCode = initCodeOf(_mostly(number, code));
        bytes memory call = abi.encodeCall(IReleases.publish, (ReleaseId.wrap(uint32(number)), initCode));
        address sender = _address(own ? BANK_A : SERVICE, Office.Operator, 0);
        if (!_as(sender, address(suite.releases), call, "publish")) return;
        Entry storage entry = _entries[number];
        bool same = keccak256(initCode) == keccak256(initCodeOf(entry.code));
        if (own || !same || !entry.approved || entry.published != address(0)) ++improper;
        entry.published = suite.releases.release(ReleaseId.wrap(uint32(number))).target;
    }

    function judge(uint8 pick, uint8 act) external {
        bytes4[4] memory acts = [
            IReleases.suspend.selector,
            IReleases.resume.selector,
            IReleases.retire.selector,
            IReleases.reject.selector
        ];
        bytes32[4] memory moves = [bytes32("suspend"), "resume", "retire", "reject"];
        ReleaseStatus[4] memory needed = [
            ReleaseStatus.Active,
            ReleaseStatus.Suspended,
            ReleaseStatus.Suspended,
            ReleaseStatus.Submitted
        ];
        bytes memory call = abi.encodeWithSelector(acts[act % 4], _in(needed[act % 4], pick));
        _asCommittee(address(suite.releases), call, moves[act % 4]);
    }

    function withdraw(uint8 pick) external {
        bytes memory call = abi.encodeCall(
            IReleases.withdraw,
            (ReleaseId.wrap(uint32(_in(ReleaseStatus.Submitted, pick))))
        );
        _as(_address(BANK_A, Office.Developer, 0), address(suite.releases), call, "withdraw");
    }

    function setMode(bool listed) external {
        bytes memory mode = abi.encodeCall(
            IReleases.setMode,
            (listed ? DeploymentMode.ListedDevelopers : DeploymentMode.CommitteeOnly)
        );
        _asCommittee(address(suite.releases), mode, "setMode");
        _asCommittee(address(suite.releases), abi.encodeCall(IReleases.setListed, (BANK_A, listed)), "setListed");
    }

    /// @dev From its submission to its publication, declared as its code asks.
    function release(uint8 code) external {
        code = uint8(code % _codes.length);
        bool declared = code >= 2 && code <= 4;
        submit(code, code == 3 || code == 4, code == 2);
        approve(0, 0, declared);
        publish(0, 0, 0);
    }

    function entryOf(uint256 number) external view returns (Entry memory) {
        return _entries[number];
    }

    /// @notice What a code leaves on the chain.
    function codeOf(uint8 code) external view returns (bytes memory) {
        return _codes[code];
    }

    /// @notice Creation code that copies what is behind it.
    function initCodeOf(uint8 code) public view returns (bytes memory) {
        uint8 length = uint8(_codes[code].length);
        return abi.encodePacked(hex"60", length, hex"600a5f3960", length, hex"5ff3", _codes[code]);
    }

    /// @dev In most cases the code that was submitted.
    function _mostly(uint256 number, uint8 code) private view returns (uint8) {
        return code < 224 ? _entries[number].code : uint8(code % _codes.length);
    }

    /// @dev In most cases the latest in a status, of the six latest; else one of the two latest.
    function _in(ReleaseStatus status, uint8 pick) private view returns (uint256) {
        uint256 count = suite.releases.count();
        for (uint256 i = count; pick < 192 && i > 0 && i + 6 > count; --i) {
            if (suite.releases.release(ReleaseId.wrap(uint32(i))).status == status) return i;
        }
        return count > pick % 2 ? count - (pick % 2) : count;
    }
}
