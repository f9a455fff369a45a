import { ErrorFragment } from "ethers";
import { TABLE, type Table } from "../suite/table.ts";
import { ACTION_CLASSES, OFFICES } from "../suite/words.ts";
import type { CataloguedError } from "./catalogue.ts";
import { NEVER_RAISED } from "./openzeppelin.ts";
import { type Said, waysOf } from "./said.ts";

/** An error as the page and the task tell it. */
export interface ToldError {
  /** A sentence; undefined where what it says is all there is to say. */
  readonly why: string | undefined;
  /** What it says and what to do, in each way that its values may turn it; empty of an error that nobody sees. */
  readonly ways: readonly Said[];
  readonly seenBy: readonly SeenBy[];
}

/** Who sees an error, and in which functions. */
export interface SeenBy {
  /** An office, a class of decisions, whoever calls or founds. */
  readonly who: string;
  /** `Accounts.enrolOwn`. */
  readonly functions: readonly string[];
}

/** How many functions are named per holder. */
const MOST_FUNCTIONS = 6;

const ANYONE = "whoever calls";
const CREATOR = "who founds the network";
const HOLDERS = [...OFFICES, ...ACTION_CLASSES.map(decision), ANYONE, CREATOR];

/** The manager's own functions that a decision calls (contracts/authority/Fence.sol, `_isConstitutional`). */
export const DECIDED = ["setClassDelays", "succeed", "setTargetFunctionRole", "grantRole", "revokeRole", "labelRole"];

/** Tells an error of the catalogue. */
export function toldError(error: CataloguedError): ToldError {
  const seenBy = isRaised(error) ? whoSees(error) : [];
  const ways = waysOf(ErrorFragment.from(`error ${error.signature}`));
  if (seenBy.length === 0) return { why: sentence(neverWords(error.name)), ways: [], seenBy };
  return { why: error.why === undefined ? undefined : sentence(error.why), ways, seenBy };
}

/** Whether anybody can see the error. */
export function isRaised({ name, raisedBy }: CataloguedError): boolean {
  return Object.keys(raisedBy).length > 0 && !Object.hasOwn(NEVER_RAISED, name);
}

/** The functions in which a holder sees an error, the first few by name. */
export function functionWords({ functions }: SeenBy, written: (name: string) => string = (name) => name): string {
  const more = functions.length - MOST_FUNCTIONS;
  const named = functions.slice(0, MOST_FUNCTIONS).map(written);
  return `${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function neverWords(name: string): string {
  return `nobody sees it: ${NEVER_RAISED[name] ?? "nothing reverts with it"}`;
}

function whoSees({ raisedBy }: CataloguedError): SeenBy[] {
  const functions = new Map<string, string[]>(HOLDERS.map((who) => [who, []]));
  for (const [contract, names] of Object.entries(raisedBy)) {
    for (const name of names) functions.get(holderOf(contract, name))?.push(`${contract}.${name}`);
  }
  return [...functions].flatMap(([who, called]) => (called.length === 0 ? [] : [{ who, functions: called }]));
}

function holderOf(contract: string, called: string): string {
  if (called === "constructor") return CREATOR;
  const table: Table = TABLE;
  const holder = table[contract]?.[called];
  if (holder === undefined)
    return contract === "Authority" && DECIDED.includes(called) ? decision("Constitution") : ANYONE;
  const actionClass = ACTION_CLASSES.find((name) => name === holder);
  return actionClass === undefined ? holder : decision(actionClass);
}

function decision(actionClass: string): string {
  return `${actionClass} decision`;
}

/** Begins in a capital, and ends in a full stop. */
export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`.replace(/([^.])$/, "$1.");
}
