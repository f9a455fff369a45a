// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Governed} from "../authority/Governed.sol";
import {IOrganizations} from "../identity/IOrganizations.sol";
import {IStanding} from "../identity/IStanding.sol";
import {OrgKind} from "../types/Organization.sol";
import {OrgId} from "../types/OrgId.sol";
import {TargetWord} from "../types/TargetWord.sol";
import {Directive, DirectiveKind, DirectiveStatus, Draft, IDirectives} from "./IDirectives.sol";

/// @title DirectiveRegister: the records behind {IDirectives}, where each stands, and what a draft must be
abstract contract DirectiveRegister is IDirectives, Governed {
    /// @notice Seconds between an approval and the execution, at least.
    uint40 public constant MIN_DELAY = 72 hours;
    /// @notice Seconds between an approval and the execution, at most.
    uint40 public constant MAX_DELAY = 90 days;
    /// @notice Seconds in which what was drafted, endorsed or objected to goes on, or lapses.
    uint40 public constant LIFE = 90 days;
    /// @notice Seconds after the delay in which it is executed, or lapses.
    uint40 public constant EXECUTION_LIFE = 30 days;

    IStanding public immutable standing;
    IOrganizations public immutable organizations;

    /// @inheritdoc IDirectives
    uint256 public count;

    mapping(uint256 directive => Directive) private _directives;

    constructor(IStanding standing_, IOrganizations organizations_) {
        standing = standing_;
        organizations = organizations_;
    }

    /// @inheritdoc IDirectives
    function directiveOf(uint256 directive) public view returns (Directive memory found) {
        Directive storage entry = _entry(directive);
        found = entry;
        found.status = _statusOf(entry);
    }

    /// @inheritdoc IDirectives
    function draftHashOf(uint256 directive) public view returns (bytes32) {
        return keccak256(abi.encode(_entry(directive).draft));
    }

    /// @inheritdoc IDirectives
    function page(uint256 first, uint256 limit) external view returns (Directive[] memory directives) {
        if (first == 0 || first > count) return directives;
        uint256 available = count - first + 1;
        directives = new Directive[](limit < available ? limit : available);
        for (uint256 i = 0; i < directives.length; ++i) directives[i] = directiveOf(first + i);
    }

    function _enterNew(Draft calldata draft_, OrgId regulator, OrgId affected) internal returns (uint256 directive) {
        directive = ++count;
        Directive storage entry = _directives[directive];
        entry.draft = draft_;
        (entry.regulator, entry.affected, entry.drafter) = (regulator, affected, msg.sender);
        _enter(entry, DirectiveStatus.Drafted);
    }

    /// @dev Enters a new status, if the directive is in the one that the act needs.
    function _move(
        uint256 directive,
        DirectiveStatus from,
        DirectiveStatus to
    ) internal returns (Directive storage entry) {
        entry = _entry(directive);
        DirectiveStatus status = _statusOf(entry);
        if (status != from) revert DirectiveUnexpectedStatus(directive, status);
        _enter(entry, to);
    }

    function _enter(Directive storage entry, DirectiveStatus to) internal {
        (entry.status, entry.since) = (to, uint40(block.timestamp));
    }

    function _entry(uint256 directive) internal view returns (Directive storage entry) {
        entry = _directives[directive];
        if (entry.status == DirectiveStatus.None) revert DirectiveUnknown(directive);
    }

    function _statusOf(Directive storage entry) internal view returns (DirectiveStatus status) {
        status = entry.status;
        bool waits =
            status == DirectiveStatus.Drafted ||
                status == DirectiveStatus.Endorsed ||
                status == DirectiveStatus.Objected;
        bool lapsed = waits && block.timestamp >= entry.since + LIFE;
        if (status == DirectiveStatus.Approved) lapsed = block.timestamp >= entry.eta + EXECUTION_LIFE;
        if (lapsed) status = DirectiveStatus.Lapsed;
    }

    /// @dev Reverts unless everything is there that the kind needs, and nothing else; gives the affected organization.
    function _check(Draft calldata draft_, OrgId regulator) internal view returns (OrgId affected) {
        affected = _organizationOf(draft_.from);
        DirectiveKind kind = draft_.kind;
        bool redeems = kind == DirectiveKind.Redemption || kind == DirectiveKind.Annulment;
        bool complete =
            kind != DirectiveKind.None &&
                (draft_.amount != 0) == (kind != DirectiveKind.Annulment) &&
                draft_.legalReference != 0 &&
                draft_.evidenceHash != 0 &&
                draft_.delay >= MIN_DELAY &&
                draft_.delay <= MAX_DELAY;
        bool cites = kind == DirectiveKind.Correction || kind == DirectiveKind.Award;
        bool sound =
            (draft_.subject != 0) == cites &&
                (draft_.to == address(0)) == redeems &&
                draft_.to != draft_.from &&
                !draft_.arbiter.isNone() == (kind == DirectiveKind.Award);
        if (!complete || !sound) revert DirectiveIncomplete(draft_);
        TargetWord target = standing.targetOf(draft_.target);
        if (!target.isKnown() || target.isProtected()) revert DirectiveTargetUnfit(draft_.target);
        OrgId favoured = redeems ? affected : _organizationOf(draft_.to);
        if (kind == DirectiveKind.Award) _checkArbiter(draft_.arbiter, [affected, favoured, regulator]);
    }

    function _checkArbiter(OrgId arbiter, OrgId[3] memory concerned) private view {
        bool fit = standing.organizationOf(arbiter).kind() == OrgKind.Service;
        for (uint256 i = 0; fit && i < concerned.length; ++i) fit = _groupOf(arbiter) != _groupOf(concerned[i]);
        if (!fit) revert DirectiveArbiterUnfit(arbiter);
    }

    function _groupOf(OrgId organization) private view returns (bytes32) {
        return organizations.organization(organization).group;
    }

    /// @dev The organization of an enrolled account, which no regulator is.
    function _organizationOf(address account) private view returns (OrgId organization) {
        organization = standing.accountOf(account).organization();
        OrgKind kind = standing.organizationOf(organization).kind();
        bool fit = kind == OrgKind.Member || kind == OrgKind.Service;
        if (!fit) revert DirectiveAccountUnfit(account);
    }
}
