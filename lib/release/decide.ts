import type { Actor } from "../actor.ts";
import { proposedCall } from "../committee/instead.ts";
import { type Opened, type Proposing, openProposal } from "../committee/propose.ts";
import type { Desk } from "../desk.ts";
import { short } from "../format.ts";
import type { ProposedCall } from "../proposals.ts";
import type { Report } from "../report.ts";
import { type ReleaseEntry, withReleases } from "./entries.ts";
import { type ToldRelease, fullName, releaseIn, toldRelease } from "./told.ts";

/** What the committee decides about a release besides its approval. */
export type ReleaseVerb = "reject" | "suspend" | "resume" | "retire";

/** A release that a proposal is about. */
export type ProposedRelease = ToldRelease & Opened & { readonly did: "proposed" };

/** The states in which each is decided. */
const STATES: Readonly<Record<ReleaseVerb, readonly string[]>> = {
  reject: ["Submitted", "Approved"],
  suspend: ["Active"],
  resume: ["Suspended"],
  retire: ["Active", "Suspended"],
};

const WORDS = { reject: "Reject", suspend: "Suspend", resume: "Resume", retire: "Retire" } as const;

/**
 * Proposes to reject, suspend, resume or retire a release; one that is still active is suspended and retired in one
 * decision.
 * @throws Refusal when there is no such release, it is in no state for it, or the account has no live seat
 */
export async function decideOnRelease(
  desk: Desk,
  seat: Actor,
  text: string,
  verb: ReleaseVerb,
  proposing: Proposing = {},
): Promise<Report<ProposedRelease>> {
  const entry = await releaseIn(desk, text, STATES[verb]);
  const { releases } = desk.suite;
  const isRunning = verb === "retire" && entry.status === "Active";
  const verbs = isRunning ? (["suspend", "retire"] as const) : [verb];
  const calls = await Promise.all(
    verbs.map(async (each) => proposedCall(await releases[each].populateTransaction(entry.id))),
  );
  const words = `${isRunning ? "Suspend and retire" : WORDS[verb]} ${fullName(desk, entry)} (at ${short(entry.target)})`;
  return proposeRelease(desk, seat, entry, calls, proposing, words);
}

/** Opens a proposal about a release; `words` describe it unless a description was given. */
export async function proposeRelease(
  desk: Desk,
  seat: Actor,
  entry: ReleaseEntry,
  calls: readonly ProposedCall[],
  proposing: Proposing,
  words: string,
): Promise<Report<ProposedRelease>> {
  const { data, text } = await openProposal(await withReleases(desk), seat, calls, proposing, words);
  const told = toldRelease(desk, entry);
  return { data: { ...told, ...data, did: "proposed" }, text: `${seat.name} proposes it to the committee.\n${text}` };
}
