import type { Actor } from "../actor.ts";
import { type Desk, nowOf } from "../desk.ts";
import { moment } from "../format.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { type DirectiveActed, afterAct } from "./acted.ts";
import { directiveOf } from "./entry.ts";
import { checkStatus, deedWords } from "./told.ts";

/**
 * Carries out an approved directive whose delay is over, once, as drafted. Anyone.
 * @throws Refusal when it is not approved, still waits, or the asset refuses
 */
export async function executeDirective(desk: Desk, actor: Actor, id: number): Promise<Report<DirectiveActed>> {
  const entry = await directiveOf(desk, id);
  checkStatus(entry, ["Approved"]);
  const { eta = 0 } = entry;
  const now = await nowOf(desk);
  if (now < eta) {
    throw new Refusal(
      `Directive ${id} still waits: execute it from ${moment(eta, now)} on, see \`directive show ${id}\`.`,
    );
  }
  const { hash } = await actor.act(await desk.suite.directives.execute.populateTransaction(id));
  const lines = [`Directive ${id} is executed, exactly as drafted: ${deedWords(desk, entry)}.`];
  return afterAct(desk, id, { did: "executed", transaction: hash, lines });
}
