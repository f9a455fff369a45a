import { memberIndex } from "../arguments.ts";
import type { Desk } from "../desk.ts";
import { RELEASE_STATUSES } from "../enums.ts";
import { minute, table } from "../format.ts";
import type { Report } from "../report.ts";
import { releaseEntries } from "./entries.ts";
import { type ToldRelease, toldRelease } from "./told.ts";

/** Which releases are listed; what is left out does not matter. */
export interface ReleaseFilter {
  /** Of its contract. */
  readonly name?: string | undefined;
  /** The developer's, by name or number. */
  readonly organization?: string | undefined;
  /** Submitted, Approved, Active and so on. */
  readonly status?: string | undefined;
}

/**
 * The releases that there ever were, in order of submission.
 * @throws Refusal when the organization or status is unknown
 */
export async function listReleases(desk: Desk, filter: ReleaseFilter = {}): Promise<Report<ToldRelease[]>> {
  const { name, organization, status } = filter;
  const state = status === undefined ? undefined : RELEASE_STATUSES[memberIndex("status", RELEASE_STATUSES, status)];
  const id = organization === undefined ? undefined : desk.book.organization(organization);
  const every = await releaseEntries(desk.suite);
  const chosen = every.filter(
    (entry) =>
      (name === undefined || entry.name === name.toLowerCase()) &&
      (id === undefined || entry.organization === id) &&
      (state === undefined || entry.status === state),
  );
  const data = chosen.map((entry) => toldRelease(desk, entry));
  if (data.length > 0) return { data, text: releaseTable(data) };
  const nothing = every.length === 0 ? "No release was submitted yet." : "No release is like that; see `release list`.";
  return { data, text: nothing };
}

function releaseTable(releases: readonly ToldRelease[]): string {
  const rows = releases.map(({ release, name, version, status, lapses, organization, administrator, target }) => [
    String(release),
    `${name} ${version}`,
    status,
    lapses === undefined ? "" : minute(lapses),
    organization,
    administrator,
    target,
  ]);
  return table(["number", "release", "status", "lapses", "developer", "administrator", "address"], rows);
}
