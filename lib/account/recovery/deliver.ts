import type { Actor } from "../../actor.ts";
import type { Proposing } from "../../committee/propose.ts";
import type { Desk } from "../../desk.ts";
import { date } from "../../format.ts";
import { Refusal } from "../../refusal.ts";
import type { Report } from "../../report.ts";
import { deliverable } from "../../signature.ts";
import { type RecoveryActed, actOnRecovery } from "./acted.ts";
import { type RecoveryCase, openCase } from "./case.ts";
import { type Objection, objectionData, objectionDomain } from "./objection.ts";
import type { Subject } from "./subject.ts";

/**
 * Delivers an objection, as anyone may: from then on only the committee consents, and a consent given before is void.
 * @throws Refusal when it is another network's, account's or recovery's, or the old key did not sign it
 */
export async function deliverObjection(
  desk: Desk,
  actor: Actor,
  text: string,
  objection: Objection,
  proposing: Proposing = {},
): Promise<Report<RecoveryActed>> {
  const { subject, found } = await openCase(desk, text);
  const { account, label } = subject;
  checkMeant(desk, subject, found, objection);
  const signature = await deliverable(desk.provider, objectionData(objection), objection);
  if (signature === undefined) {
    throw new Refusal(`The objection is not signed by the key of ${label} (${account}): that alone objects.`);
  }
  const call = await desk.suite.recovery.object.populateTransaction(account, signature);
  const will = `${actor.name} is to deliver the objection of ${label}'s key to its recovery.`;
  const done = `${actor.name} delivered the objection of ${label}'s key: only the committee consents now.`;
  return actOnRecovery(desk, actor, subject, { did: "objected", call, will, done }, proposing);
}

/** The objection is to this very recovery, and none was delivered yet. */
function checkMeant(
  { record, book }: Desk,
  { account, label }: Subject,
  found: RecoveryCase,
  objection: Objection,
): void {
  const here = objectionDomain(record);
  if (objection.chainId !== here.chainId || objection.recovery !== here.recovery) {
    throw new Refusal(
      `The objection is for chain ${objection.chainId}, Recovery ${objection.recovery}: it must be signed for this network.`,
    );
  }
  if (objection.account !== account) {
    throw new Refusal(`The objection is that of ${book.label(objection.account)}, not of ${label}.`);
  }
  if (objection.successor !== found.successor || objection.startedAt !== found.startedAt) {
    throw new Refusal(
      `The objection is to another recovery of ${label}, to ${objection.successor} at ${date(objection.startedAt)}: sign again with \`account object ${label}\`.`,
    );
  }
  checkNoObjection(label, found);
}

/**
 * Checks that the old key has not objected yet.
 * @throws Refusal when it has
 */
export function checkNoObjection(label: string, { objectedAt }: RecoveryCase): void {
  if (objectedAt !== undefined)
    throw new Refusal(`The key of ${label} objected already: only the committee consents now.`);
}
