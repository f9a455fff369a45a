/**
 * Names of the contracts' further enumerations, in their order (`contracts/types/`, `contracts/identity/IStanding.sol`,
 * `contracts/supervision/IFreezeOrders.sol`, `contracts/samples/ILetterOfCredit.sol`).
 */
export const ORG_STATUSES = ["None", "Active", "Suspended"] as const;
export const ACCOUNT_STATUSES = ["None", "Active", "Suspended", "Revoked"] as const;
export const NODE_KINDS = ["None", "Observer", "Validator", "Regulator"] as const;
export const NODE_STATUSES = ["None", "Active", "Suspended", "Removed"] as const;
export const TARGET_STATUSES = ["None", "Active", "Suspended", "Retired"] as const;
export const SUBJECT_KINDS = ["None", "Account", "Organization", "Contract", "Holding"] as const;
export const DIRECTIVE_KINDS = ["None", "Seizure", "Correction", "Redemption", "Award", "Annulment"] as const;
export const DIRECTIVE_STATUSES = [
  "None",
  "Drafted",
  "Endorsed",
  "Approved",
  "Objected",
  "Executed",
  "Withdrawn",
  "Lapsed",
] as const;
export const DIRECTIONS = ["None", "Send", "Receive", "Both"] as const;
export const PLACERS = ["None", "Officers", "Sentinels", "Committee", "Parties"] as const;
export const ORDER_STATUSES = ["None", "Provisional", "Confirmed", "Lifted"] as const;
export const FIELDS = [
  "Account",
  "Freeze",
  "Recovery",
  "Organization",
  "Node",
  "Method",
  "OrganizationFreeze",
  "TargetFreeze",
  "Holding",
  "OrderedHoldings",
] as const;
export const DEPLOYMENT_MODES = ["CommitteeOnly", "ListedDevelopers"] as const;
export const RELEASE_STATUSES = [
  "None",
  "Submitted",
  "Approved",
  "Active",
  "Suspended",
  "Retired",
  "Withdrawn",
  "Rejected",
  "Lapsed",
] as const;
export const ASSET_KINDS = ["None", "Bond", "Cash", "Receivable", "Other"] as const;
export const ASSET_STATES = [
  "None",
  "Draft",
  "PreReleased",
  "Rejected",
  "Effective",
  "Suspended",
  "Maturing",
  "Settled",
  "Annulled",
] as const;
export const INSPECTION_ITEMS = ["None", "Title", "Pricing", "Trading", "Custody", "NonObjection"] as const;
export const CREDIT_STATUSES = ["None", "Issued", "Presented", "Accepted", "Settled", "Expired"] as const;
export const SUPPORTS = ["against", "for", "abstain"] as const;

/** OpenZeppelin's `IGovernor.ProposalState`, in its order. */
export const PROPOSAL_STATES = [
  "Pending",
  "Active",
  "Canceled",
  "Defeated",
  "Succeeded",
  "Queued",
  "Expired",
  "Executed",
] as const;

/** The name of a member of an enumeration; the number itself when it has none. */
export function memberName(members: readonly string[], value: bigint | number): string {
  return members[Number(value)] ?? String(value);
}
