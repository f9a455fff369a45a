import type { Desk } from "../desk.ts";
import { Refusal } from "../refusal.ts";
import { type ReleaseEntry, releaseOf } from "./entries.ts";

/** A release as tasks tell it. Moments are seconds since 1970. */
export interface ToldRelease {
  /** Its number. */
  readonly release: number;
  readonly name: string;
  readonly version: string;
  readonly status: string;
  /** The developer's. */
  readonly organization: string;
  /** Organization that administers the contract. */
  readonly administrator: string;
  readonly developer: string;
  /** Where the contract is, or will be. */
  readonly target: string;
  readonly factory: boolean;
  readonly upgradeable: boolean;
  /** Numbers of the release that it succeeds, and of the one that succeeds it. */
  readonly predecessor: number | undefined;
  readonly successor: number | undefined;
  readonly initCodeHash: string;
  readonly sourceHash: string;
  readonly auditHash: string | undefined;
  /** When it was submitted, or what moved it last. */
  readonly since: number;
  /** When it lapses; undefined unless it waits. */
  readonly lapses: number | undefined;
}

/** A release in the words of tasks. */
export function toldRelease({ book }: Pick<Desk, "book">, entry: ReleaseEntry): ToldRelease {
  const { id, name, version, status, developer, target, factory, upgradeable, predecessor, successor } = entry;
  const { initCodeHash, sourceHash, auditHash, since, lapses } = entry;
  return {
    ...{ release: id, name, version, status },
    organization: book.organizationLabel(entry.organization),
    administrator: book.organizationLabel(entry.administrator),
    ...{ developer, target, factory, upgradeable, predecessor, successor },
    ...{ initCodeHash, sourceHash, auditHash, since, lapses },
  };
}

/** What to do about a release that is in another state than an act needs. */
const ADVICE: Readonly<Record<string, (entry: ReleaseEntry) => string>> = {
  Submitted: ({ id }) => `a seat approves it first with \`release approve ${id}\``,
  Approved: ({ id }) => `an operator publishes it with \`release publish ${id}\``,
  Active: ({ target }) => `its contract runs at ${target}`,
  Suspended: ({ id }) => `a seat ends that with \`release resume ${id}\``,
  Retired: () => "that is final",
  Withdrawn: () => "its developer submits it anew",
  Rejected: () => "its developer submits it anew",
  Lapsed: () => "its developer submits it anew",
};

/**
 * The release that is meant, in one of the states that an act needs.
 * @throws Refusal when there is none, several, or it is in another state, saying what to do
 */
export async function releaseIn(desk: Desk, text: string, states: readonly string[]): Promise<ReleaseEntry> {
  const entry = await releaseOf(desk, text, states);
  if (states.includes(entry.status)) return entry;
  const advice = ADVICE[entry.status]?.(entry) ?? "see `release list`";
  throw new Refusal(`Release ${entry.id}, ${entry.label}, is ${entry.status}, not ${states.join(" or ")}: ${advice}.`);
}

/** `release 3, price-board 1.0.0 of bank-a`. */
export function fullName({ book }: Pick<Desk, "book">, { id, label, organization }: ReleaseEntry): string {
  return `release ${id}, ${label} of ${book.organizationLabel(organization)}`;
}
