import { type ContractTransaction, type Log, id as hashOfText } from "ethers";
import type { Actor } from "../actor.ts";
import { type Desk, nowOf } from "../desk.ts";
import { type DryRun, dryRun } from "../dryRun.ts";
import { explain } from "../errors.ts";
import { type ProposedCall, contentOf, openProposals, proposalOf } from "../proposals.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { type Motion, type Opened, type Tried, decodedCalls, openedText, summaryOf, whyNot } from "./motion.ts";
import { needsLine } from "./needs.ts";
import { rivalsOf } from "./rivals.ts";
import { decidingLine, termsOf } from "./terms.ts";

/** How a proposal is opened. */
export interface Proposing {
  /** Left out, the calls say it. */
  readonly description?: string | undefined;
  /** Propose although the dry run against the current state fails, or is not possible. */
  readonly force?: boolean;
  /** Shown calls, class, threshold and what is needed before anything is sent; throws to stop it. */
  readonly confirm?: (summary: string) => Promise<void>;
}

/** A motion that was tried. */
interface Trial extends Tried {
  /** What opens the proposal. */
  readonly request: ContractTransaction;
}

/**
 * Puts a motion to the vote: tries its calls, shows what it is and needs, sends it.
 * @throws Refusal when the account has no live seat, a call is not the committee's to make or fails today, or the same
 * proposal was made before; nothing was sent then
 */
export async function open(
  desk: Desk,
  seat: Actor,
  motion: Motion,
  { force = false, confirm }: Omit<Proposing, "description">,
): Promise<Report<Opened>> {
  const trial = await tryMotion(desk, seat, motion, force);
  await confirm?.(await summaryOf(desk, motion, trial));

  const { hash, logs } = await seat.act(trial.request);
  const { id, deadline, tally, overriding } = await proposalOf(desk.suite, numberIn(desk, logs));
  const data: Opened = {
    proposal: id,
    class: trial.terms.class,
    description: motion.description,
    calls: decodedCalls(desk, motion.calls),
    terms: trial.terms,
    dryRun: { result: trial.tried.result, why: whyNot(desk, motion.calls, trial.tried) },
    rivals: trial.rivals,
    deadline,
    needs: needsLine({ tally, overriding }),
    decided: await decidingLine(desk, trial.terms),
    next: `\`committee vote ${id} --for --as SEAT\``,
    transaction: hash,
  };
  return { data, text: openedText(data, await nowOf(desk)) };
}

/** Everything that would refuse the motion, or its calls later, before anybody is asked. */
async function tryMotion(desk: Desk, seat: Actor, motion: Motion, force: boolean): Promise<Trial> {
  const { committee } = desk.suite;
  await checkSeat(desk, seat);
  await checkRoom(desk, seat);
  const terms = await termsOf(desk, motion.calls, motion.overriding);
  await checkNew(desk, motion);
  const tried = await dryRun(desk, motion.calls);
  const why = whyNot(desk, motion.calls, tried);
  if (why !== undefined && !force) throw notProposed(tried, why);
  const method = motion.overriding ? committee.proposeOverride : committee.propose;
  const request = await method.populateTransaction(...contentOf(motion), motion.description);
  await desk.provider.call({ ...request, from: seat.address }).catch((thrown: unknown) => {
    throw explain(thrown, desk.contracts, desk.book);
  });
  return { terms, tried, rivals: await rivalsOf(desk, motion.calls), request };
}

/** The number of the proposal that a transaction opened. */
function numberIn({ suite }: Desk, logs: readonly Log[]): number {
  const [id = 0] = logs.flatMap((log) => {
    const event = suite.committee.interface.parseLog(log);
    return event?.name === "ProposalClassified" ? [Number(event.args[0])] : [];
  });
  return id;
}

/** The number of the proposal with these calls and this description, if there is one. */
export async function numberOf(
  { suite }: Desk,
  calls: readonly ProposedCall[],
  description: string,
): Promise<number | undefined> {
  const known = suite.committee.getProposalId(...contentOf({ calls }), hashOfText(description));
  return known.then(Number, () => undefined);
}

async function checkSeat({ suite, book }: Desk, seat: Actor): Promise<void> {
  if (await suite.seats.isLive(seat.address)) return;
  const { organization } = await suite.accounts.accountOf(seat.address);
  const live = (await suite.seats.list()).filter((each) => each.live);
  const own = live.filter((each) => each.organization === organization);
  const seats = (own.length > 0 ? own : live).map(({ account }) => book.label(account));
  throw new Refusal(
    `${seat.name} is not the account of a live seat, and only those propose: say --as ${seats.join(" or ")}.`,
  );
}

/** A seat has only so many proposals open. */
async function checkRoom(desk: Desk, seat: Actor): Promise<void> {
  const { accounts, committee } = desk.suite;
  const { organization } = await accounts.accountOf(seat.address);
  const places = await committee.recentProposals(organization);
  const open = (await openProposals(desk.suite)).filter((proposal) => BigInt(proposal.seat) === organization);
  if (open.length < places.length) return;
  const voting = open.filter(({ state }) => state === "Active").map(({ id }) => `\`committee withdraw ${id}\``);
  const next = voting.length === 0 ? "wait until one ends" : `end one, or withdraw one with ${voting.join(" or ")}`;
  const whose = desk.book.organizationLabel(Number(organization));
  throw new Refusal(
    `${whose} has ${open.length} open proposals (${open.map(({ id }) => id).join(", ")}), as many as a seat may have: ${next}.`,
    { error: "CommitteeTooManyOpen" },
  );
}

/** The same calls under the same description are one proposal for ever. */
async function checkNew(desk: Desk, { calls, description }: Motion): Promise<void> {
  const known = await numberOf(desk, calls, description);
  if (known === undefined) return;
  const { state } = await proposalOf(desk.suite, known);
  const waits = state === "Succeeded" || state === "Queued";
  const next =
    state === "Active"
      ? `vote for it: \`committee vote ${known} --for --as SEAT\``
      : waits
        ? `\`committee show ${known}\` tells when it takes effect`
        : "give another --description";
  throw new Refusal(`Proposal ${known} has the same calls and description and is ${state}: ${next}.`);
}

function notProposed(tried: DryRun, why: string): Refusal {
  const [intention, error] =
    tried.result === "fails"
      ? (["if an open proposal will make it pass", tried.refusal.error] as const)
      : (["to propose it untried", undefined] as const);
  return new Refusal(`Not proposed: ${why}. Say --force ${intention}.`, error === undefined ? {} : { error });
}
