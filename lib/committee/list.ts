import { type Desk, nowOf } from "../desk.ts";
import { harmless, table } from "../format.ts";
import { type Proposal, allProposals, isOpen, newestOf, openProposals } from "../proposals.ts";
import type { Report } from "../report.ts";
import { type ProposalDocument, documentOf } from "./document.ts";
import { type Stage, stageOf } from "./stage.ts";

/** One line of the list. */
export interface Listed extends ProposalDocument {
  readonly due: Stage["due"];
  /** When `due` becomes impossible, or waiting ends; seconds since 1970. */
  readonly until: number | undefined;
  readonly next: string;
}

/** The proposals, newest first: open ones, or with `all` every one there ever was. */
export async function listProposals(desk: Desk, { all = false } = {}): Promise<Report<Listed[]>> {
  const chosen = (await (all ? allProposals(desk.suite) : openProposals(desk.suite))).reverse();
  if (chosen.length === 0) return { data: [], text: nothing(await newestOf(desk.suite)) };
  const now = await nowOf(desk);
  const listed = await Promise.all(chosen.map((proposal) => listedOf(desk, proposal, now)));
  const rows = listed.map(({ proposal, state, organization, tally, description, ...row }) => [
    String(proposal),
    row.class,
    state,
    organization,
    `${tally.for} / ${tally.against} / ${tally.abstain} of ${tally.total}`,
    harmless(description),
  ]);
  const heading = ["no", "class", "state", "seat", "for / against / abstain", "description"];
  const next = listed.filter(isOpen).map((row) => `${row.proposal}: ${row.next}`);
  return { data: listed, text: [table(heading, rows), ...(next.length === 0 ? [] : [next.join("\n")])].join("\n\n") };
}

async function listedOf(desk: Desk, proposal: Proposal, now: number): Promise<Listed> {
  const { due, until, words } = await stageOf(desk, proposal, now);
  return { ...documentOf(desk, proposal), due, until, next: words };
}

function nothing(ended: number): string {
  return ended === 0
    ? "No proposal was made yet."
    : `No proposal is open; ${ended} ended, see \`committee list --all\`.`;
}
