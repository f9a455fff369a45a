import type { Desk } from "../desk.ts";
import { nowOf } from "../desk.ts";
import { type Proposal, openProposals } from "../proposals.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import type { ActionClass } from "../suite/words.ts";
import { unitOf } from "../wording.ts";
import { parseCall } from "../decode.ts";
import { type AbiChange, abiDiff } from "./abiDiff.ts";
import { type ReleaseEntry, releaseOf } from "./entries.ts";
import { type Examined, examine } from "./examine.ts";
import type { LayoutChange } from "./layoutChange.ts";
import { layoutDiff } from "./layoutDiff.ts";
import { isPublished } from "./naming.ts";
import { type FoundFile, type ReleaseFile, findReleaseFile } from "./releaseFile.ts";
import { shownText } from "./shownText.ts";
import type { Simulation } from "./simulation/text.ts";
import { type ToldRelease, toldRelease } from "./told.ts";
import { materialFor } from "./verification/material.ts";
import { verifyRelease } from "./verify.ts";

/** What a release's file tells. */
export interface ShownCode {
  /** Path of the release file. */
  readonly file: string;
  readonly contract: string;
  readonly compiler: string;
  readonly arguments: ReleaseFile["arguments"];
  /** Undefined while its constructor fails. */
  readonly examined: Examined | undefined;
  /** Why the constructor fails today. */
  readonly fails: string | undefined;
  /** What the file tells otherwise than its sources compile to: hashes prove code and sources alone. */
  readonly doubts: readonly string[];
}

/** How a release differs from the one that it succeeds. */
export interface ShownChanges {
  readonly predecessor: number;
  readonly abi: readonly AbiChange[];
  readonly storage: readonly LayoutChange[];
  /** As {@link ShownCode.doubts}, of the predecessor's file. */
  readonly doubts: readonly string[];
}

/** Everything about a release. */
export interface ShownRelease extends ToldRelease {
  readonly sourceUri: string;
  /** The class of the decision that approves it. */
  readonly class: ActionClass;
  /** Undefined where its file is not at hand. */
  readonly code: ShownCode | undefined;
  /** Undefined where it succeeds none, or a file is not at hand. */
  readonly changes: ShownChanges | undefined;
  /** What its publication would do; undefined where that is past, or cannot be tried. */
  readonly simulation: Simulation | undefined;
  /** The open proposals about it. */
  readonly proposals: readonly Readonly<{ proposal: number; class: string; state: string; description: string }>[];
}

/** Publishes a release on a throw-away copy of the network. */
export type Simulate = (release: ReleaseEntry, file: ReleaseFile) => Promise<Report<Simulation>>;

/**
 * Shows what voters see of a release: hashes, flags, deadline; with its file also its opcodes, what changed against the
 * version before, and what its publication would do.
 * @param home folder of the network's data, in which files are looked for by their hashes
 * @throws Refusal when there is no such release, or several
 */
export async function showRelease(
  desk: Desk,
  home: string,
  text: string,
  simulate?: Simulate,
): Promise<Report<ShownRelease>> {
  const entry = await releaseOf(desk, text);
  const [found, open, sourceUri] = await Promise.all([
    findReleaseFile(home, entry),
    openProposals(desk.suite),
    sourceUriOf(desk, entry),
  ]);
  const waits = entry.deadline !== undefined;
  const simulated = found === undefined || !waits ? undefined : await tried(simulate?.(entry, found.file));
  const data: ShownRelease = {
    ...toldRelease(desk, entry),
    sourceUri,
    class: entry.factory || entry.upgradeable ? "Constitution" : "Operation",
    code: found === undefined ? undefined : await codeOf(desk, entry, found),
    changes: found === undefined ? undefined : await changesOf(desk, home, entry, found.file),
    simulation: simulated?.data,
    proposals: open
      .filter((proposal) => isAbout(desk, proposal, entry.id))
      .map(({ id, class: actionClass, state, description }) => ({
        ...{ proposal: id, class: actionClass, state, description },
      })),
  };
  return { data, text: shownText(desk, data, await nowOf(desk), simulated?.text) };
}

/** A simulation, or why there is none. */
async function tried(
  simulating: Promise<Report<Simulation>> | undefined,
): Promise<{ readonly data: Simulation | undefined; readonly text: string } | undefined> {
  return simulating?.catch((thrown: unknown) => {
    if (!(thrown instanceof Refusal)) throw thrown;
    return { data: undefined, text: `Its publication could not be simulated: ${thrown.message}` };
  });
}

async function codeOf(desk: Desk, entry: ReleaseEntry, { path, file }: FoundFile): Promise<ShownCode> {
  const { contract, compiler, arguments: given } = file;
  const doubts = await doubtsOf(desk, entry, path);
  const base = { file: path, contract, compiler, arguments: given, doubts };
  const runtimeCode = isPublished(entry) ? await desk.provider.getCode(entry.target) : undefined;
  try {
    return { ...base, examined: await examine(desk, file, entry, runtimeCode), fails: undefined };
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return { ...base, examined: undefined, fails: thrown.message };
  }
}

/** A file that has the right hashes may still lie about interface and storage: so it is compiled. */
async function doubtsOf(desk: Desk, entry: ReleaseEntry, path: string): Promise<string[]> {
  try {
    const { data } = await verifyRelease(desk, entry, await materialFor(desk, entry, "", path));
    return data.findings.filter(({ same }) => !same).map(({ part, words }) => `${part}: ${words}`);
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return [`it could not be compiled here: ${thrown.message}`];
  }
}

async function changesOf(
  desk: Desk,
  home: string,
  { predecessor }: ReleaseEntry,
  file: ReleaseFile,
): Promise<ShownChanges | undefined> {
  if (predecessor === undefined) return undefined;
  const entry = await releaseOf(desk, String(predecessor));
  const found = await findReleaseFile(home, entry);
  if (found === undefined) return undefined;
  const { file: before, path } = found;
  return {
    predecessor,
    abi: abiDiff(JSON.stringify(before.abi), JSON.stringify(file.abi)),
    storage: layoutDiff(before.storageLayout, file.storageLayout),
    doubts: await doubtsOf(desk, entry, path),
  };
}

/** Only the event holds it. */
async function sourceUriOf({ suite: { releases } }: Desk, { id }: ReleaseEntry): Promise<string> {
  const [event] = await releases.queryFilter(releases.filters.ReleaseSubmitted(id));
  return event?.args.submission.sourceUri ?? "";
}

function isAbout({ contracts }: Desk, { calls }: Proposal, id: number): boolean {
  return calls.some(({ target, data }) => {
    const known = contracts.find(({ address }) => address === target);
    const parsed = known === undefined ? undefined : parseCall(known.interface, data);
    return parsed?.fragment.inputs.some(
      ({ name, type }, i) => unitOf(name, type) === "release" && Number(parsed.args[i]) === id,
    );
  });
}
