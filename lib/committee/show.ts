import { type DecodedCall, callLine, decodeCall } from "../decode.ts";
import { type Desk, nowOf } from "../desk.ts";
import { moment, pairs, percent } from "../format.ts";
import { type CastBallot, type Proposal, type Veto, ballotsOf, proposalOf, vetoOf } from "../proposals.ts";
import type { Report } from "../report.ts";
import { type Shortfall, shortfallOf, tallyLine } from "./needs.ts";
import { type Stage, stageOf } from "./stage.ts";

/** Everything about a proposal. */
export interface Shown extends Omit<Proposal, "calls"> {
  readonly calls: readonly DecodedCall[];
  readonly ballots: readonly CastBallot[];
  readonly missing: Shortfall;
  readonly veto: Veto | undefined;
  readonly due: Stage["due"];
  readonly next: string;
}

/**
 * Shows a proposal: every call decoded, class, tally, what is missing, ballots, deadlines.
 * @throws Refusal when there is none with this number
 */
export async function showProposal(desk: Desk, id: number): Promise<Report<Shown>> {
  const proposal = await proposalOf(desk.suite, id);
  const now = await nowOf(desk);
  const [stage, ballots, veto] = await Promise.all([
    stageOf(desk, proposal, now),
    ballotsOf(desk.suite, id),
    vetoOf(desk.suite, id),
  ]);
  const calls = proposal.calls.map(({ target, data }) => decodeCall(target, data, desk.contracts, desk.book));
  const shown = {
    ...proposal,
    calls,
    ballots,
    missing: shortfallOf(proposal),
    veto,
    due: stage.due,
    next: stage.words,
  };
  return { data: shown, text: textOf(desk, shown, now) };
}

function textOf({ book }: Desk, shown: Shown, now: number): string {
  const { id, description, calls, ballots, tally } = shown;
  const lines = [
    ["class", shown.overriding ? `${shown.class}, overriding a veto` : shown.class],
    ["state", shown.state],
    ["next", shown.next],
    [
      "proposed",
      `by ${book.organizationLabel(shown.seat)} (${book.label(shown.proposer)}), ${moment(shown.createdAt, now)}`,
    ],
    ["deadline", moment(shown.deadline, now)],
    ...(shown.eta === undefined ? [] : [["eta", moment(shown.eta, now)] as const]),
    ["terms", shown.overriding ? "two thirds of all weight for" : termsOf(shown)],
    ["tally", tallyLine(tally, ballots.length)],
    ["hash", shown.hash],
  ] as const;
  const numbered = calls.map((call, i) => `  ${i + 1}. ${callLine(call)}`);
  const cast = ballots.map(
    ({ organization, support, weight, reason }) =>
      `  ${book.organizationLabel(organization)}: ${support}, weight ${weight}${reason === "" ? "" : `, "${reason}"`}`,
  );
  const parts = [`Proposal ${id}: ${description}`, pairs(lines), ["Calls:", ...numbered].join("\n")];
  if (cast.length > 0) parts.push(["Ballots:", ...cast].join("\n"));
  return parts.join("\n\n");
}

function termsOf({ tally }: Shown): string {
  return `${percent(tally.participation)} of all weight cast, more than ${percent(tally.approval)} of for and against for`;
}
