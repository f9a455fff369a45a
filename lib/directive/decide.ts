import type { Actor } from "../actor.ts";
import { proposedCall } from "../committee/instead.ts";
import { withNote } from "../committee/note.ts";
import { type Proposing, openProposal } from "../committee/propose.ts";
import type { Desk } from "../desk.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import type { DirectiveActed } from "./acted.ts";
import { type DirectiveEntry, hashOfDraft } from "./entry.ts";
import { stageOf } from "./stage.ts";
import { checkStatus, deedWords, toldDirective } from "./told.ts";
import { trialLines } from "./trial.ts";

/**
 * Proposes to the committee to approve a directive, by its number and the hash of what was read of it; after an objection
 * by a decision of Constitution class.
 * @throws Refusal when it waits for something else, and as {@link openProposal}
 */
export async function decide(
  desk: Desk,
  seat: Actor,
  entry: DirectiveEntry,
  proposing: Proposing,
): Promise<Report<DirectiveActed>> {
  const { directives } = desk.suite;
  const { id, draft, status } = entry;
  checkStatus(entry, ["Endorsed", "Objected"]);
  checkAttested(desk, entry);
  const isObjected = status === "Objected";
  const hash = hashOfDraft(desk.suite, draft);
  const approval = isObjected
    ? directives.approveAgainstObjection.populateTransaction(id, hash, entry.reasonHash)
    : directives.approveByDecision.populateTransaction(id, hash);
  const call = proposedCall(await approval);
  const deed = deedWords(desk, entry);
  const words = `Approve directive ${id}${isObjected ? " against the objection" : ""}: ${deed}`;
  const beware = await trialLines(desk, entry);
  const note = [`Directive ${id} is the ${deed}: see \`directive show ${id}\`.`, ...beware].join("\n");
  const opened = await openProposal(desk, seat, [call], withNote(proposing, note), words);
  const { proposal, transaction } = opened.data;
  const { next } = await stageOf(desk, entry);
  return {
    data: { ...toldDirective(desk, entry), did: "proposed", proposal, next, transaction },
    text: `${seat.name} proposes it to the committee.\n${opened.text}\n${note}`,
  };
}

function checkAttested({ book }: Desk, { id, kind, attested, draft }: DirectiveEntry): void {
  if (kind !== "Award" || attested) return;
  const arbiter = book.organizationLabel(draft.arbiter);
  throw new Refusal(
    `${arbiter} has not attested directive ${id} yet: an Inspector of ${arbiter} does first with \`directive approve ${id}\`.`,
  );
}
