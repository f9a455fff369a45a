import { type BlockTag, type Filter, type FilterByBlockHash, type Log, type Provider, isError } from "ethers";

/** Most blocks that a node is asked about at once; Besu's own limit unless its `--rpc-max-logs-range` says otherwise. */
const MOST_BLOCKS = 5_000;

/** Blocks, both ends included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Told after each part of the blocks. */
export type OnProgress = (block: number, last: number) => void;

/** The blocks in parts that a node answers about. */
export function* partsOf({ from, to }: Range): Generator<Range> {
  for (let first = from; first <= to; first += MOST_BLOCKS) {
    yield { from: first, to: Math.min(to, first + MOST_BLOCKS - 1) };
  }
}

/** Reads logs; asks about half as many blocks at a time where the node says that it would be too much. */
export async function logsIn(
  provider: Pick<Provider, "getLogs">,
  filter: Pick<Filter, "address" | "topics">,
  { from, to }: Range,
): Promise<Log[]> {
  try {
    return await provider.getLogs({ ...filter, fromBlock: from, toBlock: to });
  } catch (thrown) {
    if (from === to || !isAnswer(thrown)) throw thrown;
    const middle = Math.floor((from + to) / 2);
    const former = await logsIn(provider, filter, { from, to: middle });
    return [...former, ...(await logsIn(provider, filter, { from: middle + 1, to }))];
  }
}

/** Any question about logs, and how a node is asked it and where its chain ends. */
interface Question {
  readonly filter: Filter | FilterByBlockHash;
  readonly ask: (filter: Filter | FilterByBlockHash) => Promise<Log[]>;
  readonly head: () => Promise<number>;
}

/**
 * Reads the logs of any number of blocks: at once, and in parts where the node does not answer about so many. Without
 * numbers a question is about the head, as for the node.
 */
export async function logsOf({ filter, ask, head }: Question): Promise<Log[]> {
  try {
    return await ask(filter);
  } catch (thrown) {
    if (!isOfBlocks(filter) || !isAnswer(thrown)) throw thrown;
    const { fromBlock, toBlock, ...wanted } = filter;
    const last = await head();
    const range = { from: numberOf(fromBlock, last), to: numberOf(toBlock, last) };
    if (range.to - range.from < MOST_BLOCKS) throw thrown;
    const logs: Log[] = [];
    for (const part of partsOf(range)) logs.push(...(await logsIn({ getLogs: ask }, wanted, part)));
    return logs;
  }
}

function isOfBlocks(filter: Filter | FilterByBlockHash): filter is Filter {
  return !("blockHash" in filter);
}

function numberOf(block: BlockTag | undefined, head: number): number {
  if (block === "earliest") return 0;
  const isNumber = typeof block !== "string" || block.startsWith("0x");
  if (block === undefined || !isNumber) return head;
  const number = Number(block);
  return number < 0 ? Math.max(0, head + number) : Math.min(number, head);
}

/** Whether a node answered that it does not do what it was asked. */
function isAnswer(thrown: unknown): boolean {
  return isError(thrown, "UNKNOWN_ERROR");
}
