import { getAddress, isAddress } from "ethers";
import { Refusal } from "../refusal.ts";

/** A release as far as people name it. */
export interface NamedRelease {
  readonly id: number;
  /** Of its contract. */
  readonly name: string;
  /** `1.0.0`. */
  readonly version: string;
  /** Number of the developer's organization. */
  readonly organization: number;
  /** Where its contract is, or will be. */
  readonly target: string;
  readonly status: string;
}

/** What a developer's release still can come to, or is. */
const LIVE: readonly string[] = ["Submitted", "Approved", "Active", "Suspended"];

/** Its contract was created, and is the committee's word for what runs at its address. */
const PUBLISHED: readonly string[] = ["Active", "Suspended", "Retired"];

/** What people call a release: `price-board 1.0.0`. */
export function releaseName({ name, version }: Pick<NamedRelease, "name" | "version">): string {
  return `${name} ${version}`;
}

/** Whether the contract of a release was created. */
export function isPublished({ status }: Pick<NamedRelease, "status">): boolean {
  return PUBLISHED.includes(status);
}

/** The releases that a number, an address, `price-board`, `price-board@1.0.0` or `price-board 1.0.0` may mean. */
function candidatesFor<T extends NamedRelease>(releases: readonly T[], text: string): T[] {
  const address = isAddress(text) ? getAddress(text) : undefined;
  if (address !== undefined) return releases.filter(({ target }) => getAddress(target) === address);
  if (/^\d+$/.test(text)) return releases.filter(({ id }) => String(id) === text);
  const wanted = text.toLowerCase().replace("@", " ");
  return releases.filter(({ name, version }) => [name, `${name} ${version}`].includes(wanted));
}

/**
 * The one release that is meant: among several the one that stands in one of the given states, else the newest.
 * @returns undefined when nothing is called so
 * @throws Refusal when several fit: anybody may submit under any name
 */
export function findRelease<T extends NamedRelease>(
  releases: readonly T[],
  text: string,
  states: readonly string[] = LIVE,
): T | undefined {
  const all = candidatesFor(releases, text);
  const fitting = all.filter(({ status }) => states.includes(status));
  const [first, second] = fitting;
  if (second === undefined) return first ?? all.at(-1);
  const told = fitting.map((release) => `${release.id} (${releaseName(release)}, ${release.status})`);
  throw new Refusal(`"${text}" may be one of several releases: say the number, ${told.join(" or ")}.`);
}

/** The contract of a release that is called so, if one was published; several are told apart by their versions. */
export function findPublished<T extends NamedRelease>(releases: readonly T[], text: string): T | undefined {
  if (/^\d+$/.test(text)) return undefined;
  return findRelease(releases.filter(isPublished), text, ["Active", "Suspended"]);
}
