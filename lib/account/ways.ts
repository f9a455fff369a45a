import type { Actor } from "../actor.ts";
import type { Desk } from "../desk.ts";
import { memberName } from "../enums.ts";
import { Refusal } from "../refusal.ts";
import { OFFICES, type Office, officeNumbered } from "../suite/words.ts";
import type { Subject, Verb } from "./subject.ts";

/** How something is done: at once by an OrgAdmin, by its request and a second account's confirmation, or by decision. */
export type How = "own" | "request" | "confirm" | "decision";

/** A way that is open to an organization, and the offices that take it, preferred first. */
export interface Way {
  readonly how: How;
  readonly offices: readonly Office[];
}

/**
 * In which offices a second account confirms: every one but those that an OrgAdmin gives (`Accounts.confirmRevocation`,
 * `MethodLists.confirmOwn`). OrgAdmin is first, so that an organization's name means who asked, who cannot confirm: the
 * second is called by its own name.
 */
export const SECOND_OFFICES: readonly Office[] = ["OrgAdmin", "Seat", "Operator", "Inspector", "Developer", "Sentinel"];
const DECISION: Way = { how: "decision", offices: ["Seat"] };

/** The ways that are open to an organization, preferred first. */
export function waysOf(verb: Verb, subject: Subject, organization: number): readonly Way[] {
  if (organization !== subject.organization || subject.office === "Seat") return [DECISION];
  if (verb === "revoke") {
    const confirm: Way = { how: "confirm", offices: SECOND_OFFICES };
    const request: Way = { how: "request", offices: ["OrgAdmin"] };
    return [subject.requester === undefined ? request : confirm, DECISION];
  }
  const alone = verb === "suspend" || (verb === "reinstate" ? !subject.suspendedByDecision : subject.own);
  return alone ? [{ how: "own", offices: ["OrgAdmin"] }, DECISION] : [DECISION];
}

/**
 * How this actor does it.
 * @throws Refusal saying who can, when its office cannot
 */
export async function howFor(desk: Desk, actor: Actor, verb: Verb, subject: Subject): Promise<How> {
  const entry = await desk.suite.accounts.accountOf(actor.address);
  const office = officeNumbered(entry.office);
  const ways = waysOf(verb, subject, Number(entry.organization));
  const way = ways.find(({ offices }) => offices.includes(office));
  if (way === undefined)
    throw new Refusal(`${whoIs(desk, actor, entry)} may not ${verb} ${subject.label}: ${whoCan(desk, verb, subject)}.`);
  if (way.how === "confirm" && subject.requester === actor.address) {
    throw new Refusal(`${actor.name} asked to revoke ${subject.label} already: ${whoCan(desk, verb, subject)}.`);
  }
  return way.how;
}

/** An actor with its office: `bank-b.admin (OrgAdmin of bank-b)`. */
export function whoIs(
  { book }: Desk,
  { name }: Actor,
  { office, organization }: Readonly<Record<"office" | "organization", bigint>>,
): string {
  if (organization === 0n) return `${name}, who is not enrolled,`;
  return `${name} (${memberName(OFFICES, office)} of ${book.organizationLabel(Number(organization))})`;
}

function whoCan({ book }: Desk, verb: Verb, subject: Subject): string {
  const organization = book.organizationLabel(subject.organization);
  const propose = "a Seat account proposes it to the committee";
  const [{ how } = DECISION] = waysOf(verb, subject, subject.organization);
  switch (how) {
    case "own":
      return `an OrgAdmin of ${organization} does it at once, or ${propose}`;
    case "request":
      return `an OrgAdmin of ${organization} asks for it and a second account of ${organization} confirms, or ${propose}`;
    case "confirm":
      return `a second account of ${organization} confirms, in any office but Participant and Issuer, or ${propose}`;
    case "decision":
      return `${reasons(verb, subject)}${propose}`;
  }
}

/** Why an OrgAdmin cannot do it. */
function reasons(verb: Verb, { office, own, suspendedByDecision }: Subject): string {
  if (office === "Seat") return "a Seat account is the committee's: ";
  if (verb === "reinstate" && suspendedByDecision) return "the committee suspended it, so ";
  if (verb === "renew" && !own) return "the committee enrolled it, so ";
  return "";
}
