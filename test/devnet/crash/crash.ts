import { setTimeout as pause } from "node:timers/promises";
import { dice as throwing } from "../../release/helpers/dice.ts";
import { inspect } from "./inspection.ts";
import { faultsOf } from "./judgement.ts";
import { Ledger } from "./ledger.ts";
import { DevnetProcess } from "./process.ts";
import { Sender } from "./senders.ts";
import { HABITS, type Life, work } from "./traffic.ts";
import { Witness } from "./witness.ts";

/** Milliseconds that a devnet may take to accept as much as it is asked to before it is killed. */
const PATIENCE_MS = 30_000;

/** Most transactions that are accepted in one life before the kill, and most milliseconds that follow. */
const MOST_ACCEPTED = 30;
const LATEST_MS = 100;

export interface CrashOptions {
  readonly kills: number;
  readonly seed: number;
  /** Holds the one chain of all lives. */
  readonly dataFolder: string;
  /** Told after each kill. */
  readonly onKill?: (progress: CrashProgress) => void;
}

/** Where a crash test stands. */
export interface CrashProgress {
  readonly kill: number;
  /** What it was killed in, and when. */
  readonly moment: string;
  readonly accepted: number;
  readonly height: number;
  /** Milliseconds from the start of the process until it served. */
  readonly startMs: number;
  readonly faults: readonly string[];
}

/**
 * Kills a devnet again and again at random moments, starts it anew on its folder, and judges the chain each time that it
 * serves. Ends early when a fault is found.
 * @returns all faults
 */
export async function crash({ kills, seed, dataFolder, onKill }: CrashOptions): Promise<readonly string[]> {
  const dice = throwing(seed);
  const ledger = new Ledger();
  const senders = new Map(Object.keys(HABITS).map((name) => [name, new Sender(`${seed} ${name}`, ledger, dice)]));
  let startMs = 1_000;
  for (let kill = 0; kill <= kills; kill += 1) {
    const isLast = kill === kills;
    const process = new DevnetProcess({ dataFolder, blockTime: dice.next(4) === 0 ? 1 : undefined });
    const since = Date.now();
    const tell = (moment: string): void => {
      const { faults, height, accepted } = ledger;
      onKill?.({ kill: kill + 1, moment, accepted: accepted.size, height, startMs, faults });
    };
    try {
      if (!isLast && dice.next(3) === 0) {
        const wait = dice.next(startMs);
        await pause(wait);
        await process.kill();
        tell(`start after ${wait} ms`);
        continue;
      }
      const endpoints = await process.endpoints;
      startMs = Date.now() - since;
      const faults = faultsOf(
        await inspect(endpoints[dice.next(endpoints.length)]?.url ?? "", dataFolder, ledger),
        ledger,
      );
      if (faults.length > 0 || isLast) return faults;
      const life = { dataFolder, endpoints, witness: new Witness(ledger), dice, isOver: false };
      tell(await killAtWork(process, life, senders));
    } catch (thrown) {
      return [...ledger.faults, `life ${kill + 1} failed: ${String(thrown)}`];
    } finally {
      await process.kill();
    }
  }
  return ledger.faults;
}

/** Kills a devnet while clients work with it: when it has accepted a few more, or a moment later. */
async function killAtWork(process: DevnetProcess, life: Life, senders: ReadonlyMap<string, Sender>): Promise<string> {
  const { dice, witness } = life;
  const count = 1 + dice.next(MOST_ACCEPTED);
  const later = dice.next(2) * dice.next(LATEST_MS);
  const working = work(life, senders);
  const slow = new AbortController();
  await Promise.race([
    witness.ledger.afterAccepting(count).then(() => (later > 0 ? pause(later) : undefined)),
    pause(PATIENCE_MS, undefined, { signal: slow.signal }).then(() => {
      witness.ledger.faults.push(`fewer than ${count} transactions were accepted in ${PATIENCE_MS} ms`);
    }),
  ]);
  slow.abort();
  life.isOver = true;
  await process.kill();
  await working;
  return `work after ${count} accepted and ${later} ms`;
}
