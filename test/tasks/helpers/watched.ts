import { setTimeout as sleep } from "node:timers/promises";
import type { Desk } from "../../../lib/desk.ts";
import { type Connection, follow } from "../../../lib/watch/follow.ts";
import type { Line, Notice } from "../../../lib/watch/line.ts";

/** How long a test waits for a line, milliseconds. */
const PATIENCE_MS = 20_000;

/** A watch that runs, and what it said so far. */
export interface Watched {
  readonly lines: readonly Line[];
  /** What it said in words. */
  words(): string[];
  /** The notices of a kind. */
  notices(kind: Notice["notice"]): string[];
  /** Waits until it said something that fits. */
  said(pattern: RegExp): Promise<void>;
  /** Interrupts it, and waits until it has ended. */
  end(): Promise<void>;
}

/** How a test watches. */
export interface WatchOptions {
  readonly from?: number | undefined;
  readonly open?: () => Promise<Connection>;
  readonly patience?: number;
}

/** Watches a desk, looking every few milliseconds. */
export function watched(desk: () => Desk, options: WatchOptions = {}): Watched {
  const ended = new AbortController();
  const lines: Line[] = [];
  const { from, patience, open = () => Promise.resolve(connectionTo(desk)) } = options;
  const running = follow({
    open,
    from,
    tell: (told) => void lines.push(...told),
    lossIn,
    until: ended.signal,
    period: 5,
    ...(patience === undefined ? {} : { patience }),
  });
  running.catch(() => undefined);
  return {
    lines,
    words: () => lines.flatMap(({ data }) => ("words" in data ? [data.words] : [])),
    notices: (kind) => lines.flatMap(({ data }) => ("notice" in data && data.notice === kind ? [data.message] : [])),
    async said(pattern) {
      const late = Date.now() + PATIENCE_MS;
      while (!lines.some(({ text }) => pattern.test(text))) {
        if (Date.now() > late) throw new Error(`It did not say ${String(pattern)}, but:\n${texts(lines)}`);
        await Promise.race([sleep(5), running]);
      }
    },
    async end() {
      ended.abort();
      await running;
    },
  };
}

/** A connection to a desk that is at hand already. */
export function connectionTo(desk: () => Desk): Connection {
  return {
    get desk() {
      return desk();
    },
    refresh: () => Promise.resolve(desk()),
    close: () => undefined,
  };
}

/** As the tasks do: what is no refusal or loss is a defect. */
function lossIn(thrown: unknown): string {
  if (thrown instanceof Error && thrown.constructor !== TypeError) return thrown.message;
  throw thrown;
}

function texts(lines: readonly Line[]): string {
  return lines.map(({ text }) => text).join("\n");
}
