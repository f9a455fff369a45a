// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IStanding} from "../identity/IStanding.sol";
import {ReleaseAware} from "../release/ReleaseAware.sol";
import {Office} from "../types/Office.sol";
import {OrgId} from "../types/OrgId.sol";
import {Credit, CreditStatus, ILetterOfCredit} from "./ILetterOfCredit.sol";

/// @title LetterOfCredit: a business contract that knows its callers by organization and office
/// @notice See {ILetterOfCredit}.
/// @dev A contract belongs to no organization, so none acts here for anybody, whoever calls it.
contract LetterOfCredit is ILetterOfCredit, ReleaseAware {
    Credit[] private _credits;

    constructor(IStanding standing_) ReleaseAware(standing_) {}

    /// @inheritdoc ILetterOfCredit
    function issue(
        OrgId beneficiary,
        bytes3 currency,
        uint128 amount,
        uint40 expiry,
        bytes32 terms
    ) external whileInForce returns (uint256 id) {
        OrgId bank = _issuersBank();
        bool payee = beneficiary != bank && standing.organizationOf(beneficiary).isActive();
        bool fit = payee && currency != 0 && amount != 0 && expiry > block.timestamp && terms != 0;
        if (!fit) revert CreditUnfit(beneficiary, currency, amount, expiry, terms);
        _credits.push(Credit(bank, beneficiary, currency, amount, expiry, CreditStatus.Issued, terms, 0));
        id = _credits.length;
        emit CreditIssued(id, bank, beneficiary, currency, amount, expiry, terms);
    }

    /// @inheritdoc ILetterOfCredit
    function present(uint256 id, bytes32 documents) external whileInForce {
        Credit storage entry = _move(id, CreditStatus.Issued, CreditStatus.Presented);
        _checkParty(id, entry.beneficiary, standing.accountOf(msg.sender).organization());
        if (block.timestamp > entry.expiry) revert CreditWrongMoment(id, entry.expiry);
        entry.documents = documents;
        emit DocumentsPresented(id, documents);
    }

    /// @inheritdoc ILetterOfCredit
    function accept(uint256 id, bytes32 documents) external whileInForce {
        _decide(id, documents, CreditStatus.Accepted);
        emit DocumentsAccepted(id, documents);
    }

    /// @inheritdoc ILetterOfCredit
    function refuse(uint256 id, bytes32 documents, bytes32 reason) external whileInForce {
        _decide(id, documents, CreditStatus.Issued);
        emit DocumentsRefused(id, documents, reason);
    }

    /// @inheritdoc ILetterOfCredit
    function settle(uint256 id, bytes32 payment) external whileInForce {
        Credit storage entry = _move(id, CreditStatus.Accepted, CreditStatus.Settled);
        _checkParty(id, entry.beneficiary, standing.accountOf(msg.sender).organization());
        emit CreditSettled(id, payment);
    }

    /// @inheritdoc ILetterOfCredit
    function expire(uint256 id) external whileInForce {
        Credit storage entry = _move(id, CreditStatus.Issued, CreditStatus.Expired);
        if (block.timestamp <= entry.expiry) revert CreditWrongMoment(id, entry.expiry);
        emit CreditExpired(id);
    }

    /// @inheritdoc ILetterOfCredit
    function credit(uint256 id) external view returns (Credit memory) {
        return _entry(id);
    }

    /// @inheritdoc ILetterOfCredit
    function count() external view returns (uint256) {
        return _credits.length;
    }

    function _decide(uint256 id, bytes32 documents, CreditStatus to) private {
        Credit storage entry = _move(id, CreditStatus.Presented, to);
        _checkParty(id, entry.bank, _issuersBank());
        if (documents != entry.documents) revert CreditWrongDocuments(id, entry.documents, documents);
    }

    function _move(uint256 id, CreditStatus from, CreditStatus to) private returns (Credit storage entry) {
        entry = _entry(id);
        if (entry.status != from) revert CreditUnexpectedStatus(id, entry.status);
        entry.status = to;
    }

    function _entry(uint256 id) private view returns (Credit storage) {
        if (id == 0 || id > _credits.length) revert CreditUnknown(id);
        return _credits[id - 1];
    }

    function _issuersBank() private view returns (OrgId) {
        if (standing.officeOf(msg.sender) != Office.Issuer) revert CreditNotIssuer(msg.sender);
        return standing.accountOf(msg.sender).organization();
    }

    function _checkParty(uint256 id, OrgId party, OrgId organization) private view {
        if (organization != party) revert CreditNotParty(id, party, msg.sender);
    }
}
