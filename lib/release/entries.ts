import { ZeroHash, getAddress } from "ethers";
import type { ReleaseStructOutput } from "../../types/ethers-contracts/release/Releases.ts";
import type { Desk } from "../desk.ts";
import { RELEASE_STATUSES, memberName } from "../enums.ts";
import { NameBook, suggestion } from "../names.ts";
import { everyPage } from "../pages.ts";
import { Refusal } from "../refusal.ts";
import type { Suite } from "../suite/handles.ts";
import { textOfBytes32 } from "../wording.ts";
import { type NamedRelease, findRelease, releaseName } from "./naming.ts";
import { formatVersion } from "./version.ts";

const DAY = 86_400;

/** How long a release waits before it lapses, seconds (`ReleaseRegister.SUBMISSION_PERIOD`, `APPROVAL_PERIOD`). */
const PERIODS: Readonly<Record<string, number>> = { Submitted: 90 * DAY, Approved: 30 * DAY };

/** A release of the chain. Moments are seconds since 1970. */
export interface ReleaseEntry extends NamedRelease {
  /** `price-board 1.0.0`. */
  readonly label: string;
  readonly initCodeHash: string;
  readonly sourceHash: string;
  /** Undefined when no audit report was given. */
  readonly auditHash: string | undefined;
  readonly factory: boolean;
  readonly upgradeable: boolean;
  /** When it was submitted, or what moved it last. */
  readonly since: number;
  /** When it lapses; undefined unless it is Submitted or Approved. */
  readonly lapses: number | undefined;
  /** Account that submitted it. */
  readonly developer: string;
  /** Number of the organization that administers the contract. */
  readonly administrator: number;
  /** Number of the release that it succeeds. */
  readonly predecessor: number | undefined;
  readonly successor: number | undefined;
}

/** Every release there ever was, in order of submission. */
export async function releaseEntries({ releases }: Pick<Suite, "releases">): Promise<ReleaseEntry[]> {
  const every = await everyPage(await releases.count(), 1, (first, limit) => releases.page(first, limit));
  return every.map((entry, i) => entryOf(entry, i + 1));
}

/**
 * The release that people mean, as it stands now.
 * @param states where it may stand: they tell which of several of one name is meant
 * @throws Refusal when there is none, or several
 */
export async function releaseOf(desk: Desk, text: string, states?: readonly string[]): Promise<ReleaseEntry> {
  const entries = await releaseEntries(desk.suite);
  const found = findRelease(entries, text, states);
  if (found !== undefined) return found;
  const names = new Set([
    ...entries.map(({ name }) => name),
    ...entries.map(({ name, version }) => `${name}@${version}`),
  ]);
  throw new Refusal(`There is no release "${text}": ${suggestion(text, [...names])}`);
}

/** The desk with the names of all releases as they are now. */
export async function withReleases(desk: Desk): Promise<Desk> {
  const releases = await releaseEntries(desk.suite);
  return { ...desk, book: new NameBook({ ...desk.book, releases }) };
}

function entryOf(entry: ReleaseStructOutput, id: number): ReleaseEntry {
  const name = textOfBytes32(entry.name);
  const version = formatVersion(entry.version);
  const status = memberName(RELEASE_STATUSES, entry.status);
  const since = Number(entry.since);
  const period = PERIODS[status];
  return {
    id,
    name,
    version,
    label: releaseName({ name, version }),
    organization: Number(entry.organization),
    target: getAddress(entry.target),
    status,
    initCodeHash: entry.initCodeHash,
    sourceHash: entry.sourceHash,
    auditHash: entry.auditHash === ZeroHash ? undefined : entry.auditHash,
    factory: entry.factory,
    upgradeable: entry.upgradeable,
    since,
    lapses: period === undefined ? undefined : since + period,
    developer: getAddress(entry.developer),
    administrator: Number(entry.administrator),
    predecessor: someNumber(entry.predecessor),
    successor: someNumber(entry.successor),
  };
}

function someNumber(id: bigint): number | undefined {
  return id === 0n ? undefined : Number(id);
}
