// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Office} from "../types/Office.sol";
import {MethodWord} from "../types/MethodWord.sol";
import {OrgId} from "../types/OrgId.sol";
import {TargetStatus} from "../types/TargetWord.sol";

/// @notice Who may call one function of a managed target.
/// @param offices the offices, each once
/// @param listed whether accounts of the function's list may too
/// @param essential whether only a decision changes it: redemption, recovery, freeze
struct Opening {
    bytes4 selector;
    Office[] offices;
    bool listed;
    bool essential;
}

/// @title IMethodLists: which function of a target is open to whom
/// @notice A known target is open to every active account until it is managed; then a function is open to the offices
/// and listed accounts that were entered for it, and to nobody else. Opening takes a decision. The OrgAdmin of the
/// organization that administers a target may close alone what is not essential: that lapses after 72 hours unless a
/// second OrgAdmin of it or a decision confirms.
/// @dev Trust: it writes into Standing and nothing else; rules read Standing alone. Targets of the suite are never managed.
interface IMethodLists {
    /// @notice The target is unknown, or one of the suite's own contracts.
    error MethodTargetUnfit(address target, TargetStatus status);
    /// @notice The target is not managed.
    error MethodTargetNotManaged(address target);
    /// @notice `caller` is no account of the organization that administers the target.
    error MethodNotAdministrator(address target, OrgId administrator, address caller);
    /// @notice The function is essential: only a decision changes it.
    error MethodEssential(address target, bytes4 selector);
    /// @notice The act would open what is closed, or changes nothing; an OrgAdmin may only close.
    error MethodNotTighter(address target, bytes4 selector);
    /// @notice Nothing is tightened provisionally now, or the caller is the one who did it.
    error MethodNothingToConfirm(address target, bytes4 selector, address caller);

    /// @notice From now on the target's functions are open as entered only, or again to every active account.
    event TargetManaged(address indexed target, bool managed);
    /// @notice `organization` administers the target.
    event AdministratorSet(address indexed target, OrgId indexed organization);
    /// @notice By decision, the function is open to these offices (one bit each, by number), and to listed accounts.
    event MethodOpened(address indexed target, bytes4 indexed selector, uint16 offices, bool listed, bool essential);
    /// @notice By decision, an account is on the list of a function, or off it.
    event AccountListed(address indexed target, bytes4 indexed selector, address indexed account, bool listed);
    /// @notice An OrgAdmin left a function open to these holders only (offices, and bit 16 for its list).
    event MethodTightened(address indexed target, bytes4 indexed selector, address by, uint256 holders, uint40 until);
    /// @notice A tightening holds until a decision opens again.
    event TighteningConfirmed(address indexed target, bytes4 indexed selector, address by);

    /// @notice Closes every function of a target but those entered, and enters these. Operation.
    function manage(address target, Opening[] calldata openings) external;

    /// @notice Opens a target to every active account again. Operation.
    function release(address target) external;

    /// @notice Says to whom functions of a managed target are open; ends their tightening. Operation.
    function open(address target, Opening[] calldata openings) external;

    /// @notice Puts accounts on the list of a function, or takes them off it. Operation.
    function list(address target, bytes4 selector, address[] calldata accounts, bool listed) external;

    /// @notice Names the organization whose OrgAdmin may tighten. Operation.
    function setAdministrator(address target, OrgId organization) external;

    /// @notice Leaves a function open to these of its holders only, for 72 hours. OrgAdmin.
    function tightenOwn(address target, bytes4 selector, Office[] calldata offices, bool listed) external;

    /// @notice Confirms what another OrgAdmin of the same organization tightened. OrgAdmin.
    function confirmOwn(address target, bytes4 selector) external;

    /// @notice Confirms a tightening by decision. Emergency.
    function confirmByDecision(address target, bytes4 selector) external;

    /// @notice Who may call a function, as recorded.
    function methodOf(address target, bytes4 selector) external view returns (MethodWord);

    /// @notice Whether an account is on the list of a function.
    function isListed(address target, bytes4 selector, address account) external view returns (bool);

    /// @notice The organization that administers a target; 0 when none does.
    function administratorOf(address target) external view returns (OrgId);
}
