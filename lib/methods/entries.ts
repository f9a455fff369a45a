import { getAddress } from "ethers";
import { functionsOf } from "../actions/selectors.ts";
import { type Desk, nowOf } from "../desk.ts";
import { Refusal } from "../refusal.ts";
import { withReleases } from "../release/entries.ts";
import { type Holders, holdersWords } from "./holders.ts";
import { type Guard, guardIn, isManaged, readMethodWord } from "./word.ts";

/** The releases whose contracts are targets: one that is retired is no more. */
const LIVE: readonly string[] = ["Active", "Suspended"];

/** Who may call one function of a managed contract. */
export interface MethodEntry {
  /** Signature, or the selector where the contract's functions are not known. */
  readonly function: string;
  readonly selector: string;
  /** To whom it is open by decision. */
  readonly base: Holders;
  /** To whom it is open now. */
  readonly open: Holders;
  /** The accounts of its list. */
  readonly accounts: readonly string[];
  readonly essential: boolean;
  /** What an OrgAdmin closed for a time: by whom, and until when (seconds since 1970). */
  readonly tightened: { readonly by: string; readonly until: number } | undefined;
}

/** A contract as a target of method lists. */
export interface MethodTarget {
  readonly target: string;
  readonly label: string;
  readonly managed: boolean;
  readonly guard: Guard;
  /** Number of the organization whose OrgAdmin closes alone; 0 when none does. */
  readonly administrator: number;
}

/** A contract by name or address. */
export async function targetOf({ suite, book }: Desk, text: string): Promise<MethodTarget> {
  const target = book.address(text);
  const [word, administrator] = await Promise.all([
    suite.standing.targetOf(target),
    suite.methodLists.administratorOf(target),
  ]);
  return {
    target,
    label: book.label(target),
    managed: isManaged(word),
    guard: guardIn(word),
    administrator: Number(administrator),
  };
}

/**
 * A contract by name or address.
 * @throws Refusal when it is not managed
 */
export async function managedTarget(desk: Desk, text: string): Promise<MethodTarget> {
  const found = await targetOf(desk, text);
  if (found.managed) return found;
  if (found.guard === "class table") {
    throw new Refusal(`${found.label} is of the suite: the class table guards its functions, never a method list.`);
  }
  throw new Refusal(
    `${found.label} is not managed: every active account may call it. A seat proposes to change that with \`method manage ${text}\`.`,
  );
}

/** One function of a managed contract, as it stands now. */
export async function entryOf(desk: Desk, { target }: MethodTarget, selector: string): Promise<MethodEntry> {
  const { methodLists } = desk.suite;
  const [word, by, accounts, now] = await Promise.all([
    methodLists.methodOf(target, selector),
    methodLists.tightenedBy(target, selector),
    listedAccounts(desk, target, selector),
    nowOf(desk),
  ]);
  const { until, ...rest } = readMethodWord(word, now);
  return {
    ...rest,
    function: nameOf(desk, target, selector),
    selector,
    accounts,
    tightened: until === undefined ? undefined : { by: getAddress(by), until },
  };
}

/** The functions that were entered since the contract is managed, in order of entry. */
export async function entriesOf(desk: Desk, target: MethodTarget): Promise<MethodEntry[]> {
  const { methodLists } = desk.suite;
  const opened = await methodLists.queryFilter(methodLists.filters.MethodOpened(target.target));
  const selectors = [...new Set(opened.map(({ args }) => args.selector))];
  const entries = await Promise.all(selectors.map((selector) => entryOf(desk, target, selector)));
  return entries.filter(({ base, essential, accounts }) => {
    return base.offices.length > 0 || base.listed || essential || accounts.length > 0;
  });
}

/** Every contract that the network knows by name, release or its being managed: managed ones first, those of the suite last. */
export async function knownTargets(given: Desk): Promise<MethodTarget[]> {
  const desk = await withReleases(given);
  const { methodLists } = desk.suite;
  const managed = await methodLists.queryFilter(methodLists.filters.TargetManaged());
  const named = desk.book.contracts.map(({ address }) => getAddress(address));
  const released = desk.book.releases.filter(({ status }) => LIVE.includes(status)).map(({ target }) => target);
  const targets = [...new Set([...managed.map(({ args }) => getAddress(args.target)), ...named, ...released])];
  const found = await Promise.all(targets.map((target) => targetOf(desk, target)));
  const order: readonly Guard[] = ["method list", "open", "class table"];
  return order.flatMap((guard) => found.filter((target) => target.guard === guard));
}

/** Holders and the names of the listed accounts: `Participant, bank-a.issuer`. */
export function entryWords({ book }: Desk, { offices, listed }: Holders, accounts: readonly string[]): string {
  if (!listed || accounts.length === 0) return holdersWords(offices, listed);
  return [...offices, ...accounts.map((account) => book.label(account))].join(", ");
}

/** Who was ever put on the list and is on it now: the contract tells, whatever the events say of earlier times. */
async function listedAccounts({ suite }: Desk, target: string, selector: string): Promise<string[]> {
  const { methodLists } = suite;
  const events = await methodLists.queryFilter(methodLists.filters.AccountListed(target, selector));
  const accounts = [...new Set(events.map(({ args }) => args.account))];
  const listed = await Promise.all(accounts.map((account) => methodLists.isListed(target, selector, account)));
  return accounts.filter((_, i) => listed[i]);
}

function nameOf({ contracts }: Desk, target: string, selector: string): string {
  const known = contracts.find(({ address }) => address === target);
  const fragment =
    known === undefined ? undefined : functionsOf(known.interface).find((each) => each.selector === selector);
  return fragment?.format("sighash") ?? selector;
}
