import { type Filter, type Log, type Provider, isError } from "ethers";

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

/** Whether a node answered that it does not do what it was asked. */
function isAnswer(thrown: unknown): boolean {
  return isError(thrown, "UNKNOWN_ERROR");
}
