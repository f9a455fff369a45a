import type { Actor } from "../actor.ts";
import type { Desk } from "../desk.ts";
import type { Report } from "../report.ts";
import { type DirectiveActed, afterAct } from "./acted.ts";
import { directiveOf } from "./entry.ts";
import { checkRegulator } from "./signOff.ts";
import { checkStatus, deedWords } from "./told.ts";

/**
 * Takes back a directive that was not executed, as any officer of the regulator that drafted it.
 * @throws Refusal when it has ended, or is another regulator's
 */
export async function withdrawDirective(desk: Desk, officer: Actor, id: number): Promise<Report<DirectiveActed>> {
  const entry = await directiveOf(desk, id);
  checkStatus(entry, ["Drafted", "Endorsed", "Approved", "Objected"]);
  const { organization } = await desk.suite.accounts.accountOf(officer.address);
  checkRegulator(desk, officer, Number(organization), entry);
  const { hash } = await officer.act(await desk.suite.directives.withdraw.populateTransaction(id));
  const lines = [`Directive ${id} is withdrawn: ${deedWords(desk, entry)}.`];
  return afterAct(desk, id, { did: "withdrawn", transaction: hash, lines });
}
