/** Gas that an operation may use at a size `n`: the goal, and the dream beyond it. */
export interface Goal {
  readonly goal: number;
  readonly dream?: number;
}

/** What a row of `bench/gas.json` means. */
export interface Operation {
  readonly operation: string;
  /** What `n` counts. */
  readonly counts: string;
  /** What exactly is measured. */
  readonly measures: string;
  readonly goals?: Readonly<Record<number, Goal>>;
  /** Why a goal or dream is missed. */
  readonly short?: string;
}

const DECISION =
  "An Emergency decision without delay, `Accounts.suspend` of one account, with `n` seats of one weight and the smallest " +
  "majority for, cast in the order of enrolment";

/** The rows of the bench, in the order of the report. */
export const OPERATIONS: readonly Operation[] = [
  {
    operation: "permission.account.allowed",
    counts: "accounts in Standing",
    measures:
      "`transactionAllowed` through the ingress for an active participant who calls a known contract, all checks",
    goals: each({ goal: 17_000, dream: 15_000 }),
    short:
      "the two cold contracts and four cold words that the answer needs are 13,600 of it; the rest is reading and answering three calls",
  },
  {
    operation: "permission.account.allowed.ballot",
    counts: "accounts in Standing",
    measures: "The same for a Seat account that calls the Committee",
  },
  {
    operation: "permission.account.allowed.ordered",
    counts: "accounts in Standing",
    measures:
      "The same where live orders keep the account and its organization from receiving, and orders on both for sending have lapsed",
    goals: each({ goal: 17_000 }),
  },
  {
    operation: "permission.account.refused",
    counts: "accounts in Standing",
    measures: "The same for an unknown account; after the rules' no the ingress looks whether its repair path applies",
  },
  {
    operation: "permission.account.refused.committee",
    counts: "accounts in Standing",
    measures:
      "The same for an unknown account that calls the Committee: the repair path asks Seats and the Authority too",
  },
  {
    operation: "permission.account.allowed.managed",
    counts: "accounts on the function's list",
    measures: "The same where the contract is managed and the function is open to the account's office",
    goals: each({ goal: 20_000 }),
  },
  {
    operation: "permission.account.allowed.listed",
    counts: "accounts on the function's list",
    measures: "The same where the account is on the function's list and its office does not open it: one word more",
  },
  {
    operation: "permission.node.v1.allowed",
    counts: "nodes in Standing",
    measures: "`connectionAllowed` of version 1 through the ingress for two active nodes: both ends in one question",
    goals: each({ goal: 20_000, dream: 18_000 }),
    short:
      "the two cold contracts and five cold words that the answer needs are 15,700 of it; the rest is reading and answering three calls",
  },
  {
    operation: "permission.node.v2.allowed",
    counts: "nodes in Standing",
    measures: "`connectionAllowed` of version 2 through the ingress for an active node: one end, in text",
    goals: each({ goal: 20_000 }),
  },
  {
    operation: "governance.total",
    counts: "seats",
    measures: `${DECISION}: propose, a transaction for each ballot, execute`,
    goals: {
      5: { goal: 430_000, dream: 400_000 },
      21: { goal: 870_000, dream: 790_000 },
      101: { goal: 2_950_000, dream: 2_700_000 },
    },
    short:
      "the four fresh words that are a decision's record (its number by its hash, Governor's own, terms and tally, who has " +
      "cast) are 88,400 of it",
  },
  {
    operation: "governance.total.batched",
    counts: "seats",
    measures: `${DECISION}: propose, one transaction with all ballots signed off line, execute`,
    goals: {
      5: { goal: 365_000, dream: 340_000 },
      21: { goal: 490_000, dream: 450_000 },
      101: { goal: 1_150_000, dream: 980_000 },
    },
    short:
      "as above; and a ballot costs 2,100 of calldata, 3,000 for its signer, 2,200 for its seat and 2,400 of event before any code",
  },
  { operation: "governance.propose", counts: "seats", measures: "Of `governance.total`: the proposal" },
  { operation: "governance.vote.first", counts: "seats", measures: "Of `governance.total`: the first ballot" },
  {
    operation: "governance.vote.further",
    counts: "seats",
    measures: "Of `governance.total`: the dearest of the further ballots",
  },
  {
    operation: "governance.vote.batched",
    counts: "seats",
    measures: "Of `governance.total.batched`: the transaction with all ballots",
  },
  { operation: "governance.execute", counts: "seats", measures: "Of `governance.total`: the execution" },
  {
    operation: "governance.queue",
    counts: "calls",
    measures: "`Committee.queue` of an Operation decision (`Organizations.setAccountCap`), 5 seats",
  },
  {
    operation: "governance.veto",
    counts: "calls",
    measures: "`Committee.veto` of the same decision by an officer of the regulator, with reason and evidence",
  },
  {
    operation: "freeze.place",
    counts: "orders",
    measures:
      "`FreezeOrders.freeze`, both directions for 72 hours: an officer's second order, the first on its subject",
    goals: { 1: { goal: 130_000 } },
  },
  {
    operation: "freeze.lift.request",
    counts: "orders",
    measures: "`FreezeOrders.lift` by the officer who asks for it",
  },
  {
    operation: "freeze.lift",
    counts: "orders",
    measures: "`FreezeOrders.lift` by the second officer, which lifts the order",
    goals: { 1: { goal: 70_000 } },
  },
  {
    operation: "recovery.rotate",
    counts: "accounts",
    measures:
      "A participant's new key, from `Recovery.start` by its OrgAdmin over `consent` by a Seat account of another group to `finish` by anyone; without holdings",
  },
  {
    operation: "directive.total",
    counts: "directives",
    measures:
      "A seizure, 5 seats: draft, endorse, a whole Operation decision (propose, one transaction with all ballots, queue, execute), `Directives.execute` on the holding contract of the tests",
  },
  {
    operation: "asset.create",
    counts: "assets",
    measures: "`AssetRegister.draft` by an Issuer: terms with a plan of three items, and a token of its own, a clone",
  },
  {
    operation: "asset.prerelease",
    counts: "assets",
    measures: "`AssetRegister.prerelease` by an Issuer: the terms are hashed and frozen",
  },
  {
    operation: "asset.attest",
    counts: "items",
    measures: "`AssetRegister.attest` of an item by an Inspector that the plan names, with the hash of all terms",
  },
  {
    operation: "asset.attest.custody",
    counts: "items",
    measures: "The same by the custodian, which claims the lock of what backs the asset",
  },
  {
    operation: "asset.activate",
    counts: "holders",
    measures: "`AssetRegister.activate` by anyone: every attestation is asked for, the allocation minted",
  },
  {
    operation: "asset.transfer",
    counts: "transfers",
    measures: "`AssetToken.transfer` of a part between participants of two organizations who both hold, all checks",
    goals: { 1: { goal: 60_000, dream: 56_000 } },
  },
  {
    operation: "asset.transfer.first",
    counts: "transfers",
    measures: "The same to a holder at 0",
    goals: { 1: { goal: 77_000, dream: 73_000 } },
  },
  {
    operation: "asset.transfer.frozen",
    counts: "transfers",
    measures: "The same between two who both hold, where a confirmed order freezes a part of the sender's holding",
  },
  {
    operation: "asset.forcedTransfer",
    counts: "directives",
    measures:
      "`Directives.execute` of an approved seizure of a part of a holding, to a holder; no order on the holding",
    goals: { 1: { goal: 80_000 } },
  },
  {
    operation: "asset.forcedTransfer.frozen",
    counts: "directives",
    measures: "The same where the drafting regulator froze exactly what is seized: its order ends with it",
  },
  {
    operation: "asset.redeem",
    counts: "redemptions",
    measures: "`AssetRegister.redeem` of a part of a holding after maturity, against the hash of a receipt",
  },
  {
    operation: "account.enrol.own",
    counts: "accounts",
    measures:
      "`Accounts.enrolOwn` of a participant by its organization's OrgAdmin, with the account's signed acceptance",
  },
  {
    operation: "account.enrol.decision",
    counts: "accounts",
    measures:
      "A whole Operation decision that enrols `n` participants, 5 seats: propose, one transaction with all ballots, queue, execute",
  },
  {
    operation: "node.admit",
    counts: "nodes",
    measures:
      "A whole Network decision that admits an observer with an IPv4 endpoint, 5 seats, the 4 ballots that it takes: propose, one transaction with them, queue, execute",
  },
  {
    operation: "release.submit",
    counts: "releases",
    measures:
      "`Releases.submit` by a Developer: a further release, with a source URI and an audit hash, without predecessor",
  },
  {
    operation: "release.publish",
    counts: "bytes of code",
    measures:
      "`Releases.publish` of a contract of `n` bytes by an Operator, both scans included, less the code deposit of 200 gas for each byte",
  },
  {
    operation: "release.scan.24k",
    counts: "bytes of code",
    measures:
      "One sweep of `OpcodeScan` over the largest contract, in the worst case: every byte an opcode, every other one an end",
    goals: { 24_576: { goal: 6_000_000 } },
  },
];

/** A goal at every size of an engine's question. */
function each(goal: Goal): Readonly<Record<number, Goal>> {
  return Object.fromEntries([10, 1_000, 10_000].map((n) => [n, goal]));
}
