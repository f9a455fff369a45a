import { type DecodedCall, callLine, decodeCall } from "../decode.ts";
import { type Desk, nowOf } from "../desk.ts";
import { directivesIn } from "../directive/approvals.ts";
import { harmless, moment, pairs, table } from "../format.ts";
import { takeoversIn } from "../nodes/takeovers.ts";
import { type Proposal, type Veto, isOpen, proposalOf, vetoOf } from "../proposals.ts";
import { ordersIn } from "../regulator/decided.ts";
import type { Report } from "../report.ts";
import { type ProposalDocument, documentOf } from "./document.ts";
import { type Shortfall, shortfallOf, tallyLine } from "./needs.ts";
import { type RollEntry, rollOf } from "./roll.ts";
import { type Stage, stageOf } from "./stage.ts";
import { ratesWords } from "./terms.ts";

/** Everything about a proposal. */
export interface Shown extends ProposalDocument {
  readonly calls: readonly DecodedCall[];
  /** Every seat that weighs on it: what it voted, or that its ballot is outstanding. */
  readonly seats: readonly RollEntry[];
  readonly missing: Shortfall;
  readonly veto: Veto | undefined;
  readonly due: Stage["due"];
  /** When `due` becomes impossible, or waiting ends; seconds since 1970. */
  readonly until: number | undefined;
  readonly next: string;
  /**
   * What voters should know beside the calls: which nodes the decision takes from an organization, what the orders are that
   * it confirms or lifts, and what the directives that it approves take from whom.
   */
  readonly notes: readonly string[];
}

/**
 * Shows a proposal: every call decoded, class, thresholds, tally by seat, what is missing, deadlines.
 * @throws Refusal when there is none with this number
 */
export async function showProposal(desk: Desk, id: number): Promise<Report<Shown>> {
  const proposal = await proposalOf(desk.suite, id);
  const now = await nowOf(desk);
  const [stage, seats, veto] = await Promise.all([
    stageOf(desk, proposal, now),
    rollOf(desk, proposal),
    vetoOf(desk.suite, id),
  ]);
  const shown = {
    ...documentOf(desk, proposal),
    calls: decodedCalls(desk, proposal),
    seats,
    missing: shortfallOf(proposal),
    veto,
    due: stage.due,
    until: stage.until,
    next: stage.words,
    notes: isOpen(proposal) ? await notesOn(desk, proposal) : [],
  };
  return { data: shown, text: textOf(desk, shown, now) };
}

async function notesOn(desk: Desk, { calls }: Proposal): Promise<string[]> {
  return (await Promise.all([takeoversIn(desk, calls), ordersIn(desk, calls), directivesIn(desk, calls)])).flat();
}

/** The calls of a proposal as the known contracts read them. */
export function decodedCalls({ contracts, book }: Desk, { calls }: Pick<Proposal, "calls">): DecodedCall[] {
  return calls.map(({ target, data }) => decodeCall(target, data, contracts, book));
}

/** The calls of a proposal, numbered, each on one line. */
export function callLines(calls: readonly DecodedCall[]): string {
  return calls.map((call, i) => `  ${i + 1}. ${harmless(callLine(call))}`).join("\n");
}

function textOf(desk: Desk, shown: Shown, now: number): string {
  const { proposal, description, calls, seats, tally } = shown;
  const ballots = seats.filter(({ transaction }) => transaction !== undefined).length;
  const lines = [
    ["class", shown.overriding ? `${shown.class}, overriding a veto` : shown.class],
    ["state", shown.state],
    ["next", shown.next],
    ["proposed", `by ${shown.organization} (${desk.book.label(shown.account)}), ${moment(shown.createdAt, now)}`],
    ["deadline", moment(shown.deadline, now)],
    ...(shown.eta === undefined ? [] : [["eta", moment(shown.eta, now)] as const]),
    ["terms", ratesWords({ ...shown.tally, overriding: shown.overriding })],
    ["tally", tallyLine(tally, ballots)],
    ["hash", shown.proposalHash],
  ] as const;
  return [
    `Proposal ${proposal}: ${harmless(description)}`,
    pairs(lines),
    [`Calls:\n${callLines(calls)}`, ...shown.notes].join("\n"),
    rollTable(desk, shown),
  ].join("\n\n");
}

function rollTable({ book }: Desk, { seats, tally }: Shown): string {
  const hasReason = seats.some(({ reason }) => reason !== undefined);
  const rows = seats.map(({ organization, weight, ballot, account, reason = "" }) => [
    organization,
    `${weight} of ${tally.total}`,
    ballot,
    account === undefined ? "no account" : book.label(account),
    harmless(reason),
  ]);
  return table(["seat", "weight", "ballot", "account", ...(hasReason ? ["reason"] : [])], rows);
}
