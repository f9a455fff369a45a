import type { Actor } from "../../actor.ts";
import type { Proposing } from "../../committee/propose.ts";
import { type Desk, nowOf } from "../../desk.ts";
import { Refusal } from "../../refusal.ts";
import type { Report } from "../../report.ts";
import { type Office, officeNumbered } from "../../suite/words.ts";
import { whoIs } from "../ways.ts";
import { type RecoveryActed, actOnRecovery, proposeOnRecovery } from "./acted.ts";
import { openCase } from "./case.ts";
import { formerKeys, formerName } from "./keys.ts";
import { nextSteps } from "./next.ts";
import { replaceable } from "./subject.ts";

/** The offices of an organization that end the recovery of an account, preferred first. */
export async function cancellingOffices(desk: Desk, text: string, organization: number): Promise<readonly Office[]> {
  const subject = await replaceable(desk, text);
  return subject.organization === organization ? ["OrgAdmin", "Seat"] : ["Seat"];
}

/**
 * Ends the recovery under way without a new key: at once as an OrgAdmin of the account's organization, by a proposal as a
 * Seat account.
 * @throws Refusal when there is none, or the actor may not, saying who can
 */
export async function cancel(
  desk: Desk,
  actor: Actor,
  text: string,
  proposing: Proposing = {},
): Promise<Report<RecoveryActed>> {
  const { subject, found } = await openCase(desk, text);
  const { recovery, accounts } = desk.suite;
  const { account, label, whose } = subject;
  const held = await accounts.accountOf(actor.address);
  const office = officeNumbered(held.office);
  if (office === "OrgAdmin" && Number(held.organization) === subject.organization) {
    const call = await recovery.cancel.populateTransaction(account);
    const will = `${actor.name} is to end the recovery of ${label} to ${found.successor}.`;
    const done = `${actor.name} ends the recovery of ${label}: its key acts again.`;
    return actOnRecovery(desk, actor, subject, { did: "cancelled", call, will, done }, proposing);
  }
  if (office !== "Seat") {
    throw new Refusal(
      `${whoIs(desk, actor, held)} may not end the recovery of ${label}: an OrgAdmin of ${whose} does it at once, or a Seat account proposes it to the committee.`,
    );
  }
  const call = await recovery.cancelByDecision.populateTransaction(account, found.successor);
  return proposeOnRecovery(desk, actor, subject, found, call, proposing);
}

/**
 * Finishes the recovery under way, as anyone may: office, seat, validity and orders go to the new key.
 * @throws Refusal when there is none, or it is not ready, saying what it needs
 */
export async function finish(
  desk: Desk,
  actor: Actor,
  text: string,
  proposing: Proposing = {},
): Promise<Report<RecoveryActed>> {
  const { subject, found } = await openCase(desk, text);
  const { account, label } = subject;
  const [first = ""] = nextSteps(subject, found, await nowOf(desk));
  if (!found.ready) throw new Refusal(`The recovery of ${label} is not ready: ${first}.`);
  const call = await desk.suite.recovery.finish.populateTransaction(account);
  const will = `${actor.name} is to give the office of ${label} to ${found.successor}, for ever.`;
  const number = (await formerKeys(desk.suite, account)).length + 1;
  const named =
    desk.book.nameOf(account) === undefined ? "" : `, and is called ${formerName(label, number)} from now on`;
  const done = `${found.successor} is ${label} now; the key ${account} is revoked${named}.`;
  return actOnRecovery(desk, actor, subject, { did: "finished", call, will, done }, proposing);
}
