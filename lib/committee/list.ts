import { type Desk, nowOf } from "../desk.ts";
import { table } from "../format.ts";
import { type Proposal, allProposals } from "../proposals.ts";
import type { Report } from "../report.ts";
import { tallyLine } from "./needs.ts";
import { type Stage, stageOf } from "./stage.ts";

const OPEN = new Set(["Active", "Succeeded", "Queued"]);
const LONGEST = 48;

/** One line of the list. */
export interface Listed {
  readonly proposal: number;
  readonly class: string;
  readonly state: string;
  readonly seat: string;
  readonly description: string;
  readonly due: Stage["due"];
  readonly until: number | undefined;
}

/** Whether a proposal can still come to something. */
export function isOpen({ state }: Pick<Proposal, "state">): boolean {
  return OPEN.has(state);
}

/** The proposals, newest first: open ones, or with `all` every one there ever was. */
export async function listProposals(desk: Desk, { all = false } = {}): Promise<Report<Listed[]>> {
  const every = await allProposals(desk.suite);
  const chosen = every.filter((proposal) => all || isOpen(proposal)).reverse();
  if (chosen.length === 0) return { data: [], text: nothing(every.length) };
  const now = await nowOf(desk);
  const stages = await Promise.all(chosen.map((proposal) => stageOf(desk, proposal, now)));
  const rows = chosen.map((proposal) => [
    String(proposal.id),
    proposal.class,
    proposal.state,
    desk.book.organizationLabel(proposal.seat),
    tallyLine(proposal.tally),
    cut(proposal.description),
  ]);
  const heading = ["no", "class", "state", "seat", "tally", "description"];
  const next = chosen.map(({ id }, i) => `${id}: ${stages[i]?.words ?? ""}`);
  return {
    data: chosen.map((proposal, i) => listed(desk, proposal, stages[i])),
    text: `${table(heading, rows)}\n\n${next.join("\n")}`,
  };
}

function listed({ book }: Desk, proposal: Proposal, stage: Stage | undefined): Listed {
  const { id, state, seat, description } = proposal;
  return {
    proposal: id,
    class: proposal.class,
    state,
    seat: book.organizationLabel(seat),
    description,
    due: stage?.due ?? "nothing",
    until: stage?.until,
  };
}

function nothing(ended: number): string {
  return ended === 0
    ? "No proposal was made yet."
    : `No proposal is open; ${ended} ended, see \`committee list --all\`.`;
}

function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
