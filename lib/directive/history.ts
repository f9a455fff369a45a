import { type Log, toBeHex } from "ethers";
import type { Desk } from "../desk.ts";
import { proposalOf } from "../proposals.ts";
import { approvalsIn } from "./approvals.ts";

/** What happened to a directive. */
export interface Step {
  readonly did: "drafted" | "endorsed" | "attested" | "approved" | "objected" | "withdrawn" | "executed";
  /** Who did it; undefined for the committee. */
  readonly account: string | undefined;
  /** Number of the proposal by which the committee approved it; undefined where the transaction does not tell. */
  readonly proposal: number | undefined;
  /** Of an objection. */
  readonly reasonHash: string | undefined;
  /** Seconds since 1970. */
  readonly at: number;
  readonly transaction: string;
}

/** What each event of Directives tells, and which of its arguments is who did it. */
const EVENTS: Readonly<Record<string, readonly [did: Step["did"], account?: string]>> = {
  DirectiveDrafted: ["drafted", "drafter"],
  DirectiveEndorsed: ["endorsed", "officer"],
  DirectiveAttested: ["attested", "inspector"],
  DirectiveApproved: ["approved"],
  DirectiveObjected: ["objected", "account"],
  DirectiveWithdrawn: ["withdrawn", "officer"],
  DirectiveExecuted: ["executed", "by"],
};

/** What happened to a directive, oldest first: every event of Directives has its number as first topic. */
export async function historyOf(desk: Desk, id: number): Promise<Step[]> {
  const { provider, suite } = desk;
  const address = await suite.directives.getAddress();
  const logs = await provider.getLogs({ address, topics: [null, toBeHex(id, 32)], fromBlock: 0 });
  return (await Promise.all(logs.map((log) => stepOf(desk, id, log)))).flat();
}

async function stepOf(desk: Desk, id: number, log: Log): Promise<Step[]> {
  const event = desk.suite.directives.interface.parseLog(log);
  const told = event === null ? undefined : EVENTS[event.name];
  if (event === null || told === undefined) return [];
  const [did, account] = told;
  const argument = (name: string): string => String(event.args.getValue(name));
  const { timestamp } = await log.getBlock();
  const step: Step = {
    did,
    account: account === undefined ? undefined : argument(account),
    proposal: did === "approved" ? await approvingProposal(desk, id, log) : undefined,
    reasonHash: did === "objected" ? argument("reasonHash") : undefined,
    at: timestamp,
    transaction: log.transactionHash,
  };
  return [step];
}

/** The proposal whose execution approved a directive: the one in the same transaction that says so. */
async function approvingProposal(desk: Desk, id: number, log: Log): Promise<number | undefined> {
  const { blockNumber, transactionHash } = log;
  const { committee } = desk.suite;
  const executed = await committee.queryFilter(committee.filters.ProposalExecuted(), blockNumber, blockNumber);
  for (const event of executed) {
    if (event.transactionHash !== transactionHash) continue;
    const proposal = await proposalOf(desk.suite, Number(event.args.proposalId));
    const approvals = await approvalsIn(desk, proposal.calls);
    if (approvals.some(({ directive }) => directive === id)) return proposal.id;
  }
  return undefined;
}
