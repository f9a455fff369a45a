import type { Actor } from "../actor.ts";
import type { Desk } from "../desk.ts";
import { memberName } from "../enums.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { OFFICES } from "../suite/words.ts";
import { type DirectiveActed, afterAct } from "./acted.ts";
import type { DirectiveEntry } from "./entry.ts";
import { checkStatus, deedWords } from "./told.ts";

/** Who approves, and the number of its organization. */
interface Approver {
  readonly actor: Actor;
  readonly organization: number;
}

/**
 * Endorses a colleague's draft as a second officer.
 * @throws Refusal when it is another regulator's, the officer's own, or its drafter is no officer in force any more
 */
export async function endorse(
  desk: Desk,
  { actor, organization }: Approver,
  entry: DirectiveEntry,
): Promise<Report<DirectiveActed>> {
  const { id, drafter } = entry;
  checkStatus(entry, ["Drafted"]);
  checkRegulator(desk, actor, organization, entry);
  const regulator = desk.book.organizationLabel(entry.regulator);
  if (drafter === actor.address) {
    throw new Refusal(`${actor.name} drafted directive ${id}: a second officer of ${regulator} endorses it.`);
  }
  const { directives, standing } = desk.suite;
  if (memberName(OFFICES, await standing.officeOf(drafter)) !== "Regulator") {
    throw new Refusal(
      `${desk.book.label(drafter)}, who drafted directive ${id}, is no officer in force: withdraw it with \`directive withdraw ${id}\` and draft it anew.`,
    );
  }
  const { hash } = await actor.act(await directives.endorse.populateTransaction(id));
  const lines = [`${actor.name} has endorsed directive ${id} as second officer: ${deedWords(desk, entry)}.`];
  return afterAct(desk, id, { did: "endorsed", transaction: hash, lines });
}

/**
 * Attests an award as an Inspector of the arbiter that it names.
 * @throws Refusal when it names none, another one, or was attested before
 */
export async function attest(
  desk: Desk,
  { actor, organization }: Approver,
  entry: DirectiveEntry,
): Promise<Report<DirectiveActed>> {
  const { id, kind, draft } = entry;
  if (kind !== "Award") {
    throw new Refusal(
      `Directive ${id} is a ${kind.toLowerCase()}, which no arbiter attests: officers and committee approve it.`,
    );
  }
  const arbiter = desk.book.organizationLabel(draft.arbiter);
  if (draft.arbiter !== organization) {
    throw new Refusal(`${actor.name} is no Inspector of ${arbiter}, which alone attests directive ${id}.`);
  }
  checkStatus(entry, ["Drafted", "Endorsed"]);
  if (entry.attested)
    throw new Refusal(`${arbiter} has attested directive ${id} already: see \`directive show ${id}\`.`);
  const { hash } = await actor.act(await desk.suite.directives.attest.populateTransaction(id));
  const lines = [`${actor.name} has attested directive ${id} for ${arbiter}: ${deedWords(desk, entry)}.`];
  return afterAct(desk, id, { did: "attested", transaction: hash, lines });
}

/**
 * Checks that a directive is of the regulator whose officer acts.
 * @throws Refusal when it is another's
 */
export function checkRegulator({ book }: Desk, { name }: Actor, organization: number, entry: DirectiveEntry): void {
  if (organization === entry.regulator) return;
  const regulator = book.organizationLabel(entry.regulator);
  throw new Refusal(
    `Directive ${entry.id} is ${regulator}'s, and ${name} is of ${organization === 0 ? "nobody" : book.organizationLabel(organization)}: an officer of ${regulator} does this.`,
  );
}
