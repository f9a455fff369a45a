import type { Desk } from "../desk.ts";
import { targetOf } from "../methods/entries.ts";
import { type ReleaseEntry, releaseOf } from "./entries.ts";
import type { ReleaseHashes } from "./releaseFile.ts";

/** A release that waits, as far as its predecessor matters to it. */
interface Successor extends ReleaseHashes {
  /** Where its contract will be. */
  readonly target: string;
  /** Number of the release that it succeeds. */
  readonly predecessor: number | undefined;
}

/** What voters should know of a release that waits and its predecessor: the same code, a method list that it does not inherit. */
export async function aboutPredecessor(desk: Desk, release: Successor): Promise<string[]> {
  if (release.predecessor === undefined) return [];
  const before = await releaseOf(desk, String(release.predecessor));
  const [old, own] = await Promise.all([targetOf(desk, before.target), targetOf(desk, release.target)]);
  return [...sameCode(before, release), ...(old.managed && !own.managed ? [opened(before)] : [])];
}

function sameCode({ id, ...before }: ReleaseEntry, { initCodeHash, sourceHash }: ReleaseHashes): string[] {
  if (before.initCodeHash !== initCodeHash) return [];
  const sources = before.sourceHash === sourceHash ? "code and sources" : "code";
  return [`it has the same ${sources} as release ${id}, which it succeeds`];
}

function opened({ id }: ReleaseEntry): string {
  return `release ${id} is managed, this one will be open to every active account until \`method manage\` is decided`;
}
