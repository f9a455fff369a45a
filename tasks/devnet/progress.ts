import { Interrupted, type OnProgress } from "../../devnet/transfer/progress.ts";
import { fileSize } from "../../lib/format.ts";
import { awaitInterruption } from "../shared/interruption.ts";

/** Milliseconds between two lines, and before the first. */
const PERIOD_MS = 2_000;

/** Tells of a step that takes long on the error output, so that a document stays one. */
export function progressLines(): OnProgress {
  let next = Date.now() + PERIOD_MS;
  return ({ step, done, total }) => {
    if (Date.now() < next) return;
    next = Date.now() + PERIOD_MS;
    console.error(`${step}: ${fileSize(done)} of ${fileSize(total)}.`);
  };
}

/**
 * Writes files, telling of it as {@link progressLines} does, until it is done or the first signal comes.
 * @throws Interrupted when a signal came
 */
export async function interruptibly<T>(work: (onProgress: OnProgress) => Promise<T>): Promise<T> {
  const interruption = awaitInterruption();
  const tell = progressLines();
  try {
    return await work((progress) => {
      if (interruption.signal.aborted) throw new Interrupted();
      tell(progress);
    });
  } finally {
    interruption.ignore();
  }
}
