import type { Desk } from "../desk.ts";
import { date, table } from "../format.ts";
import type { Report } from "../report.ts";
import { type OrganizationStatus, organizationStatus } from "./status.ts";

/** Every organization, in order of registration. */
export async function listOrganizations(desk: Desk): Promise<Report<OrganizationStatus[]>> {
  const found = await Promise.all(desk.book.organizations.map(({ id }) => organizationStatus(desk, id)));
  const rows = found.map((organization) => [
    organization.organization,
    organization.kind,
    organization.group,
    organization.status,
    `${organization.ownAccounts} of ${organization.accountCap}`,
    date(organization.since),
  ]);
  return { data: found, text: table(["organization", "kind", "group", "status", "own accounts", "since"], rows) };
}
