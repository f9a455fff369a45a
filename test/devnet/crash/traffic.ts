import type { Habit, Life } from "./life.ts";
import { move, peek, watch } from "./looking.ts";
import type { Sender } from "./senders.ts";
import { batch, follow, gap, single, twins } from "./sending.ts";

/** What the clients do, each with an account of its own. */
export const HABITS = { single, batch, gap, twins, follow, watch, peek, move };

/** Works with a devnet until it is killed. What fails before is a fault. */
export async function work(
  life: Life,
  senders: ReadonlyMap<string, Sender>,
  habits: Readonly<Record<string, Habit>> = HABITS,
): Promise<void> {
  await Promise.all(
    Object.entries(habits).map(async ([name, habit], i) => {
      const url = life.endpoints[i % life.endpoints.length]?.url;
      const sender = senders.get(name);
      if (url === undefined || sender === undefined) throw new Error(`no node or no account for ${name}`);
      try {
        while (!life.isOver) await habit(life, url, sender);
      } catch (thrown) {
        if (!life.isOver) life.witness.ledger.faults.push(`${name} failed: ${String(thrown)}`);
      }
    }),
  );
}
