import { callsTo } from "../decode.ts";
import type { Desk } from "../desk.ts";
import { type Proposal, type ProposedCall, openProposals } from "../proposals.ts";
import { directiveOf, hashOfDraft } from "./entry.ts";
import { deedWords } from "./told.ts";

/** The functions by which the committee approves. */
const APPROVALS = new Set(["approveByDecision", "approveAgainstObjection"]);

/** A call that approves a directive. */
interface Approval {
  readonly directive: number;
  /** What it was decided to approve. */
  readonly draftHash: string;
}

/** The open proposals that would approve a directive, in order. */
export async function openAbout(desk: Desk, id: number): Promise<Proposal[]> {
  const open = await openProposals(desk.suite);
  const about = await Promise.all(open.map(({ calls }) => approvalsIn(desk, calls)));
  return open.filter((_, i) => about[i]?.some(({ directive }) => directive === id));
}

/**
 * What the directives that calls approve take from whom: the calls name only numbers and hashes, and a description is
 * what the proposer says.
 */
export async function directivesIn(desk: Desk, calls: readonly ProposedCall[]): Promise<string[]> {
  const approvals = await approvalsIn(desk, calls);
  const count = Number(await desk.suite.directives.count());
  return Promise.all(
    approvals.map(async ({ directive, draftHash }) => {
      if (directive < 1 || directive > count) return `Beware: there is no directive ${directive}.`;
      const entry = await directiveOf(desk, directive);
      const isMeant = hashOfDraft(desk.suite, entry.draft) === draftHash;
      const beware = isMeant ? "" : " Beware: the proposal names another draft, so it cannot approve it.";
      return `Directive ${directive} is the ${deedWords(desk, entry)}: see \`directive show ${directive}\`.${beware}`;
    }),
  );
}

/** The approvals among calls. */
export async function approvalsIn({ suite }: Desk, calls: readonly ProposedCall[]): Promise<Approval[]> {
  const approvals = (await callsTo(suite.directives, calls)).filter(({ name }) => APPROVALS.has(name));
  return approvals.map(({ args }) => ({ directive: Number(args[0]), draftHash: String(args[1]) }));
}
