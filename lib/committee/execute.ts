import type { Actor } from "../actor.ts";
import type { DecodedCall } from "../decode.ts";
import { type Desk, nowOf } from "../desk.ts";
import { harmless } from "../format.ts";
import { type Proposal, contentOf, proposalOf } from "../proposals.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { callLines, decodedCalls } from "./show.ts";
import { type Stage, stageOf } from "./stage.ts";

/** What was due for a proposal, and what comes next. */
export interface Executed {
  readonly proposal: number;
  readonly did: "queue" | "execute" | "nothing";
  readonly state: string;
  readonly next: string;
  /** When waiting ends; seconds since 1970. */
  readonly eta: number | undefined;
  readonly transaction: string | undefined;
}

/**
 * Does what is due for a proposal: queues it or executes it; fails and says when, if nothing is due yet.
 * @throws Refusal when the proposal has ended, or one of its calls fails
 */
export async function execute(desk: Desk, actor: Actor, id: number): Promise<Report<Executed>> {
  const proposal = await proposalOf(desk.suite, id);
  const stage = await stageOf(desk, proposal, await nowOf(desk));
  switch (stage.due) {
    case "queue":
    case "execute":
      return carryOut(desk, actor, proposal, stage.due);
    case "vote":
    case "wait":
      return {
        data: outcome(proposal, "nothing", stage),
        text: `Nothing is due for proposal ${id} yet: ${stage.words}.`,
        failed: true,
      };
    case "nothing":
      throw new Refusal(`Proposal ${id} has ended: ${stage.words}.`);
  }
}

/**
 * Queues a proposal and never executes it; says so when something else is due, and fails while it is voted on.
 * @throws Refusal when the proposal has ended
 */
export async function queue(desk: Desk, actor: Actor, id: number): Promise<Report<Executed>> {
  const proposal = await proposalOf(desk.suite, id);
  const stage = await stageOf(desk, proposal, await nowOf(desk));
  if (stage.due === "queue") return carryOut(desk, actor, proposal, "queue");
  if (stage.due === "nothing") throw new Refusal(`Proposal ${id} has ended: ${stage.words}.`);
  const why = WHY_NOT_QUEUED[proposal.state] ?? "is not to be queued";
  const text = `Proposal ${id} ${why}: ${stage.words}.`;
  return { data: outcome(proposal, "nothing", stage), text, failed: proposal.state === "Active" };
}

/** Why an open proposal is not to be queued. */
const WHY_NOT_QUEUED: Readonly<Record<string, string>> = {
  Active: "cannot be queued yet",
  Succeeded: "waits no delay and is not queued",
  Queued: "is queued already",
};

/**
 * Withdraws a proposal that is being voted on, for the seat that made it.
 * @throws Refusal when it is not, or the account is another seat's
 */
export async function withdraw(desk: Desk, seat: Actor, id: number): Promise<Report<Executed>> {
  const proposal = await proposalOf(desk.suite, id);
  const { hash } = await seat.act(await desk.suite.committee.cancel.populateTransaction(...keyOf(proposal)));
  const ended = await proposalOf(desk.suite, id);
  const stage = await stageOf(desk, ended, await nowOf(desk));
  return { data: { ...outcome(ended, "nothing", stage), transaction: hash }, text: `Proposal ${id} is withdrawn.` };
}

/** The arguments of queue, execute, cancel and veto. */
export function keyOf(proposal: Proposal): [targets: string[], values: bigint[], data: string[], hash: string] {
  return [...contentOf(proposal), proposal.descriptionHash];
}

async function carryOut(
  desk: Desk,
  actor: Actor,
  proposal: Proposal,
  did: "queue" | "execute",
): Promise<Report<Executed>> {
  const { committee } = desk.suite;
  const method = did === "queue" ? committee.queue : committee.execute;
  const { hash } = await actor.act(await method.populateTransaction(...keyOf(proposal)));
  const after = await proposalOf(desk.suite, proposal.id);
  const stage = await stageOf(desk, after, await nowOf(desk));
  const done = did === "queue" ? "queued" : "executed";
  const calls = decodedCalls(desk, proposal);
  const more = did === "queue" ? `next  ${stage.words}` : [callLines(calls), ...syncLine(calls)].join("\n");
  return {
    data: { ...outcome(after, did, stage), transaction: hash },
    text: `Proposal ${proposal.id} is ${done}: ${harmless(proposal.description)}\n${more}`,
  };
}

/** What is next when the validator set changed. */
function syncLine(calls: readonly DecodedCall[]): string[] {
  const changes = calls.some(({ contract, function: name }) => contract === "ValidatorSet" && /mote$/.test(name ?? ""));
  return changes ? ["next  `validator sync` refreshes the list of validators that the ingress keeps"] : [];
}

function outcome({ id, state, eta }: Proposal, did: Executed["did"], stage: Stage): Executed {
  return { proposal: id, did, state, next: stage.words, eta, transaction: undefined };
}
