import type { Action } from "../actions/action.ts";
import { sentenceOf } from "../actions/sentence.ts";
import { type ActionCall, callOf } from "../actions/written.ts";
import type { Actor } from "../actor.ts";
import { type Desk, nowOf } from "../desk.ts";
import { moment } from "../format.ts";
import { type NamedAddress, NameBook } from "../names.ts";
import { type ProposedCall, isOpen, proposalOf } from "../proposals.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { encodeCall } from "./calls.ts";
import type { Opened } from "./motion.ts";
import { type Proposing, numberOf, open } from "./open.ts";
import { overridableFrom } from "./override.ts";
import type { WrittenProposal } from "./callsFile.ts";

export type { Opened } from "./motion.ts";
export type { Proposing } from "./open.ts";

/** A call to make, the action that made it, and names that files told. */
type Step = Omit<ActionCall, "action"> & { readonly action: Action | undefined };

/**
 * Opens a proposal of named actions and contract calls as people write them.
 * @throws Refusal when one of them does not fit, and as {@link openProposal}
 */
export async function propose(
  desk: Desk,
  seat: Actor,
  { calls: written, description }: WrittenProposal,
  proposing: Proposing = {},
): Promise<Report<Opened>> {
  const steps = await Promise.all(written.map((step) => stepOf(desk, step)));
  checkLists(steps.flatMap(({ action }) => (action === undefined ? [] : [action])));
  const named = withNames(
    desk,
    steps.flatMap(({ names }) => names),
  );
  const calls = steps.map(({ call }) => encodeCall(named, call));
  const words = calls.map((call, i) => steps[i]?.title ?? sentenceOf(named, call)).join("; ");
  return openProposal(named, seat, calls, { ...proposing, description: proposing.description ?? description }, words);
}

/**
 * Opens a proposal from encoded calls. Without description, `words` describe it, in which the calls tell what they do;
 * what was decided before is numbered then, since the same calls under the same description are one proposal for ever.
 * @throws Refusal when the account has no live seat, a call is not the committee's to make or fails today, or the same
 * proposal is open; nothing was sent then
 */
export async function openProposal(
  desk: Desk,
  seat: Actor,
  calls: readonly ProposedCall[],
  { description, ...proposing }: Proposing = {},
  words = calls.map((call) => sentenceOf(desk, call)).join("; "),
): Promise<Report<Opened>> {
  const motion = { calls, description: description ?? (await freeDescription(desk, calls, words)), overriding: false };
  return open(desk, seat, motion, proposing);
}

/**
 * Proposes the calls of a vetoed proposal again, as an override.
 * @throws Refusal when they were not vetoed, or less than 14 days ago, and as {@link openProposal}
 */
export async function proposeOverride(
  desk: Desk,
  seat: Actor,
  id: number,
  { description, ...proposing }: Proposing = {},
): Promise<Report<Opened>> {
  const { calls, state, description: original } = await proposalOf(desk.suite, id);
  const [from, now] = await Promise.all([overridableFrom(desk, calls), nowOf(desk)]);
  if (from === undefined) {
    throw new Refusal(`Proposal ${id} is ${state} and no veto of its calls stands: there is nothing to override.`);
  }
  if (now < from) {
    throw new Refusal(`The veto of proposal ${id} may be overridden from ${moment(from, now)} on: propose it then.`);
  }
  const words = `Override the veto of proposal ${id}: ${original}`;
  const motion = { calls, description: description ?? (await freeDescription(desk, calls, words)), overriding: true };
  return open(desk, seat, motion, proposing);
}

async function stepOf(desk: Desk, step: WrittenProposal["calls"][number]): Promise<Step> {
  return "action" in step ? callOf(desk, step) : { action: undefined, title: undefined, call: step, names: [] };
}

/** Two changes of one list in one proposal: the later would set back what the earlier changed. */
function checkLists(actions: readonly Action[]): void {
  const lists = actions.filter(({ writesAll }) => writesAll === true).map(({ name }) => name);
  const [twice] = lists.filter((name, i) => lists.indexOf(name) !== i);
  if (twice !== undefined)
    throw new Refusal(`${twice} sets a whole list: name all its changes in one, not in several.`);
}

/**
 * The desk with further names of accounts.
 * @throws Refusal when one is the name of another account
 */
function withNames(desk: Desk, names: readonly NamedAddress[]): Desk {
  const { accounts } = desk.book;
  const fresh = names.filter(({ address }) => desk.book.nameOf(address) === undefined);
  const [taken] = fresh.filter(({ name }) => accounts.some((account) => account.name.toLowerCase() === name));
  if (taken !== undefined)
    throw new Refusal(`The name ${taken.name} is that of another account: accept under another.`);
  return { ...desk, book: new NameBook({ ...desk.book, accounts: [...accounts, ...fresh] }) };
}

/** The description, numbered when a proposal that ended took it: `Suspend bank-c (2)`. */
async function freeDescription(desk: Desk, calls: readonly ProposedCall[], words: string): Promise<string> {
  for (let n = 1; ; n += 1) {
    const description = n === 1 ? words : `${words} (${n})`;
    const known = await numberOf(desk, calls, description);
    if (known === undefined || isOpen(await proposalOf(desk.suite, known))) return description;
  }
}
