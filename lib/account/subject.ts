import type { Desk } from "../desk.ts";
import { memberName } from "../enums.ts";
import { Refusal } from "../refusal.ts";
import { OFFICES, ORG_KINDS, type Office, officeNumbered } from "../suite/words.ts";
import { enrolledAccount } from "./status.ts";

/** What is done about an account that is enrolled. */
export type Verb = "suspend" | "reinstate" | "revoke" | "renew";

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

/**
 * Reads the account that something is to be done about.
 * @throws Refusal when it is not enrolled or revoked, belongs to a regulator, or is a Seat account, never suspended
 */
export async function subjectOf(desk: Desk, text: string, verb: Verb): Promise<Subject> {
  const { suite, book } = desk;
  const { entry, status } = await enrolledAccount(desk, text);
  const { account } = entry;
  const organization = Number(entry.organization);
  const office = officeNumbered(entry.office);
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
      `${label} is a Seat account, which is never suspended: \`committee propose seats.suspend --org ${book.organizationLabel(organization)}\` takes its seat out of the vote.`,
    );
  }
  const { own, suspendedByDecision } = entry;
  const requester = verb === "revoke" ? await requesterOf(desk, account) : undefined;
  return { account, label, organization, office, own, suspendedByDecision, requester };
}

async function requesterOf({ suite }: Desk, account: string): Promise<string | undefined> {
  const requester = await suite.accounts.revocationRequester(account);
  const office = memberName(OFFICES, await suite.standing.officeOf(requester));
  return office === "OrgAdmin" ? requester : undefined;
}
