import { type Bed, startBed } from "./bed.ts";
import { CASES, modeOf } from "./cases.ts";
import { Client } from "./load.ts";
import { growth, momentOf } from "./memory.ts";
import type { Row } from "./record.ts";
import { type Bench, type Extent, measure } from "./rounds.ts";
import { Signer } from "./transactions.ts";

/** Whose cases warm the nodes up, as long as their batches are single. */
const WARM_UP_CLIENTS = 8;

/** How much is measured of each kind of case. */
export interface Extents {
  readonly warmUp: Extent;
  readonly calls: Extent;
  readonly single: Extent;
  readonly batched: Extent;
}

/** What the nodes of one block time showed. */
export interface Phase {
  /** Still running. */
  readonly bed: Bed;
  readonly rows: readonly Row[];
  /** How much memory the blocks took. */
  readonly memory: readonly Row[];
  /** How many transactions each node got. */
  readonly transactions: number;
}

/** Measures all cases of one block time on nodes of its own. */
export async function measureAll(folder: string, blockTime: number, extents: Extents): Promise<Phase> {
  const bed = await startBed(folder, blockTime);
  const client = new Client();
  const bench: Bench = { bed, client, signer: new Signer(bed.board) };
  const cases = CASES.filter((one) => one.blockTime === blockTime);
  try {
    for (const one of cases.filter(({ clients, batch }) => clients === WARM_UP_CLIENTS && batch === 1))
      await measure(bench, one, extents.warmUp);
    const before = await momentOf(bench);
    const rows: Row[] = [];
    for (const one of cases.filter(({ method }) => method === "eth_sendRawTransaction"))
      rows.push(...(await measure(bench, one, one.batch === 1 ? extents.single : extents.batched)));
    const memory = growth(before, await momentOf(bench), modeOf(blockTime));
    for (const one of cases.filter(({ method }) => method === "eth_call"))
      rows.push(...(await measure(bench, one, extents.calls)));
    return { bed, rows, memory, transactions: bench.signer.signed };
  } catch (thrown) {
    await bed.stop();
    throw thrown;
  } finally {
    client.close();
  }
}
