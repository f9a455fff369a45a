import { concat, id, toBeHex, zeroPadValue } from "ethers";
import type { Rpc } from "./rpc.ts";
import { view, wordsOf } from "./view.ts";

const LIVE_ORDERS_OF = id("liveOrdersOf(address)").slice(0, 10);
const ORDER_OF = id("orderOf(uint256)").slice(0, 10);

/** Positions and values in the `Order` of `contracts/supervision/IFreezeOrders.sol`. */
const UNTIL = 1;
const DIRECTION = 2;
const STATUS = 4;
const RECEIVE = 2n;
const CONFIRMED = 2n;

/**
 * Names the orders by which an account may not send, and when each lapses: `order 3, lapses 2026-11-24 10:00 UTC`.
 * @throws Error when the contract at `freezeOrders` does not answer as freeze orders do
 */
export async function freezeWords(chain: Rpc, freezeOrders: string, account: string): Promise<string> {
  const answer = await view(chain, freezeOrders, concat([LIVE_ORDERS_OF, zeroPadValue(account, 32)]));
  const [, count = 0n, ...orders] = wordsOf(answer);
  const words: string[] = [];
  for (const order of orders.slice(0, Number(count))) {
    const fields = wordsOf(await view(chain, freezeOrders, concat([ORDER_OF, toBeHex(order, 32)])));
    if (fields[DIRECTION] === RECEIVE) continue;
    const end = fields[STATUS] === CONFIRMED ? "confirmed, holds until it is lifted" : `lapses ${utc(fields[UNTIL])}`;
    words.push(`order ${order}, ${end}`);
  }
  return words.join("; ");
}

/** A second since 1970 as a date, to the full minute after it. */
function utc(seconds = 0n): string {
  const date = new Date(Math.ceil(Number(seconds) / 60) * 60_000);
  return `${date.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
