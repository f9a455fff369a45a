import { SECOND_OFFICES, whoIs } from "../account/ways.ts";
import { selectorOf } from "../actions/selectors.ts";
import type { Actor } from "../actor.ts";
import type { Desk } from "../desk.ts";
import { Refusal } from "../refusal.ts";
import { type Office, officeNumbered } from "../suite/words.ts";
import { type MethodEntry, type MethodTarget, entryOf, managedTarget } from "./entries.ts";
import { type Holders, parseOffices, sameHolders, wordsOf } from "./holders.ts";

/** To whom a function is to be closed; nobody named means everybody. */
export interface Denial {
  readonly function: string;
  readonly offices?: string | undefined;
  /** Accounts to take off its list, by decision only. */
  readonly accounts?: string | undefined;
  /** Close it to its whole list. */
  readonly list?: boolean;
}

/** What a denial comes to. */
export interface Plan {
  readonly target: MethodTarget;
  readonly contract: string;
  readonly entry: MethodEntry;
  /** What is left open of what is open now. */
  readonly left: Holders;
  readonly accounts: readonly string[];
}

/** In which offices of an organization a function of a contract is closed, preferred first. */
export function denyingOffices({ administrator }: MethodTarget, organization: number): readonly Office[] {
  return organization === administrator ? ["OrgAdmin", "Seat"] : ["Seat"];
}

/**
 * What a denial comes to now.
 * @throws Refusal when the contract is not managed, an account is not on the list, or nothing is open to them
 */
export async function planOf(desk: Desk, contract: string, denial: Denial): Promise<Plan> {
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

/**
 * How this actor closes it.
 * @throws Refusal saying who can, when its office cannot
 */
export async function wayOf(desk: Desk, actor: Actor, plan: Plan): Promise<"own" | "confirm" | "decision"> {
  const { target, entry, left, accounts } = plan;
  const account = await desk.suite.accounts.accountOf(actor.address);
  const office = officeNumbered(account.office);
  const isAdministrator = target.administrator !== 0 && Number(account.organization) === target.administrator;
  const isOpen = !sameHolders(left, entry.open);
  if (isAdministrator && accounts.length === 0) {
    const isSecond = entry.tightened !== undefined && entry.tightened.by !== actor.address;
    if (!isOpen && isSecond && SECOND_OFFICES.includes(office)) return "confirm";
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
