import { getAddress, isAddress, isHexString } from "ethers";
import { type DecodedCall, type KnownContract, callLine, decodeWith, parseCall } from "../decode.ts";
import { type NameBook, suggestion } from "../names.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { TABLE, type Table } from "../suite/table.ts";
import { ACTION_CLASSES } from "../suite/words.ts";
import { type InnerCall, innerCalls } from "./inner.ts";

/** A call in words, with the calls that it carries. */
export interface ExplainedCall extends Omit<DecodedCall, "target"> {
  /** Undefined when only the function is known. */
  readonly target: string | undefined;
  /** The contracts that offer the function, when nothing says which is meant. */
  readonly candidates: readonly string[];
  /** The class or office to which the suite's table gives the function; undefined when it names none. */
  readonly belongsTo: string | undefined;
  readonly calls: readonly ExplainedCall[];
  /** Whether it carries more calls than are told. */
  readonly more: boolean;
}

/** What reading a call takes. */
export interface Reading {
  readonly contracts: readonly KnownContract[];
  readonly book: NameBook;
}

/** Where a call goes, as far as that is known. */
interface Target {
  readonly address?: string | undefined;
  readonly contract?: KnownContract | undefined;
}

/** Where a call lies among others, and how many more inner calls may be read; all share the budget. */
interface Nesting {
  readonly depth: number;
  readonly budget: { calls: number };
}

/** How deep calls in calls are read: whoever writes calldata decides how deep they go. */
const DEEPEST = 4;

/** How many inner calls are read in all: whoever writes calldata can make many of few bytes. */
const MOST_CALLS = 256;

/** How many candidates are told. */
const MOST_CANDIDATES = 5;

/**
 * Explains calldata, and the calls within it: of a multicall, of Authority.execute, of a proposal.
 * @param to name or address of the contract that is called; left out, whichever offers the function
 * @throws Refusal when it is no calldata, or there is no such contract
 */
export function explainCall(data: string, to: string | undefined, reading: Reading): Report<ExplainedCall> {
  const isData: boolean = isHexString(data, true);
  if (!isData) throw new Refusal(`"${data.slice(0, 24)}" is no calldata: give 0x and hexadecimal digits in pairs.`);
  const explained = readCall(data.toLowerCase(), to === undefined ? {} : targetOf(to, reading), reading);
  return { data: explained, text: callText(explained) };
}

/** Reads a call, and the calls that it carries. */
export function readCall(data: string, target: Target, reading: Reading): ExplainedCall {
  return readNested(data, target, reading, { depth: 0, budget: { calls: MOST_CALLS } });
}

/** A call's own inner calls count before those that they carry, so that none can crowd out the next. */
function readNested(data: string, target: Target, reading: Reading, { depth, budget }: Nesting): ExplainedCall {
  const offering = offeringOf(data, target, reading);
  const contract = target.contract ?? offering[0];
  const address = target.address ?? addressOf(contract);
  const decoded = decodeWith(contract, address ?? "", data, reading.book);
  const parsed = contract === undefined || depth === DEEPEST ? undefined : parseCall(contract.interface, data);
  const inner = parsed === undefined ? [] : innerCalls(parsed);
  const told = apart(inner, data).slice(0, budget.calls);
  budget.calls -= told.length;
  return {
    ...decoded,
    target: address,
    candidates: offering.map(({ name }) => name),
    belongsTo: ownerOf(decoded),
    calls: told.map((call) => {
      const next = call.target === undefined ? { address, contract } : targetAt(call.target, reading);
      return readNested(call.data, next, reading, { depth: depth + 1, budget });
    }),
    more: told.length < inner.length,
  };
}

/** The first calls that fit into the calldata side by side: offsets of an attacker point at the same bytes many times. */
function apart(calls: readonly InnerCall[], data: string): readonly InnerCall[] {
  let room = data.length;
  return calls.filter((call) => (room -= call.data.length) >= 0);
}

/** A call over several lines: itself, whose it is, and below it those that it carries. */
export function callText(call: ExplainedCall): string {
  const { calls, candidates, belongsTo, more } = call;
  const hidden = (type: string) => (calls.length > 0 || more) && /^bytes(\[\])?$/.test(type);
  const shown = call.arguments.map((each) => (hidden(each.type) ? { ...each, words: "below" } : each));
  const line = callLine({ ...call, target: call.target ?? "an unknown contract", arguments: shown });
  const others = candidates.slice(1, MOST_CANDIDATES + 1);
  return [
    line,
    ...(belongsTo === undefined ? [] : [`  belongs to ${belongsTo}`]),
    ...(others.length === 0 ? [] : [`  also offered by ${others.join(", ")}: say --to CONTRACT`]),
    ...calls.map((inner, i) => indented(`${i + 1}. ${callText(inner)}`)),
    ...(more ? ["  and more"] : []),
  ].join("\n");
}

/** The contracts that may be meant, when nothing says which. */
function offeringOf(data: string, { address, contract }: Target, { contracts }: Reading): KnownContract[] {
  if (address !== undefined || contract !== undefined) return [];
  return contracts.filter((known) => parseCall(known.interface, data) !== undefined);
}

function addressOf(contract: KnownContract | undefined): string | undefined {
  return contract?.address === "" ? undefined : contract?.address;
}

function targetOf(text: string, reading: Reading): Target {
  const contract = reading.contracts.find(({ name }) => name.toLowerCase() === text.toLowerCase());
  if (contract !== undefined) return { contract };
  const isPlace: boolean = isAddress(text);
  if (isPlace) return targetAt(text, reading);
  const names = reading.contracts.map(({ name }) => name);
  throw new Refusal(`There is no contract "${text}": ${suggestion(text, names)}`);
}

/** Without a network no contract has an address, and the function alone tells it. */
function targetAt(text: string, { contracts }: Reading): Target {
  const address = getAddress(text);
  if (contracts.every((known) => known.address === "")) return {};
  return { address, contract: contracts.find((known) => known.address.toLowerCase() === address.toLowerCase()) };
}

function ownerOf({ contract, function: called }: DecodedCall): string | undefined {
  const table: Table = TABLE;
  const holder = table[contract ?? ""]?.[called ?? ""];
  if (holder === undefined) return undefined;
  return ACTION_CLASSES.some((name) => name === holder) ? `class ${holder}` : `office ${holder}`;
}

function indented(text: string): string {
  return text.replace(/^/gm, "  ");
}
