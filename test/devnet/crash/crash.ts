import { setTimeout as pause } from "node:timers/promises";
import { dice as throwing } from "../../fixtures/dice.ts";
import { contest } from "./contest.ts";
import { inspect } from "./inspection.ts";
import { faultsOf } from "./judgement.ts";
import { Ledger } from "./ledger.ts";
import { DevnetProcess } from "./process.ts";
import { Sender } from "./senders.ts";
import { cutPower } from "./slowDisk.ts";
import { HABITS, work } from "./traffic.ts";
import { within } from "./within.ts";
import { Witness } from "./witness.ts";

/** Milliseconds that a devnet may take to start, or to accept as much as it is killed after. */
const PATIENCE_MS = 60_000;

/** Most transactions that are accepted in one life before the kill, and most milliseconds that follow. */
const MOST_ACCEPTED = 30;
const LATEST_MS = 100;

/** How often something happens, one in so many. */
const AT_START = 3;
const IN_INTERVALS = 4;
const SLOW = 3;
const RIVALS = 8;

/** What a crash test does. */
export interface CrashOptions {
  readonly kills: number;
  readonly seed: number;
  /** Holds the one chain of all lives. */
  readonly dataFolder: string;
  /** Told after each kill. */
  readonly onKill?: (progress: CrashProgress) => void;
}

/** Where a crash test stands after a kill. */
export interface CrashProgress {
  readonly kill: number;
  /** At what it was killed. */
  readonly moment: string;
  /** Transactions that were accepted in all lives, and the highest block that was seen. */
  readonly accepted: number;
  readonly height: number;
  /** Milliseconds that the last start took until it served. */
  readonly startMs: number;
}

/**
 * Kills a devnet again and again at random moments, starts it anew on its folder, and judges the chain each time that it
 * serves. Ends at the first fault.
 * @returns all that is wrong
 */
export async function crash({ kills, seed, dataFolder, onKill }: CrashOptions): Promise<readonly string[]> {
  const [dice, traffic] = [throwing(seed), throwing(seed + 1)];
  const ledger = new Ledger();
  const senders = new Map(Object.keys(HABITS).map((name) => [name, new Sender(`${name} ${seed}`, ledger, traffic)]));
  const oneIn = (sides: number): boolean => dice.next(sides) === 0;
  let startMs = 1_000;

  /** One life; gives at what it was killed. */
  const live = async (processes: readonly DevnetProcess[], isLast: boolean): Promise<string> => {
    const since = Date.now();
    if (!isLast && oneIn(AT_START)) {
      const wait = dice.next(startMs);
      await pause(wait);
      return `its start, after ${wait} ms`;
    }
    const endpoints = await within(PATIENCE_MS, contest(processes), "served");
    startMs = Date.now() - since;
    const chain = await inspect(endpoints[dice.next(endpoints.length)]?.url ?? "", dataFolder, ledger);
    ledger.faults.push(...faultsOf(chain, ledger));
    if (isLast || ledger.faults.length > 0) return "";
    const life = { dataFolder, endpoints, witness: new Witness(ledger), dice: traffic, isOver: false };
    const [count, later] = [1 + dice.next(MOST_ACCEPTED), oneIn(2) ? 0 : dice.next(LATEST_MS)];
    const enough = ledger.afterAccepting(count);
    const working = work(life, senders);
    await within(PATIENCE_MS, enough, `accepted ${count} more transactions`);
    if (later > 0) await pause(later);
    life.isOver = true;
    for (const process of processes) await process.kill();
    await working;
    return `work, ${later} ms after it had accepted ${count} more`;
  };

  for (let kill = 1; kill <= kills + 1 && ledger.faults.length === 0; kill += 1) {
    const options = { dataFolder, blockTime: oneIn(IN_INTERVALS) ? 1 : undefined, slowDisk: oneIn(SLOW) };
    const processes = Array.from({ length: oneIn(RIVALS) ? 3 : 1 }, () => new DevnetProcess(options));
    const moment = await live(processes, kill > kills).catch((thrown: unknown) => {
      ledger.faults.push(`life ${kill}: ${String(thrown)}`);
      return "";
    });
    for (const process of processes) await process.kill();
    const cut = options.slowDisk ? await cutPower(dataFolder, dice) : 0;
    const further = cut > 0 ? `; a power cut took ${cut} bytes` : "";
    const { height, accepted } = ledger;
    if (moment !== "") onKill?.({ kill, moment: moment + further, accepted: accepted.size, height, startMs });
  }
  return ledger.faults;
}
