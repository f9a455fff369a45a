// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMethodLists, Opening} from "../../contracts/permissioning/IMethodLists.sol";
import {Office} from "../../contracts/types/Office.sol";
import {OrgId} from "../../contracts/types/OrgId.sol";
import {Suite} from "../fixtures/Suite.sol";
import {Handler} from "./Handler.sol";

/// @title MethodHandler: functions of two targets are opened, listed, tightened, confirmed and left open again at random
/// @dev Keeps its own book of who may call what, against which Standing is held.
contract MethodHandler is Handler {
    /// @dev Bits of offices, with LISTED for whoever is on the list; `tightened` holds until `until`.
    struct Entry {
        uint256 holders;
        uint256 tightened;
        uint256 until;
        address by;
    }

    uint256 private constant LISTED = 1 << 16;

    bytes4[3] public selectors = [bytes4(0x4b5f297a), 0xa9059cbb, 0x00000001];
    address[] public targets;
    address[] public callers;
    /// @notice How often a target was managed anew; 0 while it is open to everybody.
    mapping(address target => uint256) public editionOf;

    uint8[2] private _latest;
    bool private _latestListed;
    mapping(address target => uint256) private _editions;
    mapping(bytes32 method => Entry) private _entries;
    mapping(bytes32 method => mapping(address caller => bool)) private _listed;

    constructor(Suite memory suite_, address second) Handler(suite_) {
        targets = [address(suite_.notice), second];
        callers = [
            _address(BANK_A, Office.Participant, 0),
            _address(BANK_B, Office.Participant, 0),
            _address(BANK_A, Office.Issuer, 0),
            _address(SERVICE, Office.Inspector, 0)
        ];
    }

    function manage(uint8 pick, uint8 selector, uint8 office, bool listed) public {
        address target = targets[pick % 2];
        bytes memory call = abi.encodeCall(IMethodLists.manage, (target, _openings(selector, office, listed)));
        if (!_asCommittee(address(suite.methodLists), call, "manage")) return;
        editionOf[target] = ++_editions[target];
        _opened(target, selector, office, listed);
    }

    function unmanage(uint8 pick) external {
        address target = targets[pick % 2];
        bytes memory call = abi.encodeCall(IMethodLists.unmanage, (target));
        if (_asCommittee(address(suite.methodLists), call, "unmanage")) editionOf[target] = 0;
    }

    function open(uint8 pick, uint8 selector, uint8 office, bool listed) external {
        if (editionOf[targets[pick % 2]] == 0) manage(pick, selector, office, listed);
        address target = targets[pick % 2];
        bytes memory call = abi.encodeCall(IMethodLists.open, (target, _openings(selector, office, listed)));
        if (_asCommittee(address(suite.methodLists), call, "open")) _opened(target, selector, office, listed);
    }

    function list(uint8 pick, uint8 selector, uint8 caller, bool listed) external {
        if (editionOf[targets[pick % 2]] == 0) manage(pick, selector, caller, listed);
        (address target, bytes4 method) = (targets[pick % 2], selectors[selector % 3]);
        address[] memory accounts = new address[](1);
        accounts[0] = callers[caller % 4];
        bytes memory call = abi.encodeCall(IMethodLists.list, (target, method, accounts, listed));
        if (!_asCommittee(address(suite.methodLists), call, "list")) return;
        _listed[_key(target, method)][accounts[0]] = listed;
    }

    function setAdministrator(uint8 pick, uint8 organization) public {
        bytes memory call = abi.encodeCall(
            IMethodLists.setAdministrator,
            (targets[pick % 2], OrgId.wrap(organization % 3))
        );
        _asCommittee(address(suite.methodLists), call, "setAdministrator");
    }

    /// @dev To nobody, or to the list alone.
    function tighten(uint8 pick, uint8 selector, uint8 organization, bool listed) external {
        (address target, bytes4 method) = (targets[pick % 2], selectors[selector % 3]);
        if (editionOf[target] == 0) manage(pick, selector, organization, true);
        if (organization < 192) setAdministrator(pick, 1 + (organization % 2));
        address admin = _address(OrgId.wrap(1 + (organization % 2)), Office.OrgAdmin, 0);
        bytes memory call = abi.encodeCall(IMethodLists.tightenOwn, (target, method, new Office[](0), listed));
        if (!_as(admin, address(suite.methodLists), call, "tighten")) return;
        Entry storage entry = _entries[_key(target, method)];
        bool running = entry.by == admin && entry.until > vm.getBlockTimestamp();
        if (!running) entry.until = vm.getBlockTimestamp() + 72 hours;
        (entry.tightened, entry.by) = (listed ? LISTED : 0, admin);
        (_latest, _latestListed) = ([pick, selector], listed);
    }

    /// @dev Mostly what was tightened last.
    function confirm(uint8 pick, uint8 selector, bool listed) external {
        if (pick < 192) (pick, selector, listed) = (_latest[0], _latest[1], _latestListed);
        (address target, bytes4 method) = (targets[pick % 2], selectors[selector % 3]);
        bytes memory call = abi.encodeCall(IMethodLists.confirmByDecision, (target, method, new Office[](0), listed));
        if (!_asCommittee(address(suite.methodLists), call, "confirm")) return;
        _entries[_key(target, method)] = Entry(listed ? LISTED : 0, 0, 0, address(0));
    }

    /// @notice Whether the book opens a function to a caller of an office now.
    function isOpen(address target, bytes4 method, address caller, Office office) external view returns (bool) {
        if (editionOf[target] == 0) return true;
        bytes32 key = _key(target, method);
        Entry storage entry = _entries[key];
        uint256 holders = entry.holders;
        if (entry.until > vm.getBlockTimestamp()) holders &= entry.tightened;
        return (holders >> uint256(office)) & 1 == 1 || (holders & LISTED != 0 && _listed[key][caller]);
    }

    function _opened(address target, uint8 selector, uint8 office, bool listed) private {
        uint256 holders = 1 << (1 + (office % 9));
        _entries[_key(target, selectors[selector % 3])] = Entry(holders | (listed ? LISTED : 0), 0, 0, address(0));
    }

    function _openings(uint8 selector, uint8 office, bool listed) private view returns (Opening[] memory openings) {
        openings = new Opening[](1);
        Office[] memory offices = new Office[](1);
        offices[0] = Office(1 + (office % 9));
        openings[0] = Opening(selectors[selector % 3], offices, listed, office > 200);
    }

    function _key(address target, bytes4 method) private view returns (bytes32) {
        return keccak256(abi.encode(target, _editions[target], method));
    }
}
