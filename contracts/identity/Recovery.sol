// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Governed} from "../authority/Governed.sol";
import {IFreezeOrders, Order} from "../supervision/IFreezeOrders.sol";
import {AccountWord} from "../types/AccountWord.sol";
import {Office} from "../types/Office.sol";
import {OrgId} from "../types/OrgId.sol";
import {Placer} from "../types/OrderWord.sol";
import {Subject, SubjectKind} from "../types/Subject.sol";
import {TargetWord} from "../types/TargetWord.sol";
import {Guardians} from "./Guardians.sol";
import {Acceptance, IAccounts} from "./IAccounts.sol";
import {IOrganizations} from "./IOrganizations.sol";
import {IRecoverable} from "./IRecoverable.sol";
import {Case, IRecovery} from "./IRecovery.sol";
import {IStanding} from "./IStanding.sol";
import {RecoveryCases} from "./RecoveryCases.sol";

/// @title Recovery: an account is an organization's, a key is replaceable
/// @notice See {IRecovery}.
contract Recovery is Guardians, EIP712 {
    bytes32 private constant OBJECTION_TYPEHASH = keccak256(
        "Objection(address account,address successor,uint40 startedAt)"
    );

    /// @dev A regulator's consent to the recovery that started then, with its orders up to this number.
    struct OrdersConsent {
        uint40 startedAt;
        uint216 lastOrder;
    }

    mapping(address account => mapping(OrgId regulator => OrdersConsent)) private _regulatorsConsent;
    mapping(address asset => mapping(address account => bool)) private _moved;

    constructor(
        address authority_,
        IStanding standing_,
        IOrganizations organizations_,
        IAccounts accounts_,
        IFreezeOrders freezeOrders_
    )
        Governed(authority_)
        RecoveryCases(standing_, organizations_, accounts_, freezeOrders_)
        EIP712("Concordat Recovery", "1")
    {}

    /// @inheritdoc IRecovery
    function start(address account, address successor, Acceptance calldata acceptance) external restricted {
        _checkOwn(account);
        _start(account, successor, acceptance, false);
    }

    /// @inheritdoc IRecovery
    function consent(address account, address successor) external {
        AccountWord word = _wordOf(account);
        bool byPeers = _openCaseTo(account, successor).objectedAt == 0 && word.office() != Office.Seat;
        Office office = standing.officeOf(msg.sender);
        bool speaks = office == Office.OrgAdmin || office == Office.Seat;
        bool fit = byPeers && speaks && _isApart(account, word.organization());
        if (!fit) revert RecoveryConsentUnfit(account, msg.sender);
        _consent(account, successor, msg.sender);
    }

    /// @inheritdoc IRecovery
    function consentByDecision(address account, address successor, uint40 objectedAt) external restricted {
        uint40 current = _openCase(account).objectedAt;
        if (current != objectedAt) revert RecoveryObjectedSince(account, current);
        _consent(account, successor, address(0));
    }

    /// @inheritdoc IRecovery
    function consentAsRegulator(address account, address successor) external restricted {
        OrgId regulator = standing.accountOf(msg.sender).organization();
        uint40 startedAt = _openCaseTo(account, successor).startedAt;
        _regulatorsConsent[account][regulator] = OrdersConsent(startedAt, uint216(freezeOrders.count()));
        emit RecoveryConsentedByRegulator(account, regulator, msg.sender);
    }

    /// @inheritdoc IRecovery
    function object(address account, bytes calldata signature) external {
        Case storage entry = _openCase(account);
        bytes32 digest = _hashTypedDataV4(
            keccak256(abi.encode(OBJECTION_TYPEHASH, account, entry.successor, entry.startedAt))
        );
        bool meant = entry.objectedAt == 0 && SignatureChecker.isValidSignatureNow(account, digest, signature);
        if (!meant) revert RecoveryObjectionUnfit(account);
        _dispute(account);
    }

    /// @inheritdoc IRecovery
    function cancel(address account) external restricted {
        _checkOwn(account);
        _cancel(account, _openCase(account).successor, msg.sender);
    }

    /// @inheritdoc IRecovery
    function cancelByDecision(address account, address successor) external restricted {
        _cancel(account, successor, address(0));
    }

    /// @inheritdoc IRecovery
    function finish(address account) external {
        _wordOf(account);
        _checkOrders(account, _openCase(account).startedAt);
        address successor = _finish(account);
        accounts.rotate(account, successor);
        freezeOrders.follow(SubjectKind.Account, address(0), account, successor);
    }

    /// @inheritdoc IRecovery
    function moveHolding(address asset, address account) external {
        address successor = currentOf(account);
        TargetWord target = standing.targetOf(asset);
        bool fit = successor != account && target.isKnown() && !target.isProtected() && !_moved[asset][account];
        if (!fit) revert RecoveryNothingToMove(account, asset);
        _moved[asset][account] = true;
        emit HoldingRecovered(asset, account, successor);
        freezeOrders.follow(SubjectKind.Holding, asset, account, successor);
        IRecoverable(asset).recover(account, successor);
    }

    /// @dev Every regulator whose order is on the account has consented to this recovery, since it placed the order.
    function _checkOrders(address account, uint40 startedAt) private view {
        uint256[] memory orders = freezeOrders.liveOrdersOf(
            Subject(SubjectKind.Account, bytes32(uint256(uint160(account))), address(0))
        );
        for (uint256 i = 0; i < orders.length; ++i) {
            Order memory order = freezeOrders.orderOf(orders[i]);
            if (order.placer != Placer.Officers) continue;
            OrdersConsent memory given = _regulatorsConsent[account][order.organization];
            bool consents = given.startedAt == startedAt && orders[i] <= given.lastOrder;
            if (!consents) revert RecoveryUnderOrder(account, orders[i]);
        }
    }

    /// @dev The caller is neither of the group of the account's organization nor of a supporter's.
    function _isApart(address account, OrgId organization) private view returns (bool) {
        bytes32 group = _groupOf(standing.accountOf(msg.sender).organization());
        return group != _groupOf(organization) && !_isOfSupporter(account, group);
    }

    function _checkOwn(address account) private view {
        OrgId organization = _wordOf(account).organization();
        bool own = standing.accountOf(msg.sender).organization() == organization;
        if (!own) revert RecoveryNotOwn(account, organization, msg.sender);
    }
}
