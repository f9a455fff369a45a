import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { dice as throwing } from "../../fixtures/dice.ts";
import type { Devnet } from "../../../devnet/devnet.ts";
import { start, stopAll, temporaryFolder } from "../helpers/network.ts";
import { Ledger } from "./ledger.ts";
import type { Habit } from "./life.ts";
import { tallyAlloc } from "./process.ts";
import { Sender } from "./senders.ts";
import { slowDown, syncedBytes } from "./slowDisk.ts";
import { hearLate } from "./slowSimulator.ts";
import { HABITS, work } from "./traffic.ts";
import { Witness } from "./witness.ts";

/** How many blocks are looked at. */
const ENOUGH = 40;

describe("devnet: what it tells", () => {
  let dataFolder: string;
  let endpoints: Devnet["endpoints"];
  let endSlowness: (() => void) | undefined;

  before(async () => {
    dataFolder = await temporaryFolder();
    endSlowness = await slowDown(dataFolder);
    const devnet = await start({ dataFolder, alloc: tallyAlloc() });
    hearLate(devnet.chain);
    endpoints = devnet.endpoints;
  });

  after(async () => {
    endSlowness?.();
    await stopAll();
  });

  /** What the disk holds for good, as text. */
  const onDisk = async (): Promise<string> => {
    const synced = await syncedBytes(dataFolder);
    return (await readFile(join(dataFolder, "chain.journal"))).toString("latin1", 0, synced);
  };

  it("should be on disk before, all of it, on a disk that is slow", async () => {
    const dice = throwing(3);
    const ledger = new Ledger();
    const life = { dataFolder, endpoints, witness: new Witness(ledger), dice, isOver: false };
    const late = new Map<string, string>();
    const seen = new Set<string>();
    /** Looks at all that was told since the last time. */
    const look: Habit = async () => {
      const fresh = [...ledger.blocks.values()].filter(({ hash }) => !seen.has(hash));
      const journal = await onDisk();
      for (const { hash, by } of fresh) {
        seen.add(hash);
        if (hash !== ledger.blocks.get(0)?.hash && !journal.includes(hash)) late.set(hash, by);
      }
      life.isOver ||= late.size > 0 || seen.size >= ENOUGH;
    };
    const { single, batch, peek } = HABITS;
    const habits = { single, batch, peek, further: peek, look };
    const senders = new Map(Object.keys(habits).map((name) => [name, new Sender(name, ledger, dice)]));
    await work(life, senders, habits);
    expect([...late.values()]).to.deep.equal([]);
    expect(ledger.faults).to.deep.equal([]);
  });
});
