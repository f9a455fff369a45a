/** One way to use a node. */
export interface Case {
  readonly method: "eth_sendRawTransaction" | "eth_call";
  /** Each sends its next message when its last was answered. */
  readonly clients: number;
  /** Requests in one message. */
  readonly batch: number;
  /** Seconds between two blocks; 0 seals each transaction at once. */
  readonly blockTime: number;
}

/** What is told of a case: how many requests a second, and how long the slowest hundredth of its messages took at least. */
export const MEASURES = { rate: "per second", p99: "p99 ms" } as const;

/** Rows without a counterpart to be held against, with their units. */
export const REPORTED = {
  "start, founding the network": "s",
  "start, on the chain as founded": "s",
  "start, on the chain after the load": "s",
  "replay of the load": "transactions per second",
  "memory per block, at once": "bytes",
  "memory per transaction, at once": "bytes",
  "memory per block, 1 s blocks": "bytes",
  "memory per transaction, 1 s blocks": "bytes",
} as const;

const BATCH = 100;
const BATCHED_GOAL = 2;

const SHAPES = [
  { clients: 1, batch: 1 },
  { clients: 8, batch: 1 },
  { clients: 64, batch: 1 },
  { clients: 1, batch: BATCH },
  { clients: 8, batch: BATCH },
];

/** All that is measured, in the order of the rows. */
export const CASES: readonly Case[] = [
  ...SHAPES.map((shape) => ({ method: "eth_sendRawTransaction", blockTime: 0, ...shape }) as const),
  ...SHAPES.map((shape) => ({ method: "eth_sendRawTransaction", blockTime: 1, ...shape }) as const),
  ...SHAPES.map((shape) => ({ method: "eth_call", blockTime: 0, ...shape }) as const),
];

/** How blocks are made with so many seconds between two. */
export function modeOf(blockTime: number): string {
  return blockTime === 0 ? "at once" : `${blockTime} s blocks`;
}

/** What a case is called. */
export function nameOf({ method, clients, batch, blockTime }: Case): string {
  const sent = [clients === 1 ? "1 client" : `${clients} clients`, ...(batch === 1 ? [] : [`batches of ${batch}`])];
  return method === "eth_call" ? `call, ${sent.join(", ")}` : `submit, ${modeOf(blockTime)}, ${sent.join(", ")}`;
}

/** The least ratio that a row of a case is to have. */
export function goalOf({ method, batch }: Case, measure: keyof typeof MEASURES): number {
  return method === "eth_sendRawTransaction" && batch > 1 && measure === "rate" ? BATCHED_GOAL : 1;
}
