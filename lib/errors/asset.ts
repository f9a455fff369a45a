import { ASSET_KINDS, ASSET_STATES, INSPECTION_ITEMS } from "../enums.ts";
import { COMMITTEE } from "../names.ts";
import type { ArgumentWords, ErrorWords } from "./words.ts";

/** What AssetRegister refuses, and what to do next. */
export const ASSET_ERRORS: ErrorWords = {
  AssetUnknown: (of) => `there is no ${of("asset")}: see \`asset list\``,
  AssetTermsUnfit: (of) =>
    `the terms of the document ${of("termsHash")} lack something or contradict themselves: kind, name, symbol, supply, document, allocation, lock and a period of 1s to 365d are required, the maturity is after the effective date, and the plan has at most 16 inspections: correct the terms`,
  AssetInspectorUnfit: (of) =>
    `${of("organization")} may not inspect ${of("item", INSPECTION_ITEMS)}: an inspector is a Member or Service in force, never of the issuer's group, nor for Title and Pricing of the custodian's: name another one, see \`org list\``,
  AssetPlanBelowMinimum: (of) =>
    `the plan has the items ${of("items")} and ${of("groups")} groups with the custodian's, less than the committee's minimum for ${of("assetKind", ASSET_KINDS)}: add inspections, see \`asset plans\``,
  AssetIllegalEdge: (of) =>
    `${of("asset")} does not go from ${of("from", ASSET_STATES)} to ${of("to", ASSET_STATES)}: see \`asset show\``,
  AssetUnexpectedState: (of) =>
    `${of("asset")} is ${of("state", ASSET_STATES)}, which does not allow this: see \`asset show\``,
  AssetNotOwn: (of) =>
    `${of("caller")} acts neither for ${of("issuer")}, which issues ${of("asset")}, nor in a dispute for the holder's organization: let one of theirs act`,
  AssetNotInspector: (of) => {
    const item = of.is("item", "None", INSPECTION_ITEMS) ? "anything" : of("item", INSPECTION_ITEMS);
    return `${of("caller")} does not attest ${item} of ${of("asset")}: an Inspector of an organization that the plan names does, of the custodian for Custody, and any regulator's officer for NonObjection`;
  },
  AssetAttestationUnfit: (of) =>
    `the attestation of ${of("asset")} is of other terms (${of("contentHash")}) than those released now, or ends ${of("until")}, which is past: read \`asset show\`, then attest what it says`,
  AssetLockTaken: (of) =>
    `lock ${of("lockId")} of ${of("custodian")} backs ${of("claimant")} already: the custodian locks other backing under another number, or waits until that asset has ended`,
  AssetNotInspected: (of) =>
    `nobody attests ${of("item", INSPECTION_ITEMS)} of ${of("asset")} now: ${inspector(of)} does first, see \`asset show\``,
  AssetNotDue: (of) => `the time of ${of("asset")} is ${of("due")}: wait until then`,
  AssetAllocationUnfit: (of) =>
    `the list for ${of("asset")} has the hash ${of("allocationHash")} and sums up to ${of("total")}, which is not the allocation or the supply of its terms: give the list that was drafted`,
  AssetReasonMissing: (of) =>
    `a rejection of ${of("asset")} needs a reason code, a dispute a case, a redemption an amount and a receipt: give what is missing`,
  AssetOnlyToken: (of) =>
    `only the token of ${of("asset")} reports its end, not ${of("caller")}: draft a directive, see \`directive draft\``,
  AssetMinimumUnfit: (of) =>
    `${of("minimum")} is no minimum: it is for a kind, of items among Title, Pricing and Trading, and of 2 to 16 groups: give others`,
};

/** What an asset's token refuses, and what to do next. */
export const TOKEN_ERRORS: ErrorWords = {
  ERC7943CannotSend: (of) =>
    `${of("account")} may send nothing of the asset: a sender is a Participant or Issuer in force, not frozen, of an organization in force, and who spends for another is in force himself: see \`account show\``,
  ERC7943CannotReceive: (of) =>
    `${of("account")} may receive nothing of the asset: a receiver is a Participant or Issuer in force, not frozen for receiving, of an organization in force: see \`account show\``,
  ERC7943CannotTransfer: (of) =>
    `${of("amount")} cannot go from ${of("from")} to ${of("to")} now: the asset is not Effective, so nothing of it is transferred: see \`asset show\``,
  ERC7943InsufficientUnfrozenBalance: (of) =>
    `of what ${of("account")} holds ${of("unfrozen")} is not frozen, less than ${of("amount")}: send less, or see \`regulator orders\` who froze the rest`,
  AssetTokenOnly: (of) => `only ${of("permitted")} does this to an asset's token, not ${of("caller")}: act through it`,
  AssetTokenForcedUnfit: (of) =>
    `a forced transfer takes an amount from one account to another, not ${of("amount")} from ${of("from")} to ${of("to")}: draft the directive anew`,
  AssetTokenUnexpectedState: (of) =>
    `the asset is ${of("state", ASSET_STATES)}, which does not allow this: see \`asset show\``,
  AssetTokenNotIssuers: (of) =>
    `an annulment names an account of the issuer ${of("issuer")}, whose seat may object, not ${of("account")}: draft the directive anew`,
  AssetTokenIsNamed: (of) => `the token is that of ${of("asset")} already: nothing is left to do`,
  ERC20InsufficientBalance: (of) =>
    `${of("sender")} holds ${of("balance")} of the asset, less than ${of("needed")}: send less`,
  ERC20InsufficientAllowance: (of) =>
    `${of("spender")} may spend ${of("allowance")} for the holder, less than ${of("needed")}: the holder approves more first`,
  ERC20InvalidReceiver: (of) => `${of("receiver")} cannot receive: name an account`,
  ERC20InvalidSender: (of) => `${of("sender")} cannot send: name an account`,
  ERC20InvalidSpender: (of) => `${of("spender")} cannot spend for another: name an account`,
  ERC20InvalidApprover: (of) => `${of("approver")} cannot let others spend: name an account`,
  ERC2612ExpiredSignature: (of) => `the permit was good until ${of("deadline")}: let the holder sign another one`,
  ERC2612InvalidSigner: (of) =>
    `the permit was signed by ${of("signer")}, not by the holder ${of("owner")}, or for another token, nonce or amount: let the holder sign anew`,
};

/** Who attests what is missing: an organization, or for NonObjection, which names none, any regulator. */
function inspector(of: ArgumentWords): string {
  return of.is("organization", COMMITTEE) ? "an officer of a regulator" : of("organization");
}
