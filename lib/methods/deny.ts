import type { Actor } from "../actor.ts";
import type { Proposing } from "../committee/propose.ts";
import { type Desk, nowOf } from "../desk.ts";
import { moment } from "../format.ts";
import type { Report } from "../report.ts";
import { OFFICES } from "../suite/words.ts";
import { type Denial, type Plan, planOf, wayOf } from "./denial.ts";
import { entryOf } from "./entries.ts";
import { type Holders, holdersWords, sameHolders, writeHolders } from "./holders.ts";
import { openStep, proposeSteps, step } from "./propose.ts";

/** What was done about a function. */
export interface Denied {
  readonly target: string;
  readonly name: string;
  readonly function: string;
  readonly selector: string;
  readonly did: "closed" | "confirmed" | "proposed";
  /** To whom it is, or is to be, open. */
  readonly offices: readonly string[];
  readonly listed: boolean;
  /** Until when it is closed unless confirmed, in seconds since 1970; undefined when it lasts. */
  readonly until: number | undefined;
  readonly proposal: number | undefined;
  readonly transaction: string;
}

/**
 * Closes a function to some of its holders: at once and for 72 hours by the OrgAdmin of the organization that administers
 * its contract, for good by a second account of it that closes the same, else by a proposal.
 * @throws Refusal when nothing of it is open to them, or the actor's office does not fit, saying who can
 */
export async function denyMethod(
  desk: Desk,
  actor: Actor,
  contract: string,
  denial: Denial,
  proposing: Proposing = {},
): Promise<Report<Denied>> {
  const plan = await planOf(desk, contract, denial);
  switch (await wayOf(desk, actor, plan)) {
    case "own":
      return closeOwn(desk, actor, plan, proposing);
    case "confirm":
      return confirmOwn(desk, actor, plan, proposing);
    case "decision":
      return proposeDenial(desk, actor, plan, proposing);
  }
}

async function closeOwn(desk: Desk, actor: Actor, plan: Plan, { confirm }: Proposing): Promise<Report<Denied>> {
  const { target, entry, left, contract } = plan;
  const words = `${entry.function} of ${target.label} is left open to ${holdersWords(left.offices, left.listed)}`;
  await confirm?.(`${actor.name} is to close: ${words}, for 72h unless confirmed.`);
  const call = await desk.suite.methodLists.tightenOwn.populateTransaction(
    target.target,
    entry.selector,
    ...holdersOf(left),
  );
  const { hash } = await actor.act(call);
  const { tightened } = await entryOf(desk, target, entry.selector);
  const until = tightened?.until;
  const end = until === undefined ? "" : `, until ${moment(until, await nowOf(desk))}`;
  return {
    data: { ...dataOf(plan), did: "closed", until, proposal: undefined, transaction: hash },
    text: [
      `${words}, at once, by its OrgAdmin ${actor.name}${end}.`,
      `next  a second account of ${desk.book.organizationLabel(target.administrator)} makes it last: \`method deny ${contract} "${entry.function}" --confirm --as NAME\``,
    ].join("\n"),
  };
}

async function confirmOwn(desk: Desk, actor: Actor, plan: Plan, { confirm }: Proposing): Promise<Report<Denied>> {
  const { target, entry, left } = plan;
  const words = `${entry.function} of ${target.label} stays open to ${holdersWords(left.offices, left.listed)} only`;
  await confirm?.(`${actor.name} is to confirm: ${words}, until the committee opens more.`);
  const call = await desk.suite.methodLists.confirmOwn.populateTransaction(
    target.target,
    entry.selector,
    ...holdersOf(left),
  );
  const { hash } = await actor.act(call);
  return {
    data: { ...dataOf(plan), did: "confirmed", until: undefined, proposal: undefined, transaction: hash },
    text: `${words}: ${desk.book.label(entry.tightened?.by ?? actor.address)} closed the rest and ${actor.name} confirmed. The committee opens more with \`method allow\`.`,
  };
}

async function proposeDenial(desk: Desk, seat: Actor, plan: Plan, proposing: Proposing): Promise<Report<Denied>> {
  const { contract, entry, left, accounts } = plan;
  const { selector, essential } = entry;
  const isOpen = !sameHolders(left, entry.open);
  const steps = [
    ...(isOpen ? [openStep(contract, selector, left, essential)] : []),
    ...(!isOpen && entry.tightened !== undefined
      ? [step("method.confirm", { contract, function: selector, holders: writeHolders(left) })]
      : []),
    ...(accounts.length === 0
      ? []
      : [step("method.list", { contract, function: selector, accounts: accounts.join(","), listed: "false" })]),
  ];
  const { data, text } = await proposeSteps(desk, seat, contract, steps, proposing);
  const { proposal, transaction } = data;
  return {
    data: { ...dataOf(plan), did: "proposed", until: undefined, proposal, transaction },
    text: `${seat.name} proposes it to the committee.\n${text}`,
  };
}

function dataOf({
  target,
  entry,
  left,
}: Plan): Pick<Denied, "target" | "name" | "function" | "selector" | "offices" | "listed"> {
  return { target: target.target, name: target.label, function: entry.function, selector: entry.selector, ...left };
}

function holdersOf({ offices, listed }: Holders): [offices: number[], listed: boolean] {
  return [offices.map((office) => OFFICES.findIndex((known) => known === office)), listed];
}
