import { residentBytes } from "./nodes.ts";
import type { Row } from "./record.ts";
import type { Bench } from "./rounds.ts";
import { ask } from "./rpc.ts";
import { rounded } from "./statistics.ts";

const SIDES = ["ours", "stock"] as const;

/** What a node of the bench holds: bytes in memory, and blocks. */
interface Holding {
  readonly bytes: number;
  readonly blocks: number;
}

/** What both nodes hold at a moment, and how many transactions each had got. */
export interface Moment {
  readonly ours: Holding;
  readonly stock: Holding;
  readonly transactions: number;
}

/** What both hold now. */
export async function momentOf({ bed, signer }: Bench): Promise<Moment> {
  const [ours, stock] = await Promise.all(
    SIDES.map(async (side) => ({
      bytes: await residentBytes(bed[side].pid),
      blocks: Number(await ask(bed[side].url, "eth_blockNumber")),
    })),
  );
  if (ours === undefined || stock === undefined) throw new Error("There are two sides.");
  return { ours, stock, transactions: signer.signed };
}

/** How much more each holds now, for each block and for each transaction since. */
export function growth(before: Moment, now: Moment, mode: string): Row[] {
  const transactions = now.transactions - before.transactions;
  const grown = (side: (typeof SIDES)[number]) => Math.max(0, now[side].bytes - before[side].bytes);
  const blocks = (side: (typeof SIDES)[number]) => now[side].blocks - before[side].blocks;
  const row = (what: string, count: (side: (typeof SIDES)[number]) => number): Row => ({
    case: `memory per ${what}, ${mode}`,
    unit: "bytes",
    ours: rounded(grown("ours") / count("ours")),
    stock: rounded(grown("stock") / count("stock")),
  });
  return [row("block", blocks), row("transaction", () => transactions)];
}
