import type { Desk } from "../../desk.ts";
import { memberName } from "../../enums.ts";
import { someone } from "../../names.ts";
import { Refusal } from "../../refusal.ts";
import { ORG_KINDS, type Office, officeNumbered } from "../../suite/words.ts";
import { enrolledAccount } from "../status.ts";

/** An account whose key is or can be replaced. */
export interface Subject {
  readonly account: string;
  readonly label: string;
  /** Number of its organization. */
  readonly organization: number;
  /** Name of its organization. */
  readonly whose: string;
  readonly office: Office;
  /** As recorded: Active, Suspended or Revoked. */
  readonly status: string;
}

/**
 * Reads an account of a member or service.
 * @throws Refusal when it is not enrolled, or a regulator's, which replaces the keys of its officers itself
 */
export async function subjectOf(desk: Desk, text: string): Promise<Subject> {
  const { suite, book } = desk;
  const { entry, status } = await enrolledAccount(desk, text);
  const label = book.label(entry.account);
  const organization = Number(entry.organization);
  const whose = book.organizationLabel(organization);
  const { kind } = await suite.organizations.organization(organization);
  if (memberName(ORG_KINDS, kind) === "Regulator") {
    throw new Refusal(
      `${label} belongs to ${whose}, a regulator, which replaces its keys itself: an officer asks with \`regulator change --remove ${label} --add ACCEPTANCE --valid-until DATE --kyc FILE --as OFFICER\`.`,
    );
  }
  const office = officeNumbered(entry.office);
  return { account: entry.account, label, organization, whose, office, status: status.status };
}

/**
 * Reads an account whose key can be replaced now.
 * @throws Refusal as {@link subjectOf}, and when it is revoked or another key has followed
 */
export async function replaceable(desk: Desk, text: string): Promise<Subject> {
  const subject = await subjectOf(desk, text);
  if (subject.status !== "Revoked") return subject;
  const current = someone(await desk.suite.recovery.successorOf(subject.account));
  if (current === undefined) {
    throw new Refusal(`${subject.label} is revoked for ever: no key follows it, another address can be enrolled.`);
  }
  const last = await desk.suite.recovery.currentOf(current);
  throw new Refusal(`${subject.label} is a former key: ${desk.book.label(last)} has followed it, name that one.`);
}

/** `the recovery of bank-a.trader (Participant of bank-a) to 0x…`. */
export function recoveryNamed({ label, office, whose }: Subject, successor: string): string {
  return `the recovery of ${label} (${office} of ${whose}) to ${successor}`;
}
