import { memberIndex, parseMoment } from "../../arguments.ts";
import type { ConsortiumFile } from "../../consortium/schema.ts";
import { type Desk, nowOf } from "../../desk.ts";
import { parseDuration } from "../../duration.ts";
import { memberName } from "../../enums.ts";
import { suggestion } from "../../names.ts";
import { Refusal } from "../../refusal.ts";
import { OFFICES, ORG_KINDS, type Office, type OrgKind, officeFits } from "../../suite/words.ts";
import type { AcceptanceRequest } from "../accept.ts";

/** What the command line says about an acceptance. */
export interface WrittenTerms {
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
