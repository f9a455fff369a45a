import type { Actor } from "../actor.ts";
import type { Desk } from "../desk.ts";
import { memberName } from "../enums.ts";
import { Refusal } from "../refusal.ts";
import { OFFICES, ORG_KINDS, type Office } from "../suite/words.ts";
import { enrolledAccount } from "./status.ts";

/** What is done about an account that is enrolled. */
export type Verb = "suspend" | "reinstate" | "revoke" | "renew";

/** How something is done: at once by an OrgAdmin, by its request and a second account's confirmation, or by decision. */
export type How = "own" | "request" | "confirm" | "decision";

/** A way that is open to an organization, and the offices that take it, preferred first. */
export interface Way {
  readonly how: How;
  readonly offices: readonly Office[];
}

/** An account that something is done about. */
export interface Subject {
  readonly account: string;
  readonly label: string;
  /** Number of its organization. */
  readonly organization: number;
  readonly office: Office;
  /** Enrolled by its OrgAdmin. */
  readonly own: boolean;
  readonly suspendedByDecision: boolean;
  /** The OrgAdmin who asked for its revocation and still holds the office. */
  readonly requester: string | undefined;
}

/** Every office but those that an OrgAdmin gives (`Accounts.confirmRevocation`). */
const SECONDS: readonly Office[] = ["Seat", "Operator", "Inspector", "Developer", "Sentinel", "OrgAdmin"];
const DECISION: Way = { how: "decision", offices: ["Seat"] };

/**
 * Reads the account that something is to be done about.
 * @throws Refusal when it is not enrolled or revoked, belongs to a regulator, or is a Seat account, never suspended
 */
export async function subjectOf(desk: Desk, text: string, verb: Verb): Promise<Subject> {
  const { suite, book } = desk;
  const { entry, status } = await enrolledAccount(desk, text);
  const { account } = entry;
  const organization = Number(entry.organization);
  const office = OFFICES[Number(entry.office)] ?? "None";
  const label = book.label(account);
  if (status.status === "Revoked") {
    throw new Refusal(`${label} is revoked for ever: nothing changes it any more, another address can be enrolled.`);
  }
  const { kind } = await suite.organizations.organization(organization);
  if (memberName(ORG_KINDS, kind) === "Regulator") {
    throw new Refusal(
      `${label} belongs to ${book.organizationLabel(organization)}, a regulator, which keeps its own accounts: see \`regulator change\`.`,
    );
  }
  if (office === "Seat" && (verb === "suspend" || verb === "reinstate")) {
    throw new Refusal(
      `${label} is a Seat account, which is never suspended: \`committee propose Seats.suspend ${book.organizationLabel(organization)}\` takes its seat out of the vote.`,
    );
  }
  const { own, suspendedByDecision } = entry;
  const requester = verb === "revoke" ? await requesterOf(desk, account) : undefined;
  return { account, label, organization, office, own, suspendedByDecision, requester };
}

/** The ways that are open to an organization, preferred first. */
export function waysOf(verb: Verb, subject: Subject, organization: number): readonly Way[] {
  if (organization !== subject.organization || subject.office === "Seat") return [DECISION];
  if (verb === "revoke") {
    const confirm: Way = { how: "confirm", offices: SECONDS };
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
  const office = OFFICES[Number(entry.office)] ?? "None";
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

async function requesterOf({ suite }: Desk, account: string): Promise<string | undefined> {
  const requester = await suite.accounts.revocationRequester(account);
  const office = memberName(OFFICES, await suite.standing.officeOf(requester));
  return office === "OrgAdmin" ? requester : undefined;
}
