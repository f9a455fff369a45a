// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {OrgId} from "../types/OrgId.sol";

/// @notice What a directive does to a holding. To every kind there may be an objection: one without it would be a way
/// around that to the others. A seizure takes it to another account, a correction undoes a transaction by
/// another one, a redemption ends it for its price, an award gives it to whom an arbiter found for, an annulment ends the
/// asset itself.
enum DirectiveKind {
    None,
    Seizure,
    Correction,
    Redemption,
    Award,
    Annulment
}

/// @notice Where a directive stands. Drafted, Endorsed and Objected ones lapse, and Approved ones that nobody executes.
enum DirectiveStatus {
    None,
    Drafted,
    Endorsed,
    Approved,
    Objected,
    Executed,
    Withdrawn,
    Lapsed
}

/// @notice What is to be done, word for word.
/// @param target the contract that carries it out, see IDirectiveTarget
/// @param from whose holding it is
/// @param to who gets it; zero in a redemption
/// @param amount in units of the token, more than 0
/// @param subject of a correction the hash of the transaction it corrects, of an award the case id; else 0
/// @param arbiter of an award the Service organization that attests it; else 0
/// @param delay seconds between the committee's approval and the execution, 72 hours to 90 days
/// @param legalReference keccak256 of the order or provision that it rests on
/// @param evidenceHash keccak256 of the evidence
struct Draft {
    DirectiveKind kind;
    address target;
    address from;
    address to;
    uint256 amount;
    bytes32 subject;
    OrgId arbiter;
    uint40 delay;
    bytes32 legalReference;
    bytes32 evidenceHash;
}

/// @notice A directive as recorded.
/// @param status as of now
/// @param regulator whose officers drafted it
/// @param affected the organization of the account whose holding it is
/// @param since when it was drafted, or what moved it last (seconds)
/// @param eta from when it may be executed (seconds); 0 while it may not
/// @param attested whether the arbiter attested it
/// @param isFinal whether it was approved against an objection, so that there is no second one
/// @param drafter the officer who drafted it
/// @param reasonHash keccak256 of the reasons of the objection to it; 0 while there is none
struct Directive {
    Draft draft;
    DirectiveStatus status;
    OrgId regulator;
    OrgId affected;
    uint40 since;
    uint40 eta;
    bool attested;
    bool isFinal;
    address drafter;
    bytes32 reasonHash;
}

/// @notice What the target is told to do, of what the directive says; `regulator` is whose officers drafted it.
struct Measure {
    DirectiveKind kind;
    OrgId regulator;
    address from;
    address to;
    uint256 amount;
}

/// @title IDirectives: what is taken from a holder against his will, by whom and why
/// @notice An officer drafts, a second one endorses, the committee approves, the directive's own delay runs, anyone
/// executes: once, exactly as drafted. While the delay runs the seat of the affected organization may object, once; then only
/// a Constitution decision restores the approval. Before an award is approved, an arbiter of another group attests it.
/// @dev Slow to take: a quorum, a delay and a second authority. Any officer of the regulator may withdraw.
interface IDirectives {
    /// @notice No directive has this number.
    error DirectiveUnknown(uint256 directive);
    /// @notice The draft lacks something, or names what its kind does not have.
    error DirectiveIncomplete(Draft draft);
    /// @notice The account is not enrolled, or belongs to a regulator.
    error DirectiveAccountUnfit(address account);
    /// @notice The contract is no target, or one of the suite.
    error DirectiveTargetUnfit(address target);
    /// @notice The arbiter is no Service, or shares its group with an organization concerned or with the regulator.
    error DirectiveArbiterUnfit(OrgId arbiter);
    /// @notice The directive is not in the state that the act needs.
    error DirectiveUnexpectedStatus(uint256 directive, DirectiveStatus status);
    /// @notice The directive is another regulator's.
    error DirectiveOfAnother(uint256 directive, OrgId regulator);
    /// @notice Another officer of the same regulator must endorse it, while its drafter is one in force.
    error DirectiveSecondOfficerNeeded(uint256 directive, address drafter);
    /// @notice The arbiter has not attested the award, or `caller` does not act for it.
    error DirectiveNotAttested(uint256 directive, OrgId arbiter, address caller);
    /// @notice `account` does not use the seat of the affected organization or did not sign, gave no reason, there was one, or the
    /// delay is over.
    error DirectiveObjectionUnfit(uint256 directive, OrgId affected, address account);
    /// @notice The directive is another one than was decided on: `draftHash` is what it says.
    error DirectiveDraftDiffers(uint256 directive, bytes32 draftHash);
    /// @notice The objection is another one than was decided on: `reasonHash` is its.
    error DirectiveObjectionDiffers(uint256 directive, bytes32 reasonHash);
    /// @notice The delay ends at `eta` (seconds).
    error DirectiveUnmetDelay(uint256 directive, uint40 eta);

    /// @notice An officer drafted a directive.
    event DirectiveDrafted(
        uint256 indexed directive,
        address indexed target,
        address indexed from,
        address drafter,
        OrgId regulator,
        OrgId affected,
        Draft draft
    );
    /// @notice A second officer endorsed it.
    event DirectiveEndorsed(uint256 indexed directive, address officer);
    /// @notice The arbiter attested it.
    event DirectiveAttested(uint256 indexed directive, OrgId indexed arbiter, address inspector);
    /// @notice The committee approved it; from `eta` (seconds) on it may be executed. `isFinal` against an objection.
    event DirectiveApproved(uint256 indexed directive, uint40 eta, bool isFinal);
    /// @notice The affected organization's seat objected, which voids the approval.
    event DirectiveObjected(uint256 indexed directive, OrgId indexed organization, address account, bytes32 reasonHash);
    /// @notice The regulator took it back.
    event DirectiveWithdrawn(uint256 indexed directive, address officer);
    /// @notice It was carried out.
    event DirectiveExecuted(uint256 indexed directive, address indexed target, address by);

    /// @notice Drafts a directive. Regulator.
    function draft(Draft calldata draft_) external returns (uint256 directive);

    /// @notice Endorses a colleague's draft. Regulator, another than drafted it.
    function endorse(uint256 directive) external;

    /// @notice Attests an award for the arbiter that it names. Inspector of the arbiter.
    function attest(uint256 directive) external;

    /// @notice Approves an endorsed directive, which starts its delay. Operation.
    /// @param draftHash see {draftHashOf}: a decision names what it approves, not only a number
    function approveByDecision(uint256 directive, bytes32 draftHash) external;

    /// @notice Objects to an approved directive before its delay is over; voids the approval. The Seat account of the
    /// affected organization, or anyone who has its signature: no freeze and no suspension takes the objection away.
    /// @param reasonHash keccak256 of the reasons; not 0
    /// @param account the Seat account
    /// @param signature EIP-712 `Objection(uint256 directive,bytes32 reasonHash)`; empty when the account itself calls
    function object(uint256 directive, bytes32 reasonHash, address account, bytes calldata signature) external;

    /// @notice Approves a directive all the same; starts its delay anew, without a second objection. Constitution.
    /// @param reasonHash the objection's: a decision taken before it answers none
    function approveAgainstObjection(uint256 directive, bytes32 draftHash, bytes32 reasonHash) external;

    /// @notice Takes a directive back that was not executed. Regulator.
    function withdraw(uint256 directive) external;

    /// @notice Carries out an approved directive whose delay is over. Anyone.
    function execute(uint256 directive) external;

    /// @notice A directive; reverts when unknown.
    function directiveOf(uint256 directive) external view returns (Directive memory);

    /// @notice keccak256 of the encoded draft; reverts when unknown.
    function draftHashOf(uint256 directive) external view returns (bytes32);

    /// @notice How many directives were ever drafted; their numbers are 1 to this.
    function count() external view returns (uint256);

    /// @notice Up to `limit` directives from number `first` on.
    function page(uint256 first, uint256 limit) external view returns (Directive[] memory);
}
