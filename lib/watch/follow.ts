import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "../refusal.ts";
import { type Line, noticeLine } from "./line.ts";
import { type Opened, Watcher } from "./watcher.ts";

const PERIOD_MS = 2_000;
const PATIENCE_MS = 60_000;

/** A connection to a network. */
export interface Connection extends Opened {
  readonly close: () => void;
}

/** How a chain is followed. */
export interface Following {
  /** Connects to the network, as it is found now: a devnet that was started again may be elsewhere. */
  readonly open: () => Promise<Connection>;
  readonly tell: (lines: readonly Line[]) => void;
  /** What a failure says to people; throws on what is a defect of the program. */
  readonly lossIn: (thrown: unknown) => string;
  readonly until: AbortSignal;
  /** First block to tell of; left out, the one after the newest. */
  readonly from?: number | undefined;
  /** Milliseconds between looks. */
  readonly period?: number;
  /** Milliseconds after which a node that does not answer is lost. */
  readonly patience?: number;
}

/**
 * Follows a chain until it is interrupted. A node that is lost is told of once and tried again and again; no event is lost or
 * told twice by that.
 * @throws what the first look throws
 */
export async function follow({
  open,
  tell,
  lossIn,
  until,
  from,
  period = PERIOD_MS,
  patience = PATIENCE_MS,
}: Following): Promise<void> {
  let connection: Connection | undefined;
  let isLost = false;
  const say = (lines: readonly Line[]): void => {
    const told = isLost ? [noticeLine("back", "The node answers again.", watcher.next), ...lines] : lines;
    isLost = false;
    if (told.length > 0) tell(told);
  };
  const watcher: Watcher = new Watcher(say, from);
  const look = async (signal: AbortSignal): Promise<boolean> => {
    connection ??= await connected(open, signal);
    const isMore = await watcher.look(connection, signal);
    signal.throwIfAborted();
    say([]);
    return isMore;
  };
  while (!until.aborted) {
    let isMore = false;
    try {
      isMore = await within(look, patience, until);
    } catch (thrown) {
      if (until.aborted) break;
      connection?.close();
      connection = undefined;
      const message = lossIn(thrown);
      if (watcher.next === undefined) throw thrown;
      if (!isLost) tell([noticeLine("lost", `${message} Trying again; nothing is left out.`, watcher.next)]);
      isLost = true;
    }
    if (!isMore) await sleep(period, undefined, { signal: until }).catch(() => undefined);
  }
  connection?.close();
  const { next } = watcher;
  if (next !== undefined) tell([noticeLine("ended", `Seen until block ${next - 1}: go on with --from ${next}.`, next)]);
}

/** A connection that nobody waits for any more is closed at once. */
async function connected(open: Following["open"], signal: AbortSignal): Promise<Connection> {
  const connection = await open();
  if (signal.aborted) connection.close();
  signal.throwIfAborted();
  return connection;
}

/** Ends an attempt when it takes too long or the whole is over; it says nothing after that. */
async function within<T>(
  attempt: (signal: AbortSignal) => Promise<T>,
  patience: number,
  until: AbortSignal,
): Promise<T> {
  const signal = AbortSignal.any([until, AbortSignal.timeout(patience)]);
  const gone = once(signal, "abort").then(() => {
    throw new Refusal("The node does not answer.");
  });
  gone.catch(() => undefined);
  return Promise.race([attempt(signal), gone]);
}
