// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {OrgId} from "../types/OrgId.sol";

/// @notice Where a letter of credit stands. Settled and Expired are ends.
enum CreditStatus {
    None,
    Issued,
    Presented,
    Accepted,
    Settled,
    Expired
}

/// @notice A letter of credit: a bank's promise to pay against documents.
/// @param bank the organization that issued it
/// @param beneficiary the organization that it pays
/// @param currency ISO 4217, as ASCII
/// @param amount in the currency's smallest unit
/// @param expiry the last second for presenting documents
/// @param terms keccak256 of the text
/// @param documents keccak256 of the bundle presented last
struct Credit {
    OrgId bank;
    OrgId beneficiary;
    bytes3 currency;
    uint128 amount;
    uint40 expiry;
    CreditStatus status;
    bytes32 terms;
    bytes32 documents;
}

/// @title ILetterOfCredit: a register of letters of credit
/// @notice A bank issues a credit, the beneficiary presents documents, the bank accepts or refuses them, the beneficiary
/// confirms that it was paid. Texts stay off chain, under their hashes.
/// @dev Trust: an Issuer account commits its bank. The register moves no money; a settlement is what the beneficiary says.
interface ILetterOfCredit {
    /// @notice No credit has this number.
    error CreditUnknown(uint256 id);
    /// @notice The beneficiary is not active or the bank itself, a value is zero, or the expiry has passed.
    error CreditUnfit(OrgId beneficiary, bytes3 currency, uint128 amount, uint40 expiry, bytes32 terms);
    /// @notice `caller` is no Issuer in force.
    error CreditNotIssuer(address caller);
    /// @notice `caller` is no account of the organization whose turn it is.
    error CreditNotParty(uint256 id, OrgId organization, address caller);
    /// @notice The credit is not in the state that the act needs.
    error CreditUnexpectedStatus(uint256 id, CreditStatus status);
    /// @notice Documents are presented until `expiry`; only after it does a credit expire.
    error CreditWrongMoment(uint256 id, uint40 expiry);
    /// @notice Others were presented meanwhile than those decided on.
    error CreditWrongDocuments(uint256 id, bytes32 presented, bytes32 given);

    /// @notice A bank promised to pay.
    event CreditIssued(
        uint256 indexed id,
        OrgId indexed bank,
        OrgId indexed beneficiary,
        bytes3 currency,
        uint128 amount,
        uint40 expiry,
        bytes32 terms
    );
    /// @notice The beneficiary presented documents.
    event DocumentsPresented(uint256 indexed id, bytes32 documents);
    /// @notice The bank accepted the documents: it owes the amount.
    event DocumentsAccepted(uint256 indexed id, bytes32 documents);
    /// @notice The bank refused the documents; others may be presented until the expiry.
    event DocumentsRefused(uint256 indexed id, bytes32 documents, bytes32 reason);
    /// @notice The beneficiary was paid.
    event CreditSettled(uint256 indexed id, bytes32 payment);
    /// @notice The promise ended unused.
    event CreditExpired(uint256 indexed id);

    /// @notice Promises to pay; the bank is the caller's organization. Issuer.
    function issue(
        OrgId beneficiary,
        bytes3 currency,
        uint128 amount,
        uint40 expiry,
        bytes32 terms
    ) external returns (uint256 id);

    /// @notice Presents documents. Any account of the beneficiary.
    function present(uint256 id, bytes32 documents) external;

    /// @notice Accepts the documents presented, named anew so that none is accepted unseen. Issuer of the bank.
    function accept(uint256 id, bytes32 documents) external;

    /// @notice Refuses the documents presented, for a reason given by its hash. Issuer of the bank.
    function refuse(uint256 id, bytes32 documents, bytes32 reason) external;

    /// @notice Confirms the payment, by the hash of its advice. Any account of the beneficiary.
    function settle(uint256 id, bytes32 payment) external;

    /// @notice Ends a credit whose expiry has passed without documents to decide on. Any account in force.
    function expire(uint256 id) external;

    /// @notice A credit; reverts when unknown.
    function credit(uint256 id) external view returns (Credit memory);

    /// @notice How many credits there are; their numbers are 1 to this.
    function count() external view returns (uint256);
}
