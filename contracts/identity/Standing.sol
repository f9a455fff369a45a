// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAuthority} from "../authority/IAuthority.sol";
import {Governed} from "../authority/Governed.sol";
import {ACCOUNT_BITS, AccountWord, FREEZE_BITS, ORDERED_HOLDINGS, RECOVERY_BITS} from "../types/AccountWord.sol";
import {ALL, HoldingWord, ShareWord, shareKey, sum} from "../types/HoldingWord.sol";
import {MethodKey} from "../types/MethodKey.sol";
import {MethodWord} from "../types/MethodWord.sol";
import {NodeId} from "../types/NodeId.sol";
import {NodeWord} from "../types/NodeWord.sol";
import {Office} from "../types/Office.sol";
import {ORG_BITS, ORG_FREEZE_BITS, OrgWord} from "../types/Organization.sol";
import {OrgId} from "../types/OrgId.sol";
import {SubjectKey, holdingKey} from "../types/Subject.sol";
import {
    TARGET_COMMITTEE,
    TARGET_FREEZE_BITS,
    TARGET_PROTECTED,
    TargetStatus,
    TargetWord,
    toTargetWord
} from "../types/TargetWord.sol";
import {Field, IStanding} from "./IStanding.sol";

/// @title Standing: the one contract that rules read
/// @notice See {IStanding}.
contract Standing is IStanding, Governed {
    mapping(address account => AccountWord) private _accounts;
    mapping(address target => TargetWord) private _targets;
    mapping(OrgId organization => OrgWord) private _organizations;
    mapping(Field field => mapping(bytes32 key => uint256)) private _words;
    mapping(Field field => address) private _writers;
    mapping(address registry => bool) private _targetWriters;
    address private _committee;

    /// @notice The founding registries: writer of Account; of Organization; of Freeze, OrganizationFreeze,
    /// TargetFreeze, Holding and OrderedHoldings; of Node; of Method; of targets; of Recovery.
    struct Writers {
        address accounts;
        address organizations;
        address freezeOrders;
        address nodes;
        address methodLists;
        address releases;
        address recovery;
        address assets;
    }

    /// @param writers the founding writers, at their predicted addresses
    /// @param suite the suite's own contracts and the ingress addresses: known and protected for ever
    /// @param contracts further contracts of the founding file: known targets
    constructor(
        address authority_,
        Writers memory writers,
        address[] memory suite,
        address[] memory contracts
    ) Governed(authority_) {
        _setWriter(Field.Account, writers.accounts);
        _setWriter(Field.Organization, writers.organizations);
        _setWriter(Field.Freeze, writers.freezeOrders);
        _setWriter(Field.OrganizationFreeze, writers.freezeOrders);
        _setWriter(Field.TargetFreeze, writers.freezeOrders);
        _setWriter(Field.Holding, writers.freezeOrders);
        _setWriter(Field.OrderedHoldings, writers.freezeOrders);
        _setWriter(Field.Node, writers.nodes);
        _setWriter(Field.Method, writers.methodLists);
        _addTargetWriter(writers.releases);
        _addTargetWriter(writers.assets);
        _setWriter(Field.Recovery, writers.recovery);
        for (uint256 i = 0; i < suite.length; ++i) _protect(suite[i], 0);
        for (uint256 i = 0; i < contracts.length; ++i) {
            if (_targets[contracts[i]].isKnown()) revert StandingTargetIsProtected(contracts[i]);
            _setTarget(contracts[i], toTargetWord(TargetStatus.Active, address(0)));
        }
        syncCommittee();
    }

    /// @inheritdoc IStanding
    function write(Field field, bytes32 key, uint256 bits) external {
        if (msg.sender != _writers[field]) revert StandingNotWriter(field, msg.sender);
        uint256 mask = _maskOf(field);
        if (bits & ~mask != 0) revert StandingBitsOutside(field, bits);
        if (field <= Field.Recovery || field == Field.OrderedHoldings) {
            address account = address(uint160(uint256(key)));
            _accounts[account] = AccountWord.wrap((AccountWord.unwrap(_accounts[account]) & ~mask) | bits);
        } else if (field == Field.TargetFreeze) {
            address target = address(uint160(uint256(key)));
            _targets[target] = TargetWord.wrap((TargetWord.unwrap(_targets[target]) & ~mask) | bits);
        } else if (field == Field.Organization || field == Field.OrganizationFreeze) {
            OrgId organization = OrgId.wrap(uint32(uint256(key)));
            _organizations[organization] = OrgWord.wrap((OrgWord.unwrap(_organizations[organization]) & ~mask) | bits);
        } else {
            _words[field][key] = (_words[field][key] & ~mask) | bits;
        }
        emit FactWritten(field, key, bits);
    }

    /// @inheritdoc IStanding
    function writeTarget(address target, TargetStatus status) external {
        if (!_targetWriters[msg.sender]) revert StandingNotTargetWriter(target, msg.sender);
        TargetWord word = _targets[target];
        if (word.isProtected()) revert StandingTargetIsProtected(target);
        if (word.isKnown() && word.registry() != msg.sender) revert StandingNotTargetWriter(target, msg.sender);
        _setTarget(target, word.isKnown() ? word.withStatus(status) : toTargetWord(status, msg.sender));
    }

    /// @inheritdoc IStanding
    function writeManaged(address target, bool managed) external {
        if (msg.sender != _writers[Field.Method]) revert StandingNotWriter(Field.Method, msg.sender);
        TargetWord word = _targets[target];
        if (word.isProtected() || !word.isKnown()) revert StandingTargetIsProtected(target);
        _setTarget(target, word.withManaged(managed));
    }

    /// @inheritdoc IStanding
    function syncCommittee() public {
        address current = IAuthority(authority()).committee();
        if (current == _committee) return;
        if (_committee != address(0)) _protect(_committee, 0);
        _committee = current;
        _protect(current, TARGET_COMMITTEE);
    }

    /// @inheritdoc IStanding
    function addTargetWriter(address registry) external restricted {
        if (registry.code.length == 0 || registry == authority()) revert StandingWriterUnfit(registry);
        _addTargetWriter(registry);
    }

    /// @inheritdoc IStanding
    function senderFacts(
        address account,
        address target,
        bytes4 selector
    ) external view returns (AccountWord accountWord, OrgWord organizationWord, TargetWord targetWord, bool open) {
        accountWord = _accounts[account];
        organizationWord = organizationOf(accountWord.organization());
        targetWord = _targets[target];
        open = !targetWord.isManaged() || _isOpen(target, targetWord, selector, account, accountWord.office());
    }

    /// @inheritdoc IStanding
    function accountOf(address account) external view returns (AccountWord) {
        return _accounts[account];
    }

    /// @inheritdoc IStanding
    function organizationOf(OrgId organization) public view returns (OrgWord) {
        return _organizations[organization];
    }

    /// @inheritdoc IStanding
    function targetOf(address target) external view returns (TargetWord) {
        return _targets[target];
    }

    /// @inheritdoc IStanding
    function nodeOf(NodeId node) public view returns (NodeWord) {
        return NodeWord.wrap(_words[Field.Node][NodeId.unwrap(node)]);
    }

    /// @inheritdoc IStanding
    function nodeFacts(NodeId node) public view returns (NodeWord nodeWord, OrgWord organizationWord) {
        nodeWord = nodeOf(node);
        organizationWord = organizationOf(nodeWord.organization());
    }

    /// @inheritdoc IStanding
    function connectionFacts(NodeId a, NodeId b) external view returns (NodeWord, OrgWord, NodeWord, OrgWord) {
        (NodeWord wordOfA, OrgWord organizationOfA) = nodeFacts(a);
        (NodeWord wordOfB, OrgWord organizationOfB) = nodeFacts(b);
        return (wordOfA, organizationOfA, wordOfB, organizationOfB);
    }

    /// @inheritdoc IStanding
    function methodOf(bytes32 key) public view returns (MethodWord) {
        return MethodWord.wrap(_words[Field.Method][key]);
    }

    /// @inheritdoc IStanding
    function officeOf(address account) public view returns (Office) {
        AccountWord word = _accounts[account];
        bool inForce = word.isInForce() && organizationOf(word.organization()).isInForce();
        return inForce ? word.office() : Office.None;
    }

    /// @inheritdoc IStanding
    function partiesOf(
        address from,
        address to
    ) external view returns (Office sends, Office receives, bool inForce, uint256 frozen) {
        AccountWord receiver = _accounts[to];
        bool open = _mayReceive(receiver);
        if (open && receiver.hasOrderedHoldings()) open = !_isReceiveFrozen(msg.sender, to);
        if (_accounts[from].hasOrderedHoldings()) (frozen, ) = frozenOf(msg.sender, from);
        return (officeOf(from), open ? receiver.office() : Office.None, _targets[msg.sender].isInForce(), frozen);
    }

    /// @inheritdoc IStanding
    function frozenOf(address asset, address account) public view returns (uint256 frozen, bool receiveFrozen) {
        mapping(bytes32 key => uint256) storage holdings = _words[Field.Holding];
        bytes32 key = _holdingKey(asset, account);
        HoldingWord word = HoldingWord.wrap(holdings[key]);
        uint168 total = word.held();
        uint256 lapsing = word.lapsesUntil() > block.timestamp ? word.lapsing() : 0;
        for (uint256 i = 0; i < lapsing; ++i) {
            ShareWord share = ShareWord.wrap(holdings[shareKey(key, i)]);
            if (share.until() > block.timestamp) total = sum(total, share.amount());
        }
        return (total == ALL ? type(uint256).max : total, word.receiveFrozenUntil() > block.timestamp);
    }

    /// @inheritdoc IStanding
    function writerOf(Field field) external view returns (address) {
        return _writers[field];
    }

    /// @inheritdoc IStanding
    function isTargetWriter(address registry) external view returns (bool) {
        return _targetWriters[registry];
    }

    function _isOpen(
        address target,
        TargetWord targetWord,
        bytes4 selector,
        address account,
        Office office
    ) private view returns (bool) {
        MethodWord word = methodOf(MethodKey.ofMethod(target, targetWord.edition(), selector));
        if (word.opensTo(office)) return true;
        if (!word.opensToListed()) return false;
        return methodOf(MethodKey.ofAccount(target, targetWord.edition(), selector, account)).opensToListed();
    }

    function _mayReceive(AccountWord word) private view returns (bool) {
        OrgWord organization = _organizations[word.organization()];
        return
            word.isActive() &&
            !word.isExpired() &&
            !word.isReceiveFrozen() &&
            organization.isActive() &&
            !organization.isReceiveFrozen();
    }

    function _isReceiveFrozen(address asset, address account) private view returns (bool) {
        HoldingWord word = HoldingWord.wrap(_words[Field.Holding][_holdingKey(asset, account)]);
        return word.receiveFrozenUntil() > block.timestamp;
    }

    function _holdingKey(address asset, address account) private pure returns (bytes32) {
        return SubjectKey.unwrap(holdingKey(asset, bytes32(uint256(uint160(account)))));
    }

    function _setWriter(Field field, address writer) private {
        _writers[field] = writer;
        emit WriterAdded(field, writer);
    }

    function _addTargetWriter(address registry) private {
        _targetWriters[registry] = true;
        emit TargetWriterAdded(registry);
    }

    function _setTarget(address target, TargetWord word) private {
        _targets[target] = word;
        emit TargetWritten(target, word);
    }

    function _protect(address target, uint256 flags) private {
        _setTarget(target, TargetWord.wrap(uint256(TargetStatus.Active) | TARGET_PROTECTED | flags));
    }

    function _maskOf(Field field) private pure returns (uint256) {
        if (field == Field.Account) return ACCOUNT_BITS;
        if (field == Field.Freeze) return FREEZE_BITS;
        if (field == Field.Recovery) return RECOVERY_BITS;
        if (field == Field.Organization) return ORG_BITS;
        if (field == Field.OrganizationFreeze) return ORG_FREEZE_BITS;
        if (field == Field.TargetFreeze) return TARGET_FREEZE_BITS;
        if (field == Field.OrderedHoldings) return ORDERED_HOLDINGS;
        return type(uint256).max;
    }
}
