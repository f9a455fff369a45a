import { keccak256 } from "ethers";
import { Refusal } from "../../lib/refusal.ts";
import { installAlloc } from "./alloc.ts";
import { Chain, type ChainOptions } from "./chain.ts";
import { holdsChain, journalPath } from "./chainFile.ts";
import { Clock } from "./clock.ts";
import { FORMAT } from "../journal/entry.ts";
import { JournalFile } from "../journal/file.ts";
import { Journal } from "../journal/journal.ts";
import { Replay, type ReplayProgress, type Replayed } from "./replay.ts";
import { SIMULATOR, startSimulator } from "./simulator.ts";

/** Least milliseconds between two words about a replay. */
const PROGRESS_MS = 250;

/** Who hears of what happens while a chain is opened. */
export interface OpeningListener {
  readonly onReplay?: ((progress: ReplayProgress) => void) | undefined;
  /** Told in words when the end of the journal was cut. */
  readonly onTorn?: ((words: string) => void) | undefined;
  /** Stops a replay. */
  readonly signal?: AbortSignal | undefined;
}

/** How a chain is opened. */
interface OpeningOptions extends ChainOptions {
  /** Drops what waited when the chain was closed: one of these may be what it ended by. */
  readonly dropWaiting?: boolean | undefined;
}

/** A chain that has been opened. */
export interface OpenedChain extends Pick<Replayed, "waiting" | "transactions"> {
  readonly chain: Chain;
  /** Hashes of those that waited and were dropped because that was wished. */
  readonly dropped: readonly string[];
  /** Resolves with the reason when the journal cannot be trusted any more. */
  readonly broken: Promise<Refusal>;
}

/**
 * Opens the chain of a data folder: where its journal ends, or at block 0 with its alloc in place when it has none.
 * @throws Refusal when the journal is another chain's, is damaged, or its blocks do not come out as they were
 */
export async function openChain(
  options: OpeningOptions,
  dataFolder: string,
  listener: OpeningListener = {},
): Promise<OpenedChain> {
  const path = journalPath(dataFolder);
  const isNew = !holdsChain(dataFolder);
  const born = new Clock(options.initialDate);
  const file = isNew
    ? await JournalFile.create(path, {
        journal: FORMAT,
        chainId: options.chainId,
        genesis: born.now(),
        simulator: SIMULATOR,
        alloc: options.alloc,
      })
    : await JournalFile.open(path, (words) => listener.onTorn?.(words));
  try {
    return await goOn(file, options, isNew ? born : undefined, listener);
  } catch (thrown) {
    await file.close();
    throw thrown;
  }
}

/** @param born the clock of a chain that begins now */
async function goOn(
  file: JournalFile,
  { chainId, blockPeriod, dropWaiting = false }: OpeningOptions,
  born: Clock | undefined,
  listener: OpeningListener,
): Promise<OpenedChain> {
  const { genesis, path } = file;
  if (genesis.chainId !== chainId) {
    const words = `${path} holds the chain ${genesis.chainId}, not ${chainId}`;
    throw new Refusal(`${words}: choose another data folder, or begin anew with \`npx hardhat devnet reset\`.`);
  }
  const simulator = await startSimulator(chainId, genesis.genesis);
  try {
    await installAlloc(simulator, genesis.alloc);
    const replay = new Replay(simulator, genesis);
    if (born === undefined) await replayAll(replay, file, listener);
    const { waiting, transactions, offset, ...state } = replay.end();
    const journal = new Journal(file);
    const dropped = dropWaiting ? waiting.map((raw) => keccak256(raw)) : [];
    for (const hash of dropped) journal.add({ dropped: hash });
    const clock = born ?? Clock.resume(offset, state.head.timestamp);
    if (born !== undefined && born.offset !== 0) journal.add({ clock: born.offset });
    const chain = new Chain({ chainId, blockPeriod, simulator, journal, clock }, state);
    return { chain, waiting: dropWaiting ? [] : waiting, dropped, transactions, broken: journal.broken };
  } catch (thrown) {
    await simulator.close();
    throw thrown;
  }
}

async function replayAll(replay: Replay, file: JournalFile, { onReplay, signal }: OpeningListener): Promise<void> {
  let told = performance.now();
  for await (const entries of file.records()) {
    await replay.apply(entries, signal);
    if (performance.now() - told < PROGRESS_MS) continue;
    told = performance.now();
    onReplay?.({ blocks: replay.blocks, transactions: replay.transactions, done: file.position / file.size });
  }
  onReplay?.({ blocks: replay.blocks, transactions: replay.transactions, done: 1 });
}
