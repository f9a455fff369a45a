// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {OrgId} from "../types/OrgId.sol";
import {DeploymentMode, ReleaseId, ReleaseStatus, Version} from "../types/Release.sol";

/// @notice What a developer declares of a release.
/// @param name lower case letters, digits and hyphens, left-aligned, beginning with a letter, at most 31; releases of one
/// name are versions of one contract
/// @param initCodeHash keccak256 of the creation code with its constructor arguments
/// @param sourceHash keccak256 of the compiler's whole input
/// @param auditHash keccak256 of the audit report; 0 when there is none
/// @param sourceUri where source and report are found; recorded in the event alone
/// @param factory whether it may create contracts, which nobody scans
/// @param upgradeable whether it may run the code of other contracts as its own, which nobody scans
/// @param administrator the organization that administers the contract, see IMethodLists
/// @param predecessor the release that it succeeds; 0 for none
struct Submission {
    bytes32 name;
    Version version;
    bytes32 initCodeHash;
    bytes32 sourceHash;
    bytes32 auditHash;
    string sourceUri;
    bool factory;
    bool upgradeable;
    OrgId administrator;
    ReleaseId predecessor;
}

/// @notice A release as recorded, see {Submission}.
/// @param target where the contract is, or will be
/// @param status as of now: a lapse is told without anybody recording it
/// @param since when it was submitted, or what moved it last (seconds)
/// @param developer the account that submitted it
/// @param organization the developer's
/// @param successor the release that succeeds it; 0 for none yet
struct Release {
    bytes32 name;
    Version version;
    bytes32 initCodeHash;
    bytes32 sourceHash;
    bytes32 auditHash;
    address target;
    ReleaseStatus status;
    bool factory;
    bool upgradeable;
    uint40 since;
    address developer;
    OrgId organization;
    OrgId administrator;
    ReleaseId predecessor;
    ReleaseId successor;
}

/// @title IReleases: what may run on the chain
/// @notice A developer submits a hash, the committee approves it, and an operator of another organization and group
/// publishes the code behind it: at an address known before the vote, once, and only when no opcode in it could bring code
/// that nobody approved. A suspended or retired contract is no target of transactions any more.
/// @dev Trust: Releases is the `msg.sender` of every constructor, and calls no contract afterwards: one that takes its
/// creator for its owner has none. A factory or upgradeable release is what the committee takes it for, so approving one is
/// a Constitution decision: what it creates or runs later is not scanned.
interface IReleases {
    /// @notice No release has this number.
    error ReleaseUnknown(ReleaseId id);
    /// @notice The name is none, see {Submission}, or the code or source has no hash.
    error ReleaseUnfit(bytes32 name, bytes32 initCodeHash, bytes32 sourceHash);
    /// @notice The organization does not exist, or is a Regulator, which administers no contract.
    error ReleaseAdministratorUnfit(OrgId administrator);
    /// @notice Only a contract that was published, of the same name, of an earlier version and without successor has one;
    /// where one seat suffices, only one of the same organization.
    error ReleasePredecessorUnfit(ReleaseId predecessor, ReleaseStatus status, ReleaseId successor);
    /// @notice The release is not in the state that the act needs.
    error ReleaseUnexpectedStatus(ReleaseId id, ReleaseStatus status);
    /// @notice `caller` is no account of the organization that submitted the release.
    error ReleaseNotOwn(ReleaseId id, OrgId organization, address caller);
    /// @notice Another release of this name and version was approved before.
    error ReleaseVersionTaken(bytes32 name, Version version, ReleaseId holder);
    /// @notice A factory or upgradeable release takes approveUnscanned, any other approve.
    error ReleaseApprovalUnfit(ReleaseId id, bool factory, bool upgradeable);
    /// @notice The approval is of other code than what was submitted under this number.
    error ReleaseOtherCode(ReleaseId id, bytes32 submitted, bytes32 given);
    /// @notice A contract of `organization` was published under this name first: another's takes a decision.
    error ReleaseNameTaken(bytes32 name, OrgId organization);
    /// @notice In this mode no single seat approves releases of this organization.
    error ReleaseNotListed(OrgId organization, DeploymentMode mode);
    /// @notice `caller` belongs to the organization of the developer, or to one of the same group.
    error ReleaseNotIndependent(ReleaseId id, OrgId organization, address caller);
    /// @notice The organization that submitted the release is suspended.
    error ReleaseOrganizationSuspended(ReleaseId id, OrgId organization);
    /// @notice This is not the code that was approved.
    error ReleaseWrongCode(ReleaseId id, bytes32 approved, bytes32 given);
    /// @notice The creation code, or what it left (`created`), may run these opcodes, one bit for each, by number.
    error ReleaseOpcodesRefused(ReleaseId id, bool created, uint256 opcodes);
    /// @notice Less than this gas is left for the creation: a constructor whose calls fail for want of gas may go on without.
    error ReleaseGasTooLow(ReleaseId id, uint256 gas);
    /// @notice The creation code left no contract.
    error ReleaseHasNoCode(ReleaseId id);

    /// @notice A release was submitted; its code will be at `target`.
    event ReleaseSubmitted(
        ReleaseId indexed id,
        bytes32 indexed name,
        address indexed target,
        address developer,
        OrgId organization,
        Submission submission
    );
    /// @notice The developer's organization took the release back.
    event ReleaseWithdrawn(ReleaseId indexed id, address by);
    /// @notice The committee approved the release, or with an account the seat that uses it.
    event ReleaseApproved(ReleaseId indexed id, address by);
    /// @notice The committee rejected the release.
    event ReleaseRejected(ReleaseId indexed id);
    /// @notice The contract exists, and is a target of transactions.
    event ReleasePublished(ReleaseId indexed id, address indexed target, address by);
    /// @notice The contract is no target of transactions until it is resumed.
    event ReleaseSuspended(ReleaseId indexed id);
    /// @notice The contract is a target of transactions again.
    event ReleaseResumed(ReleaseId indexed id);
    /// @notice The contract is no target of transactions any more.
    event ReleaseRetired(ReleaseId indexed id);
    /// @notice Who approves releases from now on.
    event DeploymentModeSet(DeploymentMode mode);
    /// @notice Whether one seat of another group approves releases of this organization, in the mode for it.
    event DeveloperListed(OrgId indexed organization, bool listed);

    /// @notice Submits a release; it lapses after 90 days without approval. Developer.
    function submit(Submission calldata submission) external returns (ReleaseId);

    /// @notice Takes back a release that is not published. Developer of the same organization.
    function withdraw(ReleaseId id) external;

    /// @notice Approves a release, which lapses after 30 days without publication. Operation.
    /// @param initCodeHash the release's: numbers are known before their submission, so that a number alone could be voted on
    /// first and get its code later
    function approve(ReleaseId id, bytes32 initCodeHash) external;

    /// @notice Approves a factory or upgradeable release. Constitution.
    function approveUnscanned(ReleaseId id, bytes32 initCodeHash) external;

    /// @notice Approves a release of a listed organization, where the mode allows it. Seat of another group.
    function approveAsSeat(ReleaseId id, bytes32 initCodeHash) external;

    /// @notice Rejects a release that is not published. Operation.
    function reject(ReleaseId id) external;

    /// @notice Creates the contract of an approved release from exactly the code that was approved, at the address that was
    /// known since its submission. Operator of another organization and group than the developer's.
    function publish(ReleaseId id, bytes calldata initCode) external returns (address target);

    /// @notice Stops the contract as a target of transactions. Emergency.
    function suspend(ReleaseId id) external;

    /// @notice Ends a suspension. Operation.
    function resume(ReleaseId id) external;

    /// @notice Ends a suspended contract for ever. Operation.
    function retire(ReleaseId id) external;

    /// @notice Sets who approves releases. Constitution.
    function setMode(DeploymentMode mode) external;

    /// @notice Puts an organization on the list of developers that one seat suffices for, or takes it off: what a seat
    /// approved before stays approved until it is rejected. Constitution.
    function setListed(OrgId organization, bool listed) external;

    /// @notice A release; reverts when unknown.
    function release(ReleaseId id) external view returns (Release memory);

    /// @notice The release that was published at this address; 0 when none was.
    function idAt(address target) external view returns (ReleaseId);

    /// @notice The organization that administers the contract at this address; 0 when no release was published there.
    function administratorAt(address target) external view returns (OrgId);

    /// @notice The release that holds a name and version: approved, or published once; 0 when none does.
    function idOf(bytes32 name, Version version) external view returns (ReleaseId);

    /// @notice How many releases there are; their numbers are 1 to this.
    function count() external view returns (uint256);

    /// @notice Up to `limit` releases from number `first` on.
    function page(uint256 first, uint256 limit) external view returns (Release[] memory);

    /// @notice Who approves releases.
    function mode() external view returns (DeploymentMode);

    /// @notice Whether the organization is on the list.
    function isListed(OrgId organization) external view returns (bool);
}
