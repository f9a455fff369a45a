// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccountWord} from "../types/AccountWord.sol";
import {MethodWord} from "../types/MethodWord.sol";
import {NodeId} from "../types/NodeId.sol";
import {NodeWord} from "../types/NodeWord.sol";
import {Office} from "../types/Office.sol";
import {OrgWord} from "../types/Organization.sol";
import {OrgId} from "../types/OrgId.sol";
import {TargetStatus, TargetWord} from "../types/TargetWord.sol";

/// @notice A group of facts with exactly one writing registry. Account, Freeze, Recovery and OrderedHoldings share an
/// account's word, Organization and OrganizationFreeze an organization's; TargetFreeze is part of a target's. Node, Method and
/// Holding have words of their own. OrderedHoldings marks the accounts that may have a word of Holding.
enum Field {
    Account,
    Freeze,
    Recovery,
    Organization,
    Node,
    Method,
    OrganizationFreeze,
    TargetFreeze,
    Holding,
    OrderedHoldings
}

/// @title Standing: the one contract that rules read
/// @notice One packed word per account, organization, node, method, target and holding. The registries that own the facts
/// write them; Standing keeps no history and decides nothing. A write masks its own bits, so no registry can touch another's.
/// @dev Trust: every field has its writer from construction on, which is never replaced. The Authority is no writer:
/// a decision reaches a word only through the registry that owns it.
interface IStanding {
    /// @notice `caller` does not own `field`.
    error StandingNotWriter(Field field, address caller);
    /// @notice `caller` is no registry of targets, or not the one that answers for `target`.
    error StandingNotTargetWriter(address target, address caller);
    /// @notice `bits` reach outside the field.
    error StandingBitsOutside(Field field, uint256 bits);
    /// @notice The suite's own contracts are never suspended or retired.
    error StandingTargetIsProtected(address target);
    /// @notice A registry of targets must be a contract, and not the Authority, by which a decision would write past every
    /// registry.
    error StandingWriterUnfit(address writer);

    /// @notice `writer` owns `field` from now on.
    event WriterAdded(Field indexed field, address indexed writer);
    /// @notice `registry` may record targets from now on.
    event TargetWriterAdded(address indexed registry);
    /// @notice The bits of `field` in the word of `key` (an address or number, right-aligned) are now `bits`.
    event FactWritten(Field indexed field, bytes32 indexed key, uint256 bits);
    /// @notice The word of `target` is now `word`.
    event TargetWritten(address indexed target, TargetWord word);

    /// @notice Sets the bits of one field in the word of `key`. Only the field's writer.
    function write(Field field, bytes32 key, uint256 bits) external;

    /// @notice Records where a contract stands as a target. Only a target registry, for its own targets and new ones.
    function writeTarget(address target, TargetStatus status) external;

    /// @notice Records whether a target's functions are open as entered only; what was entered before is void when they
    /// are anew. Only the writer of Method, never for the suite's own contracts.
    function writeManaged(address target, bool managed) external;

    /// @notice Marks the Committee that the Authority names now as protected, and unmarks the former one as Committee.
    /// Anyone may call it; it copies a fact.
    function syncCommittee() external;

    /// @notice Adds a registry of targets. Constitution.
    function addTargetWriter(address registry) external;

    /// @notice All that an account rule judges by, in one call: the three words, and whether the target's function is open
    /// to the account, as every function of a target is that is not managed. Never reverts.
    /// @dev Its selector is among the first in the order of dispatch: an engine pays for each before it.
    function senderFacts(
        address account,
        address target,
        bytes4 selector
    ) external view returns (AccountWord accountWord, OrgWord organizationWord, TargetWord targetWord, bool open);

    /// @notice The word of an account; 0 when unknown.
    function accountOf(address account) external view returns (AccountWord);

    /// @notice The word of an organization; 0 when unknown.
    function organizationOf(OrgId organization) external view returns (OrgWord);

    /// @notice The word of a target; 0 when unknown.
    function targetOf(address target) external view returns (TargetWord);

    /// @notice The word of a node; 0 when unknown.
    function nodeOf(NodeId node) external view returns (NodeWord);

    /// @notice The two words that a node rule judges one end by. Never reverts.
    function nodeFacts(NodeId node) external view returns (NodeWord nodeWord, OrgWord organizationWord);

    /// @notice The four words that a node rule judges both ends by, in one call. Never reverts.
    function connectionFacts(NodeId a, NodeId b) external view returns (NodeWord, OrgWord, NodeWord, OrgWord);

    /// @notice The word under a key of {MethodKey}; 0 when there is none.
    function methodOf(bytes32 key) external view returns (MethodWord);

    /// @notice The office that `account` may act in now: None unless account and organization are active, neither is frozen
    /// for sending, and the account is neither expired nor barred by a recovery.
    function officeOf(address account) external view returns (Office);

    /// @notice What orders freeze of an account's holding of an asset now, in units of the asset (the greatest number for all
    /// of it), and whether nothing may be received. What orders freeze of the account itself or its organization comes on
    /// top.
    function frozenOf(address asset, address account) external view returns (uint256 amount, bool receiveFrozen);

    /// @notice All that a transfer of the calling asset is judged by, in one call.
    /// @return sends the office in which `from` may act now, see {officeOf}
    /// @return receives the office of `to`: None unless account and organization are active, no order keeps either of them or
    /// the holding from receiving, and the account is not expired
    /// @return inForce whether the asset may be called
    /// @return frozen what orders freeze of the sender's holding, see {frozenOf}
    function partiesOf(
        address from,
        address to
    ) external view returns (Office sends, Office receives, bool inForce, uint256 frozen);

    /// @notice The registry that writes `field`.
    function writerOf(Field field) external view returns (address);

    /// @notice Whether `registry` may record targets.
    function isTargetWriter(address registry) external view returns (bool);
}
