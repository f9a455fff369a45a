// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Governed} from "../authority/Governed.sol";
import {OrgKind, OrgStatus, OrgWord, toOrgWord} from "../types/Organization.sol";
import {OrgId} from "../types/OrgId.sol";
import {IOrganizations, NewOrganization, Organization} from "./IOrganizations.sol";
import {Field, IStanding} from "./IStanding.sol";

/// @title Organizations: the legal entities of the consortium
/// @notice See {IOrganizations}.
contract Organizations is IOrganizations, Governed {
    IStanding public immutable standing;

    Organization[] private _organizations;
    mapping(bytes32 name => OrgId) private _idOf;

    /// @param founding the founding organizations; their numbers are their places in this list, from 1
    constructor(address authority_, IStanding standing_, NewOrganization[] memory founding) Governed(authority_) {
        standing = standing_;
        for (uint256 i = 0; i < founding.length; ++i) _register(founding[i]);
    }

    /// @inheritdoc IOrganizations
    function register(NewOrganization calldata organization_) external restricted returns (OrgId) {
        _checkOrdinary(organization_.kind);
        return _register(organization_);
    }

    /// @inheritdoc IOrganizations
    function registerRegulator(NewOrganization calldata organization_) external restricted returns (OrgId) {
        _checkRegulator(organization_.kind);
        return _register(organization_);
    }

    /// @inheritdoc IOrganizations
    function suspend(OrgId id) external restricted {
        _checkOrdinary(organization(id).kind);
        _suspend(id);
    }

    /// @inheritdoc IOrganizations
    function suspendRegulator(OrgId id) external restricted {
        _checkRegulator(organization(id).kind);
        _suspend(id);
    }

    /// @inheritdoc IOrganizations
    function reinstate(OrgId id) external restricted {
        _checkOrdinary(organization(id).kind);
        _reinstate(id);
    }

    /// @inheritdoc IOrganizations
    function reinstateRegulator(OrgId id) external restricted {
        _checkRegulator(organization(id).kind);
        _reinstate(id);
    }

    /// @inheritdoc IOrganizations
    function setAccountCap(OrgId id, uint32 accountCap) external restricted {
        _checkOrdinary(organization(id).kind);
        _organizations[OrgId.unwrap(id) - 1].accountCap = accountCap;
        emit AccountCapSet(id, accountCap);
    }

    /// @inheritdoc IOrganizations
    function organization(OrgId id) public view returns (Organization memory) {
        uint256 number = OrgId.unwrap(id);
        if (number == 0 || number > _organizations.length) revert OrganizationUnknown(id);
        return _organizations[number - 1];
    }

    /// @inheritdoc IOrganizations
    function idOf(bytes32 name) external view returns (OrgId) {
        return _idOf[name];
    }

    /// @inheritdoc IOrganizations
    function count() external view returns (uint256) {
        return _organizations.length;
    }

    /// @inheritdoc IOrganizations
    function page(uint256 first, uint256 limit) external view returns (Organization[] memory organizations) {
        uint256 length = _organizations.length;
        if (first == 0 || first > length) return organizations;
        uint256 available = length - first + 1;
        organizations = new Organization[](limit < available ? limit : available);
        for (uint256 i = 0; i < organizations.length; ++i) organizations[i] = _organizations[first - 1 + i];
    }

    function _register(NewOrganization memory new_) private returns (OrgId id) {
        OrgId holder = _idOf[new_.name];
        if (new_.name == 0 || new_.group == 0 || !holder.isNone()) revert OrganizationNameUnfit(new_.name, holder);
        if (new_.kind == OrgKind.None) revert OrganizationWrongKind(new_.kind);
        _organizations.push(Organization(new_.name, new_.group, new_.kind, OrgStatus.Active, new_.accountCap));
        id = OrgId.wrap(uint32(_organizations.length));
        _idOf[new_.name] = id;
        emit OrganizationRegistered(id, new_.name, new_.group, new_.kind, new_.accountCap);
        _publish(id, OrgStatus.Active, new_.kind);
    }

    function _suspend(OrgId id) private {
        _move(id, OrgStatus.Active, OrgStatus.Suspended);
        emit OrganizationSuspended(id);
    }

    function _reinstate(OrgId id) private {
        _move(id, OrgStatus.Suspended, OrgStatus.Active);
        emit OrganizationReinstated(id);
    }

    function _move(OrgId id, OrgStatus from, OrgStatus to) private {
        Organization storage organization_ = _organizations[OrgId.unwrap(id) - 1];
        if (organization_.status != from) revert OrganizationUnexpectedStatus(id, organization_.status);
        organization_.status = to;
        _publish(id, to, organization_.kind);
    }

    function _publish(OrgId id, OrgStatus status, OrgKind kind) private {
        uint256 bits = OrgWord.unwrap(toOrgWord(status, kind, uint40(block.timestamp)));
        standing.write(Field.Organization, bytes32(uint256(OrgId.unwrap(id))), bits);
    }

    function _checkOrdinary(OrgKind kind) private pure {
        if (kind == OrgKind.Regulator) revert OrganizationWrongKind(kind);
    }

    function _checkRegulator(OrgKind kind) private pure {
        if (kind != OrgKind.Regulator) revert OrganizationWrongKind(kind);
    }
}
