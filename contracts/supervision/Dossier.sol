// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAccounts, Account} from "../identity/IAccounts.sol";
import {IOrganizations, Organization} from "../identity/IOrganizations.sol";
import {Case, IRecovery} from "../identity/IRecovery.sol";
import {IStanding} from "../identity/IStanding.sol";
import {INodes, Node} from "../network/INodes.sol";
import {IMethodLists} from "../permissioning/IMethodLists.sol";
import {IReleases, Release} from "../release/IReleases.sol";
import {AccountWord} from "../types/AccountWord.sol";
import {NodeId} from "../types/NodeId.sol";
import {NodeWord} from "../types/NodeWord.sol";
import {Office} from "../types/Office.sol";
import {OrgWord} from "../types/Organization.sol";
import {OrgId} from "../types/OrgId.sol";
import {ReleaseId} from "../types/Release.sol";
import {Subject, SubjectKind} from "../types/Subject.sol";
import {TargetWord} from "../types/TargetWord.sol";
import {IFreezeOrders, Order} from "./IFreezeOrders.sol";

/// @notice A freeze order with its number.
struct LiveOrder {
    uint256 number;
    Order order;
}

/// @notice All about an account.
/// @param office the one it may act in now; None while anything bars it
struct AccountDossier {
    Account account;
    AccountWord word;
    Office office;
    Organization organization;
    OrgWord organizationWord;
    LiveOrder[] orders;
    LiveOrder[] ordersOnOrganization;
    Case recovery;
    address predecessor;
    address successor;
}

/// @notice All about an organization; its accounts and nodes are paged in their registries.
struct OrganizationDossier {
    Organization organization;
    OrgWord word;
    address seatAccount;
    uint256 accounts;
    uint256 nodes;
    address[] guardians;
    uint8 guardiansNeeded;
    LiveOrder[] orders;
}

/// @notice All about a contract. Without a release, `id` is 0 and `release` empty.
struct ContractDossier {
    TargetWord word;
    ReleaseId id;
    Release release;
    OrgId administrator;
    LiveOrder[] orders;
}

/// @notice All about a node.
struct NodeDossier {
    Node node;
    NodeWord word;
    Organization organization;
    OrgWord organizationWord;
}

/// @title Dossier: all that the chain knows of one subject, in one question
/// @notice Reads and nothing else: whoever asks at an old block learns what held then.
contract Dossier {
    IStanding public immutable standing;
    IOrganizations public immutable organizations;
    IAccounts public immutable accounts;
    INodes public immutable nodes;
    IFreezeOrders public immutable freezeOrders;
    IRecovery public immutable recovery;
    IReleases public immutable releases;
    IMethodLists public immutable methodLists;

    constructor(
        IStanding standing_,
        IOrganizations organizations_,
        IAccounts accounts_,
        INodes nodes_,
        IFreezeOrders freezeOrders_,
        IRecovery recovery_,
        IReleases releases_,
        IMethodLists methodLists_
    ) {
        (standing, organizations, accounts, nodes) = (standing_, organizations_, accounts_, nodes_);
        (freezeOrders, recovery) = (freezeOrders_, recovery_);
        (releases, methodLists) = (releases_, methodLists_);
    }

    /// @notice All about an account; reverts when it was never enrolled.
    function ofAccount(address account) external view returns (AccountDossier memory dossier) {
        dossier.account = accounts.accountOf(account);
        OrgId organization = dossier.account.organization;
        dossier.word = standing.accountOf(account);
        dossier.office = standing.officeOf(account);
        dossier.organization = organizations.organization(organization);
        dossier.organizationWord = standing.organizationOf(organization);
        dossier.orders = _ordersOn(SubjectKind.Account, bytes32(uint256(uint160(account))), address(0));
        dossier.ordersOnOrganization = _ordersOnOrganization(organization);
        dossier.recovery = recovery.caseOf(account);
        (dossier.predecessor, dossier.successor) = (recovery.predecessorOf(account), recovery.successorOf(account));
    }

    /// @notice What orders freeze of an account's holding of an asset (the greatest number for all), whether it may receive,
    /// and the orders.
    function ofHolding(
        address asset,
        address account
    ) external view returns (uint256 frozen, bool receiveFrozen, LiveOrder[] memory orders) {
        (frozen, receiveFrozen) = standing.frozenOf(asset, account);
        orders = _ordersOn(SubjectKind.Holding, bytes32(uint256(uint160(account))), asset);
    }

    /// @notice All about an organization; reverts when no organization has this number.
    function ofOrganization(OrgId organization) external view returns (OrganizationDossier memory dossier) {
        dossier.organization = organizations.organization(organization);
        dossier.word = standing.organizationOf(organization);
        dossier.seatAccount = accounts.seatAccountOf(organization);
        dossier.accounts = accounts.countOf(organization);
        dossier.nodes = nodes.countOf(organization);
        (dossier.guardians, dossier.guardiansNeeded) = recovery.guardiansOf(organization);
        dossier.orders = _ordersOnOrganization(organization);
    }

    /// @notice All about a contract; its word is 0 when it is no target.
    function ofContract(address target) external view returns (ContractDossier memory dossier) {
        dossier.word = standing.targetOf(target);
        dossier.id = releases.idAt(target);
        if (!dossier.id.isNone()) dossier.release = releases.release(dossier.id);
        dossier.administrator = methodLists.administratorOf(target);
        dossier.orders = _ordersOn(SubjectKind.Contract, bytes32(uint256(uint160(target))), address(0));
    }

    /// @notice All about a node; reverts when it was never admitted.
    function ofNode(NodeId node) external view returns (NodeDossier memory dossier) {
        dossier.node = nodes.nodeOf(node);
        (dossier.word, dossier.organizationWord) = standing.nodeFacts(node);
        dossier.organization = organizations.organization(dossier.node.organization);
    }

    function _ordersOnOrganization(OrgId organization) private view returns (LiveOrder[] memory) {
        return _ordersOn(SubjectKind.Organization, bytes32(uint256(OrgId.unwrap(organization))), address(0));
    }

    function _ordersOn(SubjectKind kind, bytes32 id, address asset) private view returns (LiveOrder[] memory orders) {
        uint256[] memory numbers = freezeOrders.liveOrdersOf(Subject(kind, id, asset));
        orders = new LiveOrder[](numbers.length);
        for (uint256 i = 0; i < numbers.length; ++i) {
            orders[i] = LiveOrder(numbers[i], freezeOrders.orderOf(numbers[i]));
        }
    }
}
