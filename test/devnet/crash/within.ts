import { setTimeout as pause } from "node:timers/promises";

/** Waits for what a devnet has to do; throws an Error that names it when it has not happened in so many milliseconds. */
export async function within<T>(milliseconds: number, wanted: Promise<T>, what: string): Promise<T> {
  const end = new AbortController();
  const late = pause(milliseconds, undefined, { signal: end.signal }).then(() => {
    throw new Error(`it has not ${what} in ${milliseconds} ms`);
  });
  try {
    return await Promise.race([wanted, late]);
  } finally {
    end.abort();
  }
}
