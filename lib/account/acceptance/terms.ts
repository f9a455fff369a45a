import { memberIndex, parseMoment } from "../../arguments.ts";
import type { ConsortiumFile } from "../../consortium/schema.ts";
import { type Desk, nowOf } from "../../desk.ts";
import { parseDuration } from "../../duration.ts";
import { memberName } from "../../enums.ts";
import { suggestion } from "../../names.ts";
import { Refusal } from "../../refusal.ts";
import { OFFICES, ORG_KINDS, type Office, type OrgKind, officeFits } from "../../suite/words.ts";
import type { AcceptanceRequest } from "../accept.ts";
import { replaceable } from "../recovery/subject.ts";

/** What the command line says about an acceptance. */
interface WrittenTerms {
  /** What people will call the account. */
  readonly name: string;
  readonly organization: string;
  readonly office: string;
  /** A duration from now, or a date. */
  readonly deadline: string;
}

/**
 * Reads what an account is asked to accept, with the network at hand when it is reachable: it knows organizations that
 * joined after the founding, and its clock counts.
 * @throws Refusal when organization, office, name or deadline do not fit
 */
export async function readTerms(
  file: Pick<ConsortiumFile, "organizations">,
  desk: Desk | undefined,
  written: WrittenTerms,
): Promise<AcceptanceRequest> {
  const { name } = written;
  const { kind, ...organization } = await organizationOf(file, desk, written.organization);
  const office = OFFICES[memberIndex("office", OFFICES, written.office)] ?? "None";
  if (kind !== undefined) {
    checkName(name, organization.name);
    checkOffice(office, kind, organization.name);
  }
  return { name, organization, office, ...(await deadlineOf(desk, written.deadline)) };
}

/**
 * Reads what the new key of an account is asked to accept: to be what the account is.
 * @param account name or address; without a node, the name of an account of the consortium file
 * @throws Refusal when the account is not known, or its key is not replaced so
 */
export async function readRotationTerms(
  file: Pick<ConsortiumFile, "organizations"> & { readonly accounts: readonly KnownAccount[] },
  desk: Desk | undefined,
  { account, deadline }: { readonly account: string; readonly deadline: string },
): Promise<AcceptanceRequest> {
  if (desk !== undefined) {
    const { label, organization: id, whose, office, account: key } = await replaceable(desk, account);
    const name = desk.book.nameOf(key) ?? `${whose}.${key.slice(0, 10).toLowerCase()}`;
    return { name, organization: { name: whose, id }, office, rotates: label, ...(await deadlineOf(desk, deadline)) };
  }
  const { name, organization, office } = file.accounts.find((known) => known.name === account) ?? {};
  if (name === undefined || organization === undefined || office === undefined) {
    throw new Refusal(`${account} is no account of the consortium file, and there is no node to ask: give its --url.`);
  }
  return { ...(await readTerms(file, desk, { name, organization, office, deadline })), rotates: name };
}

/** An account of a consortium file, as far as it is known. */
interface KnownAccount {
  readonly name: string;
  readonly organization?: string;
  readonly office?: Office;
}

interface Found {
  readonly name: string;
  readonly id: number;
  /** Undefined when only the number is known. */
  readonly kind: OrgKind | undefined;
}

async function organizationOf(
  file: Pick<ConsortiumFile, "organizations">,
  desk: Desk | undefined,
  text: string,
): Promise<Found> {
  const index = file.organizations.findIndex(({ name }, i) => name === text.toLowerCase() || String(i + 1) === text);
  const founding = file.organizations[index];
  if (founding !== undefined) return { name: founding.name, id: index + 1, kind: founding.kind };
  if (desk !== undefined) {
    const id = desk.book.organization(text);
    const { kind } = await desk.suite.organizations.organization(id);
    const known = ORG_KINDS.find((candidate) => candidate === memberName(ORG_KINDS, kind));
    return { name: desk.book.organizationLabel(id), id, kind: known };
  }
  if (/^[1-9]\d*$/.test(text)) return { name: `organization ${text}`, id: Number(text), kind: undefined };
  const names = file.organizations.map(({ name }) => name);
  throw new Refusal(
    `There is no organization "${text}" in the consortium file, and no node to ask: ${suggestion(text, names)}`,
  );
}

function checkName(name: string, organization: string): void {
  if (new RegExp(`^${organization}(\\.[a-z0-9-]+)+$`).test(name)) return;
  throw new Refusal(
    `An account of ${organization} is called "${organization}." and a name of its own in lower case, for example ${organization}.trader, not "${name}".`,
  );
}

function checkOffice(office: Office, kind: OrgKind, organization: string): void {
  if (officeFits(office, kind)) return;
  const fitting = OFFICES.filter((candidate) => officeFits(candidate, kind)).join(", ");
  throw new Refusal(`${organization} is a ${kind}, which has no ${office}: it has ${fitting}.`);
}

async function deadlineOf(
  desk: Desk | undefined,
  text: string,
): Promise<Pick<AcceptanceRequest, "deadline" | "clock">> {
  if (!/^[\d\s]+[wdhms]/i.test(text)) return { deadline: parseMoment("deadline", text), clock: undefined };
  const duration = parseDuration(text);
  if (desk !== undefined) return { deadline: (await nowOf(desk)) + duration, clock: "chain" };
  return { deadline: Math.floor(Date.now() / 1000) + duration, clock: "machine" };
}
