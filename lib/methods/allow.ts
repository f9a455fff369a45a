import { selectorOf } from "../actions/selectors.ts";
import type { Actor } from "../actor.ts";
import type { Proposing } from "../committee/propose.ts";
import type { Desk } from "../desk.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { type MethodEntry, entryOf, managedTarget } from "./entries.ts";
import { type Holders, parseOffices, sameHolders, wordsOf } from "./holders.ts";
import { type ProposedMethods, openStep, proposeSteps, step } from "./propose.ts";

/** To whom a function is to be open besides those it is open to. */
export interface Allowance {
  /** Name, signature or selector. */
  readonly function: string;
  readonly offices?: string | undefined;
  readonly accounts?: string | undefined;
  /** From then on only a decision changes it. */
  readonly essential?: boolean;
}

/**
 * Proposes to open a function of a managed contract to further offices or accounts; ends what was closed of it for a time.
 * @throws Refusal when nobody is named, the contract is not managed, or the function is open to them already
 */
export async function allowMethod(
  desk: Desk,
  seat: Actor,
  contract: string,
  { function: name, offices = "", accounts: accountsText = "", essential = false }: Allowance,
  proposing: Proposing = {},
): Promise<Report<ProposedMethods>> {
  const further = parseOffices(wordsOf(offices));
  const named = wordsOf(accountsText).map((account) => desk.book.address(account));
  if (further.length === 0 && named.length === 0 && !essential) {
    throw new Refusal("Say to whom it is to be open: --offices Participant,Issuer or --accounts bank-a.issuer.");
  }
  const target = await managedTarget(desk, contract);
  const selector = selectorOf(desk, contract, name);
  const entry = await entryOf(desk, target, selector);
  const all = unionOf(entry.base, further, named.length > 0);
  const accounts = named.filter((account) => !entry.accounts.includes(account)).join(",");
  const steps = [
    ...(changes(entry, all, essential) ? [openStep(contract, selector, all, essential || entry.essential)] : []),
    ...(accounts === "" ? [] : [step("method.list", { contract, function: selector, accounts, listed: "true" })]),
  ];
  if (steps.length === 0) throw new Refusal(`${entry.function} of ${target.label} is open to these already.`);
  return proposeSteps(desk, seat, contract, steps, proposing);
}

function unionOf({ offices, listed }: Holders, further: readonly string[], lists: boolean): Holders {
  return { offices: parseOffices([...offices, ...further]), listed: listed || lists };
}

function changes(entry: MethodEntry, all: Holders, essential: boolean): boolean {
  return !sameHolders(all, entry.base) || entry.tightened !== undefined || (essential && !entry.essential);
}
