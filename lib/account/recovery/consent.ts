import type { Actor } from "../../actor.ts";
import type { Proposing } from "../../committee/propose.ts";
import { type Desk, nowOf } from "../../desk.ts";
import { moment } from "../../format.ts";
import { Refusal } from "../../refusal.ts";
import type { Report } from "../../report.ts";
import { type Office, officeNumbered } from "../../suite/words.ts";
import { whoIs } from "../ways.ts";
import { type RecoveryActed, actOnRecovery, proposeOnRecovery } from "./acted.ts";
import { type RecoveryCase, openCase } from "./case.ts";
import { groupOf } from "./guardians.ts";
import { type Subject, recoveryNamed } from "./subject.ts";

/** How somebody consents. */
type How = "peer" | "decision" | "regulator";

/** The offices of an organization that consent to the recovery of an account, preferred first. */
export async function consentingOffices(desk: Desk, text: string, organization: number): Promise<readonly Office[]> {
  const { subject, found } = await openCase(desk, text);
  const isOfPeers = await isPeer(desk, subject, found, organization);
  return ["Regulator", ...(isOfPeers ? (["OrgAdmin", "Seat"] as const) : (["Seat", "OrgAdmin"] as const))];
}

/**
 * Consents to the recovery under way: at once as an OrgAdmin or Seat account of another group, by a proposal as any other
 * Seat account; as an officer, that the orders of its regulator follow.
 * @param to the new key, where whoever acts names it
 * @throws Refusal when there is none, it is consented to already, or the actor may not, saying who can
 */
export async function consent(
  desk: Desk,
  actor: Actor,
  text: string,
  { to, ...proposing }: Proposing & { readonly to?: string | undefined } = {},
): Promise<Report<RecoveryActed>> {
  const { subject, found } = await openCase(desk, text, to);
  const { recovery } = desk.suite;
  const { account } = subject;
  const how = await howFor(desk, actor, subject, found);
  const what = recoveryNamed(subject, found.successor);
  if (how === "decision") {
    const call = await recovery.consentByDecision.populateTransaction(account, found.successor, found.objectedAt ?? 0);
    return proposeOnRecovery(desk, actor, subject, found, call, proposing);
  }
  const method = how === "peer" ? recovery.consent : recovery.consentAsRegulator;
  const call = await method.populateTransaction(account, found.successor);
  const orders = how === "peer" ? "" : `, and that the orders of its regulator follow`;
  const will = `${actor.name} is to consent to ${what}${orders}.`;
  const done = `${actor.name} consents to ${what}${orders}.`;
  return actOnRecovery(desk, actor, subject, { did: "consented", call, will, done }, proposing);
}

async function howFor(desk: Desk, actor: Actor, subject: Subject, found: RecoveryCase): Promise<How> {
  const held = await desk.suite.accounts.accountOf(actor.address);
  const office = officeNumbered(held.office);
  if (office === "Regulator") {
    checkOrders(desk, Number(held.organization), subject, found);
    return "regulator";
  }
  if (found.consentedAt !== undefined) {
    const when = moment(found.consentedAt, await nowOf(desk));
    const by = found.consentedBy === undefined ? "The committee" : desk.book.label(found.consentedBy);
    throw new Refusal(`${by} consented to the recovery of ${subject.label} ${when}: one consent suffices.`);
  }
  const isOfPeers = await isPeer(desk, subject, found, Number(held.organization));
  if (isOfPeers && (office === "OrgAdmin" || office === "Seat")) return "peer";
  if (office === "Seat") return "decision";
  throw new Refusal(
    `${whoIs(desk, actor, held)} may not consent to the recovery of ${subject.label}: ${whoConsents(subject, found)}.`,
  );
}

/** A regulator's consent is asked for once, and only where an order of it is in the way. */
function checkOrders({ book }: Desk, regulator: number, { label }: Subject, { orders }: RecoveryCase): void {
  const whose = book.organizationLabel(regulator);
  const own = orders.filter(({ organization }) => organization === whose);
  if (own.length === 0) throw new Refusal(`${whose} has no live order on ${label}: its consent is not needed.`);
  if (own.some(({ consented }) => !consented)) return;
  throw new Refusal(`${whose} has consented already that its orders on ${label} follow.`);
}

/** Whether an organization's OrgAdmin and Seat consent at once: of another group than the account's and the supporters'. */
async function isPeer(desk: Desk, subject: Subject, found: RecoveryCase, organization: number): Promise<boolean> {
  if (found.consentOf === "committee" || organization === 0) return false;
  const { accounts } = desk.suite;
  const supporters = found.byGuardians ? found.startedBy : [];
  const theirs = await Promise.all(
    supporters.map(async (each) => Number((await accounts.accountOf(each)).organization)),
  );
  const involved = await Promise.all([subject.organization, ...theirs].map((each) => groupOf(desk, each)));
  return !involved.includes(await groupOf(desk, organization));
}

function whoConsents({ whose }: Subject, { consentOf, objectedAt, byGuardians }: RecoveryCase): string {
  if (consentOf === "committee") {
    const why = objectedAt !== undefined ? "the old key objected" : "a Seat account is the committee's";
    return `${why}, so a Seat account proposes it to the committee`;
  }
  const supporters = byGuardians ? " and the supporters'" : "";
  return `an OrgAdmin or Seat account of another group than ${whose}'s${supporters} does at once, or a Seat account proposes it to the committee`;
}
