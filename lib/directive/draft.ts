import type { TransactionReceipt } from "ethers";
import type { Actor } from "../actor.ts";
import type { Desk } from "../desk.ts";
import { numberTold } from "../numberTold.ts";
import { Refusal } from "../refusal.ts";
import { checkOffice } from "../regulator/office.ts";
import type { Report } from "../report.ts";
import { type DirectiveActed, afterAct } from "./acted.ts";
import { directiveOf } from "./entry.ts";
import { holdOf, holdWords } from "./held.ts";
import { deedWords } from "./told.ts";
import { trialLines } from "./trial.ts";
import { type WrittenDirective, readWritten } from "./written.ts";

/**
 * Drafts a directive, as an officer of a regulator. Nothing is taken before a second officer, the committee and a delay.
 * @throws Refusal when it is incomplete, names what its kind does not have, or the caller is no officer
 */
export async function draftDirective(
  desk: Desk,
  officer: Actor,
  written: WrittenDirective,
): Promise<Report<DirectiveActed>> {
  await checkOffice(desk, officer, ["Regulator"], "draft a directive: an officer of a regulator does");
  const { draft, kind, recorded } = await readWritten(desk, written);
  const receipt = await officer.act(await desk.suite.directives.draft.populateTransaction(draft));
  const id = numberIn(desk, receipt);
  const entry = await directiveOf(desk, id);
  const hold = kind === "Annulment" ? undefined : await holdOf(desk, entry);
  const lines = [
    `Directive ${id} is drafted: ${deedWords(desk, { kind, draft })}.`,
    ...recorded.map((each) => `recorded  ${each}`),
    ...(hold === undefined ? [] : [`frozen  ${holdWords(hold)}`]),
    ...(await trialLines(desk, entry)),
  ];
  return afterAct(desk, id, { did: "drafted", transaction: receipt.hash, lines });
}

function numberIn({ suite }: Desk, receipt: TransactionReceipt): number {
  const id = numberTold(suite.directives, "DirectiveDrafted", receipt);
  if (id === undefined) throw new Refusal(`Transaction ${receipt.hash} drafted no directive.`);
  return id;
}
