import type { ReplayProgress } from "../../devnet/chain/replay.ts";
import { count } from "../../lib/format.ts";

/** Milliseconds between two lines, and before the first. */
const PERIOD_MS = 2_000;

/** Tells on the error output how a chain is made again: while that takes long, and at its end. */
export function replayLines(): (progress: ReplayProgress) => void {
  const begin = Date.now();
  let next = begin + PERIOD_MS;
  return ({ blocks, transactions, done }) => {
    const now = Date.now();
    if (done < 1 && now < next) return;
    next = now + PERIOD_MS;
    const made = `${count(blocks, "block")} with ${count(transactions, "transaction")}`;
    const pace = now < begin + PERIOD_MS ? "" : `, ${Math.round((transactions * 1_000) / (now - begin))} a second`;
    const share = `${Math.floor(done * 100)} % of the journal`;
    console.error(done < 1 ? `Replaying: ${share}, ${made}${pace}.` : `Replayed ${made}${pace}.`);
  };
}
