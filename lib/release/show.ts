import { parseCall } from "../decode.ts";
import { type Desk, nowOf } from "../desk.ts";
import { unitOf } from "../meaning.ts";
import { type Proposal, openProposals } from "../proposals.ts";
import { Refusal } from "../refusal.ts";
import { type FreezeOrder, ordersOn } from "../regulator/order.ts";
import { contractSubject } from "../regulator/subject.ts";
import type { Report } from "../report.ts";
import type { ActionClass } from "../suite/words.ts";
import { bringsUnscanned } from "./dangers.ts";
import { type ReleaseEntry, releaseOf } from "./entries.ts";
import type { ReleaseFile } from "./releaseFile.ts";
import { findReleaseFile } from "./releaseFolder.ts";
import { type ShownChanges, changesOf } from "./shownChanges.ts";
import { type ShownCode, codeOf } from "./shownCode.ts";
import { shownText } from "./shownText.ts";
import type { Simulation } from "./simulation/text.ts";
import { aboutPredecessor } from "./succession.ts";
import { type ToldRelease, toldRelease } from "./told.ts";

/** Everything about a release. */
export interface ShownRelease extends ToldRelease {
  readonly sourceUri: string;
  /** The class of the decision that approves it. */
  readonly class: ActionClass;
  /** What voters should look at besides its code: what it does not inherit of the release that it succeeds. */
  readonly look: readonly string[];
  /** Undefined where its file is not at hand. */
  readonly code: ShownCode | undefined;
  /** Undefined where it succeeds none, or a file is not at hand. */
  readonly changes: ShownChanges | undefined;
  /** What its publication would do; undefined where that is past, or cannot be tried. */
  readonly simulation: Simulation | undefined;
  /** Those by which its contract cannot be called. */
  readonly liveOrders: readonly FreezeOrder[];
  /** The open proposals about it. */
  readonly proposals: readonly Readonly<{ proposal: number; class: string; state: string; description: string }>[];
}

/** Publishes a release on a throw-away copy of the network. */
export type Simulate = (release: ReleaseEntry, file: ReleaseFile) => Promise<Report<Simulation>>;

/**
 * Shows what voters see of a release: hashes, flags, when it lapses; with its file also its opcodes, what changed against the
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
  const [found, open, sourceUri, liveOrders] = await Promise.all([
    findReleaseFile(home, entry),
    openProposals(desk.suite),
    sourceUriOf(desk, entry),
    ordersOn(desk, contractSubject(entry.target)),
  ]);
  const waits = entry.lapses !== undefined;
  const simulated = found === undefined || !waits ? undefined : await tried(simulate?.(entry, found.file));
  const data: ShownRelease = {
    ...toldRelease(desk, entry),
    sourceUri,
    class: bringsUnscanned(entry) ? "Constitution" : "Operation",
    look: waits ? await aboutPredecessor(desk, entry) : [],
    code: found === undefined ? undefined : await codeOf(desk, entry, found),
    changes: found === undefined ? undefined : await changesOf(desk, home, entry, found.file),
    simulation: simulated?.data,
    liveOrders,
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
