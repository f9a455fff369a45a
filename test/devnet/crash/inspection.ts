import { z } from "zod";
import { status } from "../../../devnet/folder/client.ts";
import { ask } from "./callers.ts";
import type { Ledger } from "./ledger.ts";
import { TALLY, tally } from "./senders.ts";
import { type Request, Witness, totalOf } from "./witness.ts";

/** Requests of one batch, and blocks of one question for logs. */
const MOST_AT_ONCE = 500;

const Quantity = z.string().transform(Number);
const Block = z.object({
  number: Quantity,
  hash: z.string(),
  parentHash: z.string(),
  timestamp: Quantity,
  transactions: z.array(z.string()),
});
const Log = z.object({ topics: z.tuple([z.string(), z.string(), z.string()]) });

/** What a devnet shows of its chain, all of it asked anew over an endpoint. */
export interface Chain {
  readonly blocks: readonly z.infer<typeof Block>[];
  /** Transactions that wait. */
  readonly waiting: ReadonlySet<string>;
  /** How many wait by the devnet's own count; undefined when blocks come meanwhile. */
  readonly counted: number | undefined;
  /** The number of transactions of each account: in blocks, and with those that wait without a gap. */
  readonly counts: Readonly<Record<"latest" | "pending", ReadonlyMap<string, number>>>;
  /** Serials of the tally's events. */
  readonly serials: readonly number[];
  /** What the tally shows at the newest of the blocks. */
  readonly total: number;
}

/** Reads the chain through a node. All answers are noted, so that what contradicts an earlier one is a fault of the ledger. */
export async function inspect(url: string, dataFolder: string, ledger: Ledger): Promise<Chain> {
  const witness = new Witness(ledger);
  const one = async (...request: Request): Promise<unknown> => (await ask(url, witness, request))[0];
  const all = async (requests: readonly Request[]): Promise<unknown[]> => {
    const answers: unknown[] = [];
    for (let i = 0; i < requests.length; i += MOST_AT_ONCE) {
      answers.push(...(await ask(url, witness, ...requests.slice(i, i + MOST_AT_ONCE))));
    }
    return answers;
  };
  // What is due is sealed when somebody asks for the present.
  await one("eth_blockNumber");
  const since = Date.now();
  const { waiting: counted, blockTime, ...time } = await status(dataFolder);
  ledger.time(time, since);
  const unsealed = [...ledger.sent.keys()].filter((hash) => !ledger.places.has(hash));
  const shown = await all(unsealed.map((hash) => ["eth_getTransactionByHash", hash]));

  const head = Quantity.parse(await one("eth_blockNumber"));
  const numbers = Array.from({ length: head + 1 }, (_, number) => number);
  const blocks = await all(numbers.map((number) => ["eth_getBlockByNumber", hex(number), false]));
  await all([...ledger.receipts.keys()].map((hash) => ["eth_getTransactionReceipt", hash]));
  const ranges = numbers.filter((number) => number % MOST_AT_ONCE === 0);
  const logs = await all(ranges.map((from) => ["eth_getLogs", logsFrom(from, head)]));
  const total = await one("eth_call", { to: TALLY, data: tally.encodeFunctionData("total") }, hex(head));
  const countsOf = async (tag: "latest" | "pending") => {
    const accounts = [...ledger.counts[tag].keys()];
    const counts = await all(accounts.map((account) => ["eth_getTransactionCount", account, tag]));
    return new Map(accounts.map((account, i) => [account, Number(counts[i])]));
  };
  return {
    blocks: z.array(Block).parse(blocks),
    waiting: new Set(unsealed.filter((_, i) => isWaiting(shown[i]))),
    counted: blockTime === null ? counted : undefined,
    counts: { latest: await countsOf("latest"), pending: await countsOf("pending") },
    serials: z
      .array(z.array(Log))
      .parse(logs)
      .flatMap((some) => some.map(({ topics }) => Number(topics[2]))),
    total: totalOf(total),
  };
}

function logsFrom(from: number, head: number): object {
  return { address: TALLY, fromBlock: hex(from), toBlock: hex(Math.min(from + MOST_AT_ONCE - 1, head)) };
}

function isWaiting(answer: unknown): boolean {
  return z.object({ blockHash: z.null() }).safeParse(answer).success;
}

function hex(number: number): string {
  return `0x${number.toString(16)}`;
}
