import type { z } from "zod";
import { OFFICERS } from "../bounds.ts";
import { Refusal } from "../refusal.ts";
import { DEFAULT_CLASSES, type Draft, type DraftMember, draftOrganizations } from "./draft.ts";
import { dateField, nameField } from "./fields.ts";
import { consortiumSchema } from "./schema.ts";
import { checkSeats } from "./seatRules.ts";

/** Something that a consortium file needs to know. */
export interface Question<T = unknown> {
  /** As a command line writes it. */
  readonly option: string;
  readonly asks: string;
  /** The answer that is meant when nothing is said; undefined where somebody must decide. */
  readonly suggested: string | undefined;
  /**
   * @param before the answers before this one, whose names are taken
   * @throws Refusal with the rule that the answer breaks
   */
  readonly read: (text: string, before: Partial<Draft>) => T;
}

/** One question for each part of a draft. */
export type Questions = { readonly [Part in keyof Draft]: Question<Draft[Part]> };

const MEMBER = /^([^\s:=]+)[\s:=]+(\d+)(?:[\s:=]+([^\s:=]+))?$/;

/**
 * The questions whose answers make a draft, in the order in which they are asked.
 * @param now seconds since 1970; accounts must be valid then
 */
export function questionsAt(now: number): Questions {
  return {
    name: { option: "name", asks: "Name of the consortium", suggested: undefined, read: name },
    chainId: {
      option: "chain-id",
      asks: "Chain id, a number that no other network of yours has",
      suggested: undefined,
      read: (text) => whole("A chain id", text, 1, Number.MAX_SAFE_INTEGER),
    },
    members: {
      option: "members",
      asks: "Members, each with the weight of its seat, and its group if it has one: bank-a 25, bank-b 20 group-b, …",
      suggested: undefined,
      read: members,
    },
    regulator: { option: "regulator", asks: "Regulator", suggested: "regulator", read: freshName },
    officers: {
      option: "officers",
      asks: "Officers of the regulator",
      suggested: String(OFFICERS.min),
      read: (text) => whole("The number of officers", text, OFFICERS.min, OFFICERS.max),
    },
    auditor: {
      option: "auditor",
      asks: "Auditor, or none",
      suggested: "auditor",
      read: (text, before) => (text === "none" ? undefined : freshName(text, before)),
    },
    validUntil: {
      option: "valid-until",
      asks: "Date on which the accounts expire",
      suggested: `${new Date(now * 1000).getUTCFullYear() + 2}-12-31`,
      read: (text) => validity(text, now),
    },
    port: {
      option: "port",
      asks: "Port of the first node, the next ones upwards",
      suggested: "8545",
      read: (text) => whole("A port", text, 1, 65_000),
    },
  };
}

function name(text: string): string {
  return fit(nameField, text, `The name "${text}"`);
}

function freshName(text: string, { members: known = [], regulator }: Partial<Draft>): string {
  const taken = [...known.map((other) => other.name), regulator];
  if (taken.includes(text)) throw new Refusal(`${text} is another organization already: give another name.`);
  return name(text);
}

function validity(text: string, now: number): string {
  if (fit(dateField, text, `"${text}"`) > now) return text;
  throw new Refusal(`${text} has passed: give a date in the future.`);
}

function whole(what: string, text: string, min: number, max: number): number {
  const number = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new Refusal(`${what} is a whole number from ${min} to ${max}, not "${text}".`);
}

/** Reads the members and judges their weights by the rules for seats, so that nobody finds out at the end. */
function members(text: string): DraftMember[] {
  const read = text.split(",").map((part) => member(part.trim()));
  const twice = read.find(({ name: known }, i) => read.findIndex((other) => other.name === known) !== i);
  if (twice !== undefined) throw new Refusal(`${twice.name} is named twice: one organization has one seat.`);
  const parts = consortiumSchema.pick({ organizations: true, classes: true });
  const draft = { members: read, regulator: "regulator", auditor: undefined };
  const file = fit(
    parts,
    { organizations: draftOrganizations(draft), classes: DEFAULT_CLASSES },
    "The weight of a seat",
  );
  const [finding] = checkSeats(file);
  if (finding !== undefined)
    throw new Refusal(
      `These weights cannot be: ${finding.rule.replace(/^must/, "a committee must")}; choose flatter ones.`,
    );
  return read;
}

function member(text: string): DraftMember {
  const [, given, weight, group] = MEMBER.exec(text) ?? [];
  if (given === undefined)
    throw new Refusal(`"${text}" is no member with a weight: write bank-a 25, or bank-a 25 group-a.`);
  const known = name(given);
  return { name: known, weight: Number(weight), group: group === undefined ? known : name(group) };
}

function fit<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Refusal(`${what} ${lowerFirst(parsed.error.issues[0]?.message ?? "does not fit")}.`);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
