// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Office} from "../types/Office.sol";
import {MethodWord} from "../types/MethodWord.sol";
import {OrgId} from "../types/OrgId.sol";
import {TargetStatus} from "../types/TargetWord.sol";

/// @notice Who may call one function of a managed target.
/// @param offices the offices, each once; never None
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
/// second account of it or a decision confirms, and is not repeated by the same account within 30 days.
/// @dev Trust: it writes into Standing and nothing else; rules read Standing alone. Targets of the suite are never
/// managed. Two accounts of the administering organization can close what a decision opened: a decision that must hold
/// against them names another administrator, or enters the function as essential. No
/// OrgAdmin closes an office that regulators hold (Regulator, Sentinel), or a list while a regulator's account is on it;
/// whose an account is counts as it is listed, so that a regulator's is enrolled first.
interface IMethodLists {
    /// @notice The target is unknown, or one of the suite's own contracts.
    error MethodTargetUnfit(address target, TargetStatus status);
    /// @notice The target is not managed.
    error MethodTargetNotManaged(address target);
    /// @notice None, which any contract in force holds for one that asks, is no office that a function is open to.
    error MethodOfficeUnfit(address target, bytes4 selector);
    /// @notice No organization has this number.
    error MethodAdministratorUnknown(address target, OrgId organization);
    /// @notice `caller` is no account of the organization that administers the target.
    error MethodNotAdministrator(address target, OrgId administrator, address caller);
    /// @notice The function is essential, or this would close it to a regulator: only a decision does.
    error MethodEssential(address target, bytes4 selector);
    /// @notice The act would open what is closed, or changes nothing; an OrgAdmin may only close.
    error MethodNotTighter(address target, bytes4 selector);
    /// @notice Nobody confirmed what `caller` closed of this function: until `again` another account does, or a decision.
    error MethodTightenedBefore(address target, bytes4 selector, address caller, uint40 again);
    /// @notice The function is not open to just these holders provisionally; or who closed it holds the office no longer.
    error MethodNothingToConfirm(address target, bytes4 selector);
    /// @notice `caller` cannot be the second: who closed it, or in an office that its OrgAdmin gives, or not in force.
    error MethodSecondNeeded(address caller);

    /// @notice From now on the target's functions are open as entered from here on only, or again to every active account.
    event TargetManaged(address indexed target, bool managed);
    /// @notice `organization` administers the target.
    event AdministratorSet(address indexed target, OrgId indexed organization);
    /// @notice By decision, the function is open to these offices (one bit each, by number), and to listed accounts.
    event MethodOpened(address indexed target, bytes4 indexed selector, uint16 offices, bool listed, bool essential);
    /// @notice By decision, an account is on the list of a function, or off it.
    event AccountListed(address indexed target, bytes4 indexed selector, address indexed account, bool listed);
    /// @notice What an OrgAdmin left open of a function (offices, and bit 16 for its list); again when a regulator's account
    /// comes on the list, which is open then.
    event MethodTightened(address indexed target, bytes4 indexed selector, address by, uint256 holders, uint40 until);
    /// @notice What a tightening left holds until a decision opens more.
    event TighteningConfirmed(address indexed target, bytes4 indexed selector, address by);

    /// @notice Closes every function of a target but those entered, and enters these; earlier entries and lists are void.
    /// Operation.
    function manage(address target, Opening[] calldata openings) external;

    /// @notice Opens a target to every active account again. Operation.
    function unmanage(address target) external;

    /// @notice Says to whom functions of a managed target are open; ends their tightening. The accounts on a function's
    /// list stay on it. Operation.
    function open(address target, Opening[] calldata openings) external;

    /// @notice Puts accounts on the list of a function, or takes them off it. Operation.
    function list(address target, bytes4 selector, address[] calldata accounts, bool listed) external;

    /// @notice Names the organization whose OrgAdmin may tighten; 0 for the one that the release names, where there is one.
    /// Operation.
    function setAdministrator(address target, OrgId organization) external;

    /// @notice Leaves a function open to these of its holders only, for 72 hours; closing more of it before they are over
    /// does not begin them anew for the same account. OrgAdmin.
    function tightenOwn(address target, bytes4 selector, Office[] calldata offices, bool listed) external;

    /// @notice Confirms that a function was left open to just these holders, by another account of the same organization
    /// who is still its OrgAdmin. Any account of it in an office that its OrgAdmin does not give.
    function confirmOwn(address target, bytes4 selector, Office[] calldata offices, bool listed) external;

    /// @notice Confirms by decision that a function was left open to just these holders. Emergency.
    function confirmByDecision(address target, bytes4 selector, Office[] calldata offices, bool listed) external;

    /// @notice Who may call a function, as recorded.
    function methodOf(address target, bytes4 selector) external view returns (MethodWord);

    /// @notice Whether an account is on the list of a function.
    function isListed(address target, bytes4 selector, address account) external view returns (bool);

    /// @notice The organization that administers a target, by decision or as its release says; 0 when none does.
    function administratorOf(address target) external view returns (OrgId);

    /// @notice Who last closed a function alone and was not confirmed; zero when nobody did.
    function tightenedBy(address target, bytes4 selector) external view returns (address);
}
