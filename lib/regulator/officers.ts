import { type AccountStatus, type Entry, standingWords, statusOf } from "../account/status.ts";
import { type Desk, nowOf } from "../desk.ts";
import { memberName } from "../enums.ts";
import { count, date, moment, table } from "../format.ts";
import { organizationStanding } from "../org/status.ts";
import type { Report } from "../report.ts";
import { ORG_KINDS } from "../suite/words.ts";
import { type PendingChange, pendingChanges } from "./pending.ts";

/** An officer of a regulator. Moments are seconds since 1970. */
export interface Officer extends AccountStatus {
  /** Whether he counts towards the two who keep their regulator: active, not expired, not summoned in vain. */
  readonly counts: boolean;
  /** Until when he presents himself to go on counting; undefined unless he was summoned. */
  readonly summonedUntil: number | undefined;
}

/** A regulator and how many of its officers count. */
export interface RegulatorStatus {
  readonly organization: string;
  readonly status: string;
  readonly counting: number;
}

/** The officers, their regulators and the changes that they asked for. */
export interface Officers {
  readonly regulators: readonly RegulatorStatus[];
  readonly officers: readonly Officer[];
  readonly changes: readonly PendingChange[];
}

/**
 * The officers of one regulator or of all, and the changes among their accounts that wait for a second consent.
 * @throws Refusal when there is no such organization
 */
export async function listOfficers(desk: Desk, organization?: string): Promise<Report<Officers>> {
  const { suite, book } = desk;
  const only = organization === undefined ? undefined : book.organization(organization);
  const now = await nowOf(desk);
  const isMeant = (id: number) => only === undefined || only === id;
  const ids = (await regulatorsOf(desk)).filter(isMeant);
  const regulators = await Promise.all(ids.map((id) => regulatorStatus(desk, id)));
  const entries = await Promise.all(
    (await suite.accounts.officers()).map((address) => suite.accounts.accountOf(address)),
  );
  const meant = entries.filter((entry) => isMeant(Number(entry.organization)));
  const officers = await Promise.all(meant.map((entry) => officerOf(desk, entry, now)));
  const changes = (await pendingChanges(desk)).filter((change) => ids.includes(change.regulator));
  const data = { regulators, officers, changes: changes.map(({ shown }) => shown) };
  const whose = only === undefined ? "Nobody" : book.organizationLabel(only);
  return { data, text: ids.length === 0 ? `${whose} is no regulator, so it has no officers.` : textOf(data, now) };
}

async function regulatorsOf({ suite }: Desk): Promise<number[]> {
  const all = await suite.organizations.page(1, await suite.organizations.count());
  return all.flatMap(({ kind }, i) => (memberName(ORG_KINDS, kind) === "Regulator" ? [i + 1] : []));
}

async function regulatorStatus(desk: Desk, id: number): Promise<RegulatorStatus> {
  const [{ status }, counting] = await Promise.all([
    organizationStanding(desk, id),
    desk.suite.accounts.countingOfficers(id),
  ]);
  return { organization: desk.book.organizationLabel(id), status, counting: Number(counting) };
}

/** As `OfficerAccounts.countingOfficers`: no summons runs while the regulator is suspended, and it begins anew after. */
async function officerOf(desk: Desk, entry: Entry, now: number): Promise<Officer> {
  const status = statusOf(desk, entry, now);
  const regulator = await organizationStanding(desk, Number(entry.organization));
  const summonedAt = Number(entry.summonedAt);
  const runs = summonedAt !== 0 && regulator.status === "Active";
  const end = Math.max(summonedAt, regulator.since) + Number(await desk.suite.accounts.SUMMONS());
  const counts = status.status === "Active" && !status.expired && !(runs && now >= end);
  return { ...status, counts, summonedUntil: runs ? end : undefined };
}

function textOf({ regulators, officers, changes }: Officers, now: number): string {
  const rows = officers.map((officer) => [
    officer.name ?? officer.account,
    officer.organization,
    standingWords(officer),
    officer.counts ? "yes" : "no",
    officer.summonedUntil === undefined ? "no" : `until ${moment(officer.summonedUntil, now)}`,
    officer.validUntil === 0 ? "never ends" : date(officer.validUntil).slice(0, 10),
  ]);
  const heading = ["officer", "regulator", "status", "counts", "summoned", "valid until"];
  const counting = regulators.map(
    ({ organization, status, counting }) =>
      `${organization}${status === "Active" ? "" : ` (${status})`}: ${count(counting, "officer")} ${counting === 1 ? "counts" : "count"}${counting < 2 ? ", so the committee alone may change its accounts" : ""}`,
  );
  const asked = changes.flatMap((change) => [
    `${change.request.slice(0, 10)} ${change.organization}: ${change.words}`,
    `  asked by ${change.requestedByName}, lapses ${moment(change.until, now)}; a second officer or a seat: \`regulator approve ${change.request.slice(0, 10)} --as NAME\``,
  ]);
  const parts = [officers.length === 0 ? "No officer is enrolled." : table(heading, rows), counting.join("\n")];
  parts.push(asked.length === 0 ? "Changes asked for: none" : ["Changes asked for:", ...asked].join("\n"));
  return parts.join("\n\n");
}
