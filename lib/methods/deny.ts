import type { Actor } from "../actor.ts";
import { selectorOf } from "../actions/selectors.ts";
import { whoIs } from "../account/ways.ts";
import type { Proposing } from "../committee/propose.ts";
import { type Desk, nowOf } from "../desk.ts";
import { moment } from "../format.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { OFFICES, type Office } from "../suite/words.ts";
import { type MethodEntry, type MethodTarget, entryOf, managedTarget } from "./entries.ts";
import { type Holders, holdersWords, parseOffices, wordsOf } from "./holders.ts";
import { openStep, proposed, sameHolders, step } from "./propose.ts";

/** To whom a function is to be closed; nobody named means everybody. */
export interface Denial {
  readonly function: string;
  readonly offices?: string | undefined;
  /** Accounts to take off its list, by decision only. */
  readonly accounts?: string | undefined;
  /** Close it to its whole list. */
  readonly list?: boolean;
}

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

/** What a denial comes to. */
interface Plan {
  readonly target: MethodTarget;
  readonly contract: string;
  readonly entry: MethodEntry;
  /** What is left open of what is open now. */
  readonly left: Holders;
  readonly accounts: readonly string[];
}

/** As `Accounts.confirmRevocation` and `MethodLists.confirmOwn` have it. */
const SECONDS: readonly Office[] = ["OrgAdmin", "Seat", "Operator", "Inspector", "Developer", "Sentinel"];

/** In which offices of an organization a function of a contract is closed, preferred first. */
export function denyingOffices({ administrator }: MethodTarget, organization: number): readonly Office[] {
  return organization === administrator ? ["OrgAdmin", "Seat"] : ["Seat"];
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

async function planOf(desk: Desk, contract: string, denial: Denial): Promise<Plan> {
  const target = await managedTarget(desk, contract);
  const entry = await entryOf(desk, target, selectorOf(desk, contract, denial.function));
  const offices = parseOffices(wordsOf(denial.offices ?? ""));
  const accounts = wordsOf(denial.accounts ?? "").map((account) => desk.book.address(account));
  const everybody = denial.offices === undefined && denial.accounts === undefined && denial.list !== true;
  const strange = accounts.find((account) => !entry.accounts.includes(account));
  if (strange !== undefined) {
    throw new Refusal(
      `${desk.book.label(strange)} is not on the list of ${entry.function}: see \`method list ${contract}\`.`,
    );
  }
  const left = everybody
    ? { offices: [], listed: false }
    : {
        offices: entry.open.offices.filter((office) => !offices.includes(office)),
        listed: entry.open.listed && denial.list !== true,
      };
  const changes = !sameHolders(left, entry.open) || accounts.length > 0 || entry.tightened !== undefined;
  if (!changes) throw new Refusal(`${entry.function} of ${target.label} is closed to these already.`);
  return { target, contract, entry, left, accounts };
}

async function wayOf(desk: Desk, actor: Actor, plan: Plan): Promise<"own" | "confirm" | "decision"> {
  const { target, entry, left, accounts } = plan;
  const account = await desk.suite.accounts.accountOf(actor.address);
  const office = OFFICES[Number(account.office)] ?? "None";
  const isAdministrator = target.administrator !== 0 && Number(account.organization) === target.administrator;
  const isOpen = !sameHolders(left, entry.open);
  if (isAdministrator && accounts.length === 0) {
    const isSecond = entry.tightened !== undefined && entry.tightened.by !== actor.address;
    if (!isOpen && isSecond && SECONDS.includes(office)) return "confirm";
    if (isOpen && office === "OrgAdmin") return "own";
  }
  if (office === "Seat") return "decision";
  throw new Refusal(
    `${whoIs(desk, actor, account)} may not close ${entry.function} of ${target.label}: ${whoCan(desk, plan)}.`,
  );
}

function whoCan({ book }: Desk, { target, entry, left, accounts }: Plan): string {
  const propose = "a Seat account proposes it to the committee";
  if (accounts.length > 0) return `accounts are taken off a list by decision, so ${propose}`;
  if (entry.essential) return `it is essential, so ${propose}`;
  if (target.administrator === 0) return `no organization administers the contract, so ${propose}`;
  const whose = book.organizationLabel(target.administrator);
  return sameHolders(left, entry.open)
    ? `a second account of ${whose} confirms, in any office but Participant and Issuer, or ${propose}`
    : `an OrgAdmin of ${whose} does it at once, or ${propose}`;
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
      `next  a second account of ${desk.book.organizationLabel(target.administrator)} makes it last: \`method deny ${contract} "${entry.function}" --offices nobody --as NAME\``,
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
  const holders = [...left.offices, ...(left.listed ? ["listed"] : [])].join(",") || "nobody";
  const isOpen = !sameHolders(left, entry.open);
  const steps = [
    ...(isOpen ? [openStep(contract, selector, left, essential)] : []),
    ...(!isOpen && entry.tightened !== undefined
      ? [step("method.confirm", { contract, function: selector, holders })]
      : []),
    ...(accounts.length === 0
      ? []
      : [step("method.list", { contract, function: selector, accounts: accounts.join(","), listed: "false" })]),
  ];
  const { data, text } = await proposed(desk, seat, contract, steps, proposing);
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
