import type { Actor } from "../../actor.ts";
import type { Proposing } from "../../committee/propose.ts";
import type { Desk } from "../../desk.ts";
import { Refusal } from "../../refusal.ts";
import type { Report } from "../../report.ts";
import { officeNumbered } from "../../suite/words.ts";
import { whoIs } from "../ways.ts";
import { checkedAcceptance } from "./acceptance.ts";
import { type RecoveryActed, actOnRecovery } from "./acted.ts";
import { circleOf } from "./guardians.ts";
import { type NewKey, checkFree, whoStarts } from "./starting.ts";
import { recoveryNamed, replaceable } from "./subject.ts";

/**
 * Starts, as its OrgAdmin, the recovery of an account to a new key: the old one sends nothing from then on.
 * @throws Refusal when the account, the acceptance or the actor does not fit, or another recovery is in the way
 */
export async function rotate(
  desk: Desk,
  actor: Actor,
  { account, acceptance, to }: NewKey,
  proposing: Proposing = {},
): Promise<Report<RecoveryActed>> {
  const subject = await replaceable(desk, account);
  const held = await desk.suite.accounts.accountOf(actor.address);
  const isOwn = Number(held.organization) === subject.organization;
  if (!isOwn || officeNumbered(held.office) !== "OrgAdmin") {
    const circle = await circleOf(desk, subject.organization);
    throw new Refusal(`${whoIs(desk, actor, held)} may not rotate ${subject.label}: ${whoStarts(subject, circle)}.`);
  }
  await checkFree(desk, subject);
  const { successor, proof } = await checkedAcceptance(desk, subject, acceptance, to);
  const call = await desk.suite.recovery.start.populateTransaction(subject.account, successor, proof);
  const what = recoveryNamed(subject, successor);
  const will = `${actor.name} is to start ${what}; its old key sends nothing from then on.`;
  const done = `${actor.name} starts ${what}: the old key sends nothing from now on.`;
  return actOnRecovery(desk, actor, subject, { did: "started", call, will, done }, proposing);
}
