// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {OrgKind, OrgStatus} from "../types/Organization.sol";
import {OrgId} from "../types/OrgId.sol";

/// @notice A legal entity of the consortium.
/// @param name short name, unique, ASCII left-aligned; never the name of a natural person
/// @param group common owner, as declared; two organizations of one group count once wherever independence counts
/// @param accountCap how many Participants and Issuers its OrgAdmin may enrol without the committee
struct Organization {
    bytes32 name;
    bytes32 group;
    OrgKind kind;
    OrgStatus status;
    uint32 accountCap;
}

/// @notice What is declared of a new organization. See {Organization}.
struct NewOrganization {
    bytes32 name;
    bytes32 group;
    OrgKind kind;
    uint32 accountCap;
}

/// @title Organizations: the legal entities of the consortium
/// @notice Suspending an organization stops all its accounts from the next transaction on, except that its Seat account
/// still reaches the Committee. Its seat keeps its weight.
/// @dev Regulators have functions of their own, all of Constitution class; the ordinary ones refuse them.
interface IOrganizations {
    /// @notice No organization has this number.
    error OrganizationUnknown(OrgId organization);
    /// @notice A name or group is empty, or the name is taken by `holder`.
    error OrganizationNameUnfit(bytes32 name, OrgId holder);
    /// @notice This function is not for organizations of `kind`.
    error OrganizationWrongKind(OrgKind kind);
    /// @notice The organization is already, or not, in the state that the act needs.
    error OrganizationUnexpectedStatus(OrgId organization, OrgStatus status);

    /// @notice A new organization, active.
    event OrganizationRegistered(
        OrgId indexed organization,
        bytes32 indexed name,
        bytes32 indexed group,
        OrgKind kind,
        uint32 accountCap
    );
    /// @notice All accounts of the organization are stopped.
    event OrganizationSuspended(OrgId indexed organization);
    /// @notice The accounts of the organization act again, each as it stands.
    event OrganizationReinstated(OrgId indexed organization);
    /// @notice The OrgAdmin's own enrolments are capped anew.
    event AccountCapSet(OrgId indexed organization, uint32 accountCap);

    /// @notice Registers a Member or Service. Operation.
    function register(NewOrganization calldata organization) external returns (OrgId);

    /// @notice Registers a Regulator. Constitution.
    function registerRegulator(NewOrganization calldata organization) external returns (OrgId);

    /// @notice Suspends a Member or Service. Emergency.
    function suspend(OrgId organization) external;

    /// @notice Suspends a Regulator: its officers and Sentinels lose their powers. Constitution.
    function suspendRegulator(OrgId organization) external;

    /// @notice Ends the suspension of a Member or Service. Operation.
    function reinstate(OrgId organization) external;

    /// @notice Ends the suspension of a Regulator. Constitution.
    function reinstateRegulator(OrgId organization) external;

    /// @notice Sets how many Participants and Issuers the OrgAdmin may enrol alone. Operation.
    function setAccountCap(OrgId organization, uint32 accountCap) external;

    /// @notice An organization; reverts when unknown.
    function organization(OrgId id) external view returns (Organization memory);

    /// @notice The organization of that name; 0 when there is none.
    function idOf(bytes32 name) external view returns (OrgId);

    /// @notice How many organizations there are; their numbers are 1 to this.
    function count() external view returns (uint256);

    /// @notice Up to `limit` organizations from number `first` on.
    function page(uint256 first, uint256 limit) external view returns (Organization[] memory);
}
