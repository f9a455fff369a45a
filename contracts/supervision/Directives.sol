// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Governed} from "../authority/Governed.sol";
import {IOrganizations} from "../identity/IOrganizations.sol";
import {IStanding} from "../identity/IStanding.sol";
import {AccountWord} from "../types/AccountWord.sol";
import {Office} from "../types/Office.sol";
import {OrgId} from "../types/OrgId.sol";
import {DirectiveRegister} from "./DirectiveRegister.sol";
import {Directive, DirectiveStatus, Draft, IDirectives, Measure} from "./IDirectives.sol";
import {IDirectiveTarget} from "./IDirectiveTarget.sol";

/// @title Directives: what is taken from a holder against his will
/// @notice See {IDirectives}.
contract Directives is DirectiveRegister, EIP712 {
    bytes32 private constant OBJECTION_TYPEHASH = keccak256("Objection(uint256 directive,bytes32 reasonHash)");

    constructor(
        address authority_,
        IStanding standing_,
        IOrganizations organizations_
    ) Governed(authority_) DirectiveRegister(standing_, organizations_) EIP712("Concordat Directives", "1") {}

    /// @inheritdoc IDirectives
    function draft(Draft calldata draft_) external restricted returns (uint256 directive) {
        OrgId regulator = _callers();
        OrgId affected = _check(draft_, regulator);
        directive = _enterNew(draft_, regulator, affected);
        emit DirectiveDrafted(directive, draft_.target, draft_.from, msg.sender, regulator, affected, draft_);
    }

    /// @inheritdoc IDirectives
    function endorse(uint256 directive) external restricted {
        Directive storage entry = _move(directive, DirectiveStatus.Drafted, DirectiveStatus.Endorsed);
        _checkRegulator(directive, entry);
        bool second = entry.drafter != msg.sender && standing.officeOf(entry.drafter) == Office.Regulator;
        if (!second) revert DirectiveSecondOfficerNeeded(directive, entry.drafter);
        emit DirectiveEndorsed(directive, msg.sender);
    }

    /// @inheritdoc IDirectives
    function attest(uint256 directive) external restricted {
        Directive storage entry = _entry(directive);
        DirectiveStatus status = _statusOf(entry);
        bool open = status == DirectiveStatus.Drafted || status == DirectiveStatus.Endorsed;
        if (!open) revert DirectiveUnexpectedStatus(directive, status);
        OrgId arbiter = entry.draft.arbiter;
        bool fit = !arbiter.isNone() && arbiter == _callers();
        if (!fit) revert DirectiveNotAttested(directive, arbiter, msg.sender);
        entry.attested = true;
        emit DirectiveAttested(directive, arbiter, msg.sender);
    }

    /// @inheritdoc IDirectives
    function approveByDecision(uint256 directive, bytes32 draftHash) external restricted {
        _checkDraft(directive, draftHash);
        Directive storage entry = _move(directive, DirectiveStatus.Endorsed, DirectiveStatus.Approved);
        OrgId arbiter = entry.draft.arbiter;
        bool attested = arbiter.isNone() || entry.attested;
        if (!attested) revert DirectiveNotAttested(directive, arbiter, msg.sender);
        _startDelay(directive, entry);
    }

    /// @inheritdoc IDirectives
    function object(uint256 directive, bytes32 reasonHash, address account, bytes calldata signature) external {
        Directive storage entry = _move(directive, DirectiveStatus.Approved, DirectiveStatus.Objected);
        AccountWord word = standing.accountOf(account);
        bool uses = word.office() == Office.Seat && word.isActive() && word.organization() == entry.affected;
        bool open = !entry.isFinal && entry.eta > block.timestamp && reasonHash != 0;
        bytes32 digest = _hashTypedDataV4(keccak256(abi.encode(OBJECTION_TYPEHASH, directive, reasonHash)));
        bool meant = msg.sender == account || SignatureChecker.isValidSignatureNow(account, digest, signature);
        if (!uses || !open || !meant) revert DirectiveObjectionUnfit(directive, entry.affected, account);
        (entry.eta, entry.reasonHash) = (0, reasonHash);
        emit DirectiveObjected(directive, entry.affected, account, reasonHash);
    }

    /// @inheritdoc IDirectives
    function approveAgainstObjection(uint256 directive, bytes32 draftHash, bytes32 reasonHash) external restricted {
        _checkDraft(directive, draftHash);
        Directive storage entry = _move(directive, DirectiveStatus.Objected, DirectiveStatus.Approved);
        if (entry.reasonHash != reasonHash) revert DirectiveObjectionDiffers(directive, entry.reasonHash);
        entry.isFinal = true;
        _startDelay(directive, entry);
    }

    /// @inheritdoc IDirectives
    function withdraw(uint256 directive) external restricted {
        Directive storage entry = _entry(directive);
        DirectiveStatus status = _statusOf(entry);
        bool ended = status >= DirectiveStatus.Executed;
        if (ended) revert DirectiveUnexpectedStatus(directive, status);
        _checkRegulator(directive, entry);
        _enter(entry, DirectiveStatus.Withdrawn);
        emit DirectiveWithdrawn(directive, msg.sender);
    }

    /// @inheritdoc IDirectives
    function execute(uint256 directive) external {
        Directive storage entry = _move(directive, DirectiveStatus.Approved, DirectiveStatus.Executed);
        if (entry.eta > block.timestamp) revert DirectiveUnmetDelay(directive, entry.eta);
        Draft storage draft_ = entry.draft;
        address target = draft_.target;
        emit DirectiveExecuted(directive, target, msg.sender);
        Measure memory measure = Measure(draft_.kind, entry.regulator, draft_.from, draft_.to, draft_.amount);
        IDirectiveTarget(target).carryOut(directive, measure);
    }

    function _startDelay(uint256 directive, Directive storage entry) private {
        entry.eta = uint40(block.timestamp) + entry.draft.delay;
        emit DirectiveApproved(directive, entry.eta, entry.isFinal);
    }

    function _checkDraft(uint256 directive, bytes32 draftHash) private view {
        bytes32 own = draftHashOf(directive);
        if (own != draftHash) revert DirectiveDraftDiffers(directive, own);
    }

    function _checkRegulator(uint256 directive, Directive storage entry) private view {
        bool own = entry.regulator == _callers();
        if (!own) revert DirectiveOfAnother(directive, entry.regulator);
    }

    function _callers() private view returns (OrgId) {
        return standing.accountOf(msg.sender).organization();
    }
}
