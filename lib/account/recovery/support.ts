import type { Actor } from "../../actor.ts";
import type { Proposing } from "../../committee/propose.ts";
import type { Desk } from "../../desk.ts";
import { Refusal } from "../../refusal.ts";
import type { Report } from "../../report.ts";
import { OFFICES, type Office } from "../../suite/words.ts";
import { whoIs } from "../ways.ts";
import { checkedAcceptance } from "./acceptance.ts";
import { type RecoveryActed, actOnRecovery } from "./acted.ts";
import { type Circle, circleOf, groupOf } from "./guardians.ts";
import { startsOf, supportersOf } from "./history.ts";
import { type NewKey, checkFree, whoStarts } from "./starting.ts";
import { type Subject, recoveryNamed, replaceable } from "./subject.ts";

/**
 * Supports, as a guardian, the recovery of an account to a new key; it starts when guardians of enough groups do so with
 * the same acceptance.
 * @throws Refusal when the account, the acceptance or the actor does not fit, or another recovery is in the way
 */
export async function support(
  desk: Desk,
  actor: Actor,
  { account, acceptance, to }: NewKey,
  proposing: Proposing = {},
): Promise<Report<RecoveryActed>> {
  const subject = await replaceable(desk, account);
  const circle = await circleOf(desk, subject.organization);
  await checkGuardian(desk, actor, subject, circle);
  await checkFree(desk, subject);
  const { successor, proof } = await checkedAcceptance(desk, subject, acceptance, to);
  await checkFirst(desk, actor, subject, successor);
  const call = await desk.suite.recovery.support.populateTransaction(subject.account, successor, proof);
  const what = recoveryNamed(subject, successor);
  const will = `${actor.name} is to support ${what}; it starts once guardians of ${circle.quorum} groups do.`;
  const done = `${actor.name} supports ${what}; ${circle.quorum} groups start it together, with this same acceptance.`;
  return actOnRecovery(desk, actor, subject, { did: "supported", call, will, done }, proposing);
}

async function checkGuardian(desk: Desk, actor: Actor, subject: Subject, circle: Circle): Promise<void> {
  if (circle.guardians.some(({ account }) => account === actor.address)) return;
  const held = await desk.suite.accounts.accountOf(actor.address);
  throw new Refusal(`${whoIs(desk, actor, held)} is no guardian of ${subject.whose}: ${whoStarts(subject, circle)}.`);
}

/** A group supports once. */
async function checkFirst(desk: Desk, actor: Actor, subject: Subject, successor: string): Promise<void> {
  const group = async (account: string) =>
    groupOf(desk, Number((await desk.suite.accounts.accountOf(account)).organization));
  const supporters = await supportersOf(desk, subject, await startsOf(desk, subject.account));
  const own = await group(actor.address);
  for (const { guardian, successor: wanted } of supporters) {
    if (wanted !== successor || (await group(guardian)) !== own) continue;
    throw new Refusal(
      `${desk.book.label(guardian)} of group ${own} supports this already, and a group counts once: a guardian of another group does.`,
    );
  }
}

/** The office of an organization's account that is a guardian of an account's organization. */
export async function guardingOffices(desk: Desk, text: string, organization: number): Promise<readonly Office[]> {
  const { guardians } = await circleOf(desk, (await replaceable(desk, text)).organization);
  const own = guardians.filter((guardian) => guardian.organization === desk.book.organizationLabel(organization));
  const offices = own.flatMap(({ actsAs }) => OFFICES.filter((office) => office === actsAs && office !== "None"));
  return offices.length === 0 ? ["OrgAdmin"] : offices;
}
