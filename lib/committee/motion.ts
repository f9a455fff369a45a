import { sentenceOf } from "../actions/sentence.ts";
import { type DecodedCall, callLine, decodeCall } from "../decode.ts";
import type { Desk } from "../desk.ts";
import type { DryRun } from "../dryRun.ts";
import { harmless, moment, pairs } from "../format.ts";
import type { ProposedCall } from "../proposals.ts";
import { rivalsLine } from "./rivals.ts";
import { type Terms, decidingLine, termsLine } from "./terms.ts";

/** What is put to the vote. */
export interface Motion {
  readonly calls: readonly ProposedCall[];
  readonly description: string;
  /** A vetoed proposal made again. */
  readonly overriding: boolean;
}

/** What is known of a motion before it is sent. */
export interface Tried {
  readonly terms: Terms;
  readonly tried: DryRun;
  /** Numbers of open proposals that change the same list. */
  readonly rivals: readonly number[];
}

/** A proposal that was opened. */
export interface Opened {
  readonly proposal: number;
  readonly class: string;
  readonly description: string;
  readonly calls: readonly DecodedCall[];
  readonly terms: Terms;
  /** What became of the calls when they were tried; `why` unless they passed. */
  readonly dryRun: { readonly result: DryRun["result"]; readonly why: string | undefined };
  /** Numbers of open proposals that change the same list. */
  readonly rivals: readonly number[];
  /** Seconds since 1970. */
  readonly deadline: number;
  /** What is missing at the deadline. */
  readonly needs: string;
  /** What decides it before, whatever the others vote. */
  readonly decided: string;
  readonly next: string;
  readonly transaction: string;
}

/** The calls as people and programs read them. */
export function decodedCalls({ contracts, book }: Desk, calls: readonly ProposedCall[]): DecodedCall[] {
  return calls.map(({ target, data }) => decodeCall(target, data, contracts, book));
}

/** Why the calls would not be carried out today, without full stop; undefined when they pass. */
export function whyNot(desk: Desk, calls: readonly ProposedCall[], tried: DryRun): string | undefined {
  if (tried.result === "passes") return undefined;
  if (tried.result === "impossible") return `no dry run was possible: ${tried.why}`;
  const [call] = calls.slice(tried.call - 1);
  const which = calls.length === 1 || call === undefined ? "it" : `call ${tried.call} (${sentenceOf(desk, call)})`;
  return `${which} would fail today: ${tried.refusal.message.replace(/^Refused: |\.$/g, "")}`;
}

/** What somebody sees before a motion is sent. */
export async function summaryOf(desk: Desk, motion: Motion, { terms, tried, rivals }: Tried): Promise<string> {
  const lines = pairs([
    ["calls", numbered(decodedCalls(desk, motion.calls))],
    ["class", classWords(terms)],
    ["terms", termsLine(terms)],
    ["decided", await decidingLine(desk, terms)],
    ["dry run", whyNot(desk, motion.calls, tried) ?? "passes today"],
    ...rivalsPair(rivals),
  ]);
  return `${harmless(motion.description)}\n${lines}`;
}

/** What somebody sees when the proposal is open. */
export function openedText(opened: Opened, now: number): string {
  const lines = pairs([
    ["calls", numbered(opened.calls)],
    ["class", classWords(opened.terms)],
    ["deadline", moment(opened.deadline, now)],
    ["needs", opened.needs],
    ["decided", opened.decided],
    ...(opened.dryRun.why === undefined ? [] : [["dry run", opened.dryRun.why] as const]),
    ...rivalsPair(opened.rivals),
    ["next", `each seat votes with ${opened.next}`],
  ]);
  return `Proposal ${opened.proposal} is open: ${harmless(opened.description)}\n${lines}`;
}

function rivalsPair(rivals: readonly number[]): (readonly [string, string])[] {
  return rivals.length === 0 ? [] : [["beware", rivalsLine(rivals)]];
}

function classWords(terms: Terms): string {
  return terms.overriding ? `${terms.class}, overriding a veto` : terms.class;
}

function numbered(calls: readonly DecodedCall[]): string {
  const lines = calls.map((call) => harmless(callLine(call)));
  return lines.length === 1 ? lines.join("") : lines.map((line, i) => `${i + 1}. ${line}`).join("\n          ");
}
