import type { ClassTermsStructOutput } from "../../types/ethers-contracts/governance/Charter.ts";
import type { Desk } from "../desk.ts";
import { formatDuration } from "../duration.ts";
import { percent } from "../format.ts";
import { ACTION_CLASSES } from "../suite/words.ts";
import type { Part } from "./part.ts";

/** Terms, delays and seats against what the founding and the decisions since have set. */
export const decisions: Part = {
  name: "decisions",
  proves:
    "terms, delays, seats, table, rules and validators changed by executed decisions only, and stand as the last one set them",
  check: checkDecisions,
};

interface Change {
  readonly what: string;
  readonly block: number;
  readonly transaction: string;
}

async function* checkDecisions(desk: Desk): AsyncGenerator<string> {
  yield* checkOrigin(desk);
  yield* checkTerms(desk);
  yield* checkDelays(desk);
  yield* checkWeights(desk);
}

/** Every change after the hand-over shares its transaction with a proposal's execution. */
async function* checkOrigin(desk: Desk): AsyncGenerator<string> {
  const { committee } = desk.suite;
  const executions = await committee.queryFilter(committee.filters.ProposalExecuted());
  const decided = new Set(executions.map(({ transactionHash }) => transactionHash));
  for (const { what, block, transaction } of await changes(desk)) {
    if (block <= desk.record.handOver.block || decided.has(transaction)) continue;
    yield `In block ${block} ${what} without an executed decision.`;
  }
}

async function changes({ suite }: Desk): Promise<Change[]> {
  const { authority, charter, seats, standing, accountIngress, nodeIngress, validatorIngress, validatorSet } = suite;
  const ingresses = { account: accountIngress, node: nodeIngress, validator: validatorIngress };
  const all = await Promise.all([
    found("the terms of the classes changed", charter.queryFilter(charter.filters.CharterSet())),
    found("a seat's weight changed", seats.queryFilter(seats.filters.SeatWeightSet())),
    found("the delays of the classes changed", authority.queryFilter(authority.filters.ClassDelaysSet())),
    found("the table changed", authority.queryFilter(authority.filters.TargetFunctionRoleUpdated())),
    ...Object.entries(ingresses).map(([name, ingress]) =>
      found(`the ${name} ingress changed`, ingress.queryFilter(ingress.filters.RegistryUpdated())),
    ),
    found("a node became a validator", validatorSet.queryFilter(validatorSet.filters.ValidatorPromoted())),
    found("Standing got a target writer", standing.queryFilter(standing.filters.TargetWriterAdded())),
  ]);
  return all.flat();
}

async function found(
  what: string,
  events: Promise<readonly { readonly blockNumber: number; readonly transactionHash: string }[]>,
): Promise<Change[]> {
  return (await events).map(({ blockNumber, transactionHash }) => ({
    what,
    block: blockNumber,
    transaction: transactionHash,
  }));
}

async function* checkTerms({ suite: { charter } }: Desk): AsyncGenerator<string> {
  const last = (await charter.queryFilter(charter.filters.CharterSet())).at(-1)?.args.terms ?? [];
  for (const [number, name] of ACTION_CLASSES.entries()) {
    const [is, should] = [termsWords(await charter.termsOf(number)), termsWords(last[number])];
    if (is !== should) yield `Class ${name} asks for ${is}, but ${should} was set last.`;
  }
}

function termsWords(terms: ClassTermsStructOutput | undefined): string {
  if (terms === undefined) return "nothing";
  const { participation, approval, period } = terms;
  return `${percent(Number(participation))} cast and ${percent(Number(approval))} for in ${formatDuration(Number(period))}`;
}

/** A delay that was shortened stands only after the difference; until then it is pending. */
async function* checkDelays({ suite: { authority } }: Desk): AsyncGenerator<string> {
  const last = (await authority.queryFilter(authority.filters.ClassDelaysSet())).at(-1)?.args.delays ?? [];
  const committee = await authority.committee();
  for (const [number, name] of ACTION_CLASSES.entries()) {
    const { currentDelay, pendingDelay, effect } = await authority.getAccess(number + 1, committee);
    const is = effect === 0n ? currentDelay : pendingDelay;
    const should = last[number];
    if (is === should) continue;
    const set = should === undefined ? "nothing" : formatDuration(Number(should));
    yield `Class ${name} waits ${formatDuration(Number(is))}, but ${set} was set last.`;
  }
}

async function* checkWeights({ suite: { seats }, book }: Desk): AsyncGenerator<string> {
  const events = await seats.queryFilter(seats.filters.SeatWeightSet());
  const set = new Map(events.map(({ args }) => [Number(args.organization), Number(args.weight)]));
  const listed = new Map((await seats.list()).map((seat) => [Number(seat.organization), Number(seat.weight)]));
  for (const organization of new Set([...set.keys(), ...listed.keys()])) {
    const [is, should] = [listed.get(organization) ?? 0, set.get(organization) ?? 0];
    if (is === should) continue;
    yield `The seat of ${book.organizationLabel(organization)} weighs ${is}, but ${should} was set last.`;
  }
}
