// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Create2} from "@openzeppelin/contracts/utils/Create2.sol";
import {Governed} from "../authority/Governed.sol";
import {IOrganizations} from "../identity/IOrganizations.sol";
import {IStanding} from "../identity/IStanding.sol";
import {OrgId} from "../types/OrgId.sol";
import {ReleaseId, ReleaseStatus, Version} from "../types/Release.sol";
import {IReleases, Release} from "./IReleases.sol";

/// @title ReleaseRegister: the records behind {IReleases}, and where each stands
abstract contract ReleaseRegister is IReleases, Governed {
    uint40 internal constant SUBMISSION_PERIOD = 90 days;
    uint40 internal constant APPROVAL_PERIOD = 30 days;

    struct Entry {
        bytes32 name;
        bytes32 initCodeHash;
        bytes32 sourceHash;
        bytes32 auditHash;
        ReleaseStatus status;
        bool factory;
        bool upgradeable;
        uint40 since;
        OrgId organization;
        OrgId administrator;
        Version version;
        address developer;
        ReleaseId predecessor;
        ReleaseId successor;
    }

    IStanding public immutable standing;
    IOrganizations public immutable organizations;

    Entry[] internal _entries;
    mapping(bytes32 nameAndVersion => ReleaseId) private _holders;
    mapping(address target => ReleaseId) internal _idAt;
    /// @dev Whose release was the first that was published under a name.
    mapping(bytes32 name => OrgId) internal _organizationOf;

    constructor(IStanding standing_, IOrganizations organizations_) {
        standing = standing_;
        organizations = organizations_;
    }

    /// @inheritdoc IReleases
    function release(ReleaseId id) public view returns (Release memory) {
        Entry storage entry = _entry(id);
        return
            Release({
                name: entry.name,
                version: entry.version,
                initCodeHash: entry.initCodeHash,
                sourceHash: entry.sourceHash,
                auditHash: entry.auditHash,
                target: _addressOf(id, entry.initCodeHash),
                status: _statusOf(entry),
                factory: entry.factory,
                upgradeable: entry.upgradeable,
                since: entry.since,
                developer: entry.developer,
                organization: entry.organization,
                administrator: entry.administrator,
                predecessor: entry.predecessor,
                successor: entry.successor
            });
    }

    /// @inheritdoc IReleases
    function idAt(address target) external view returns (ReleaseId) {
        return _idAt[target];
    }

    /// @inheritdoc IReleases
    function administratorAt(address target) external view returns (OrgId) {
        ReleaseId id = _idAt[target];
        return id.isNone() ? OrgId.wrap(0) : _entry(id).administrator;
    }

    /// @inheritdoc IReleases
    function idOf(bytes32 name, Version version) public view returns (ReleaseId id) {
        id = _holders[keccak256(abi.encode(name, version))];
        if (id.isNone()) return id;
        ReleaseStatus status = _statusOf(_entry(id));
        bool holds = status >= ReleaseStatus.Approved && status <= ReleaseStatus.Retired;
        return holds ? id : ReleaseId.wrap(0);
    }

    /// @inheritdoc IReleases
    function count() external view returns (uint256) {
        return _entries.length;
    }

    /// @inheritdoc IReleases
    function page(uint256 first, uint256 limit) external view returns (Release[] memory releases) {
        uint256 length = _entries.length;
        if (first == 0 || first > length) return releases;
        uint256 available = length - first + 1;
        releases = new Release[](limit < available ? limit : available);
        for (uint256 i = 0; i < releases.length; ++i) releases[i] = release(ReleaseId.wrap(uint32(first + i)));
    }

    /// @dev Enters a new status, if the release is in the one that the act needs.
    function _move(ReleaseId id, ReleaseStatus from, ReleaseStatus to) internal returns (Entry storage entry) {
        entry = _entry(id);
        ReleaseStatus status = _statusOf(entry);
        if (status != from) revert ReleaseUnexpectedStatus(id, status);
        _enter(entry, to);
    }

    /// @dev Ends a release that nobody published yet.
    function _end(ReleaseId id, ReleaseStatus to) internal returns (Entry storage entry) {
        entry = _entry(id);
        ReleaseStatus status = _statusOf(entry);
        bool open = status == ReleaseStatus.Submitted || status == ReleaseStatus.Approved;
        if (!open) revert ReleaseUnexpectedStatus(id, status);
        _enter(entry, to);
    }

    /// @dev From now on the release holds its name and version.
    function _hold(ReleaseId id, Entry storage entry) internal {
        ReleaseId holder = idOf(entry.name, entry.version);
        bool taken = !holder.isNone() && ReleaseId.unwrap(holder) != ReleaseId.unwrap(id);
        if (taken) revert ReleaseVersionTaken(entry.name, entry.version, holder);
        _holders[keccak256(abi.encode(entry.name, entry.version))] = id;
    }

    /// @dev The predecessor of a release, where it may have one.
    function _checkPredecessor(ReleaseId id, bytes32 name, Version version) internal view {
        if (id.isNone()) return;
        Entry storage entry = _entry(id);
        bool published = entry.status >= ReleaseStatus.Active && entry.status <= ReleaseStatus.Retired;
        bool fits = published && entry.name == name && version.isAfter(entry.version) && entry.successor.isNone();
        if (!fits) revert ReleasePredecessorUnfit(id, _statusOf(entry), entry.successor);
    }

    /// @dev A developer and one seat do not say what comes after the contract of another organization.
    function _checkSucceedsOwn(ReleaseId id, OrgId developers) internal view {
        ReleaseId predecessor = _entry(id).predecessor;
        if (predecessor.isNone()) return;
        Entry storage entry = _entry(predecessor);
        if (entry.organization == developers) return;
        revert ReleasePredecessorUnfit(predecessor, entry.status, entry.successor);
    }

    /// @dev Nor do they take a name under which another organization's contract was published first.
    function _checkName(ReleaseId id, OrgId developers) internal view {
        bytes32 name = _entry(id).name;
        OrgId organization = _organizationOf[name];
        bool free = organization.isNone() || organization == developers;
        if (!free) revert ReleaseNameTaken(name, organization);
    }

    /// @dev Refuses whoever is of the same organization or group as the developer.
    function _checkIndependent(ReleaseId id, OrgId developers) internal view {
        OrgId callers = standing.accountOf(msg.sender).organization();
        bool independent = organizations.organization(callers).group != organizations.organization(developers).group;
        if (callers == developers || !independent) revert ReleaseNotIndependent(id, developers, msg.sender);
    }

    function _entry(ReleaseId id) internal view returns (Entry storage) {
        uint256 number = ReleaseId.unwrap(id);
        if (number == 0 || number > _entries.length) revert ReleaseUnknown(id);
        return _entries[number - 1];
    }

    /// @dev The number of a release is its salt, and its code is part of every CREATE2 address.
    function _addressOf(ReleaseId id, bytes32 initCodeHash) internal view returns (address) {
        return Create2.computeAddress(_saltOf(id), initCodeHash);
    }

    function _saltOf(ReleaseId id) internal pure returns (bytes32) {
        return bytes32(uint256(ReleaseId.unwrap(id)));
    }

    function _enter(Entry storage entry, ReleaseStatus to) private {
        (entry.status, entry.since) = (to, uint40(block.timestamp));
    }

    function _statusOf(Entry storage entry) private view returns (ReleaseStatus status) {
        status = entry.status;
        uint40 age = uint40(block.timestamp) - entry.since;
        bool lapsed =
            (status == ReleaseStatus.Submitted && age > SUBMISSION_PERIOD) ||
                (status == ReleaseStatus.Approved && age > APPROVAL_PERIOD);
        if (lapsed) status = ReleaseStatus.Lapsed;
    }
}
