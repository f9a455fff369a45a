import { memberIndex } from "../arguments.ts";
import { Refusal } from "../refusal.ts";
import { OFFICES } from "../suite/words.ts";

/** Who may call a function. */
export interface Holders {
  /** Offices, in their order. */
  readonly offices: readonly string[];
  /** Whether the accounts of its list may too. */
  readonly listed: boolean;
}

/** To whom a function is to be open. */
export interface Opening extends Holders {
  /** Name, signature or selector. */
  readonly function: string;
  readonly essential: boolean;
}

const LISTED = "listed";
const ESSENTIAL = "essential";
const NOBODY = "nobody";

/** Holders as people read them. */
export function holdersWords(offices: string | readonly string[], listed: boolean): string {
  const named = typeof offices === "string" ? offices : offices.join(", ");
  return [named, listed ? "listed accounts" : ""].filter((part) => part !== "").join(", ") || NOBODY;
}

/** Whether two say the same. */
export function sameHolders(a: Holders, b: Holders): boolean {
  return holdersWords(a.offices, a.listed) === holdersWords(b.offices, b.listed);
}

/** Holders as {@link parseHolders} reads them. */
export function writeHolders({ offices, listed }: Holders): string {
  return [...offices, ...(listed ? [LISTED] : [])].join(",") || NOBODY;
}

/**
 * Offices, `listed`, or `nobody`, separated by commas.
 * @throws Refusal naming what is none of these
 */
export function parseHolders(text: string): Holders {
  const words = wordsOf(text);
  return { offices: parseOffices(words.filter((word) => word !== LISTED)), listed: words.includes(LISTED) };
}

/**
 * Openings as a command line writes them: `post=Participant,listed; withdraw=Issuer,essential`.
 * @throws Refusal naming the part that does not fit
 */
export function parseOpenings(text: string): Opening[] {
  return text
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map(parseOpening);
}

/**
 * The names of offices as the contracts have them, each once, in their order.
 * @throws Refusal naming what is no office
 */
export function parseOffices(words: readonly string[]): string[] {
  const indices = new Set(words.map((word) => memberIndex("office", OFFICES, word)));
  return OFFICES.filter((office, i) => office !== "None" && indices.has(i));
}

/** The words of a list that is separated by commas; none for `nobody`. */
export function wordsOf(text: string): string[] {
  const words = text.split(",").map((word) => word.trim());
  return words.filter((word) => word !== "" && word.toLowerCase() !== NOBODY);
}

function parseOpening(part: string): Opening {
  const [name = "", holders, ...rest] = part.split("=");
  if (holders === undefined || name.trim() === "" || rest.length > 0) {
    throw new Refusal(`"${part}" is no opening: write post=Participant,Issuer, post=listed or post=nobody.`);
  }
  const words = wordsOf(holders);
  return {
    function: name.trim(),
    ...parseHolders(words.filter((word) => word !== ESSENTIAL).join(",")),
    essential: words.includes(ESSENTIAL),
  };
}
