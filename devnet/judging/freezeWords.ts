import { concat, id, toBeHex, zeroPadValue } from "ethers";
import type { Subject } from "../../lib/regulator/subject.ts";
import { uint40At } from "../../lib/suite/uint40.ts";
import type { Rpc } from "../rpc.ts";
import { view, wordsOf } from "./view.ts";

const LIVE_ORDERS_OF = id("liveOrdersOf((uint8,bytes32,address))").slice(0, 10);
const ORDER_OF = id("orderOf(uint256)").slice(0, 10);
const ACCOUNT_OF = id("accountOf(address)").slice(0, 10);

/** Positions and values in the `Order` of `contracts/supervision/IFreezeOrders.sol`, after the three of its subject. */
const UNTIL = 4;
const DIRECTION = 5;
const STATUS = 7;
const RECEIVE = 2n;
const CONFIRMED = 2n;

/** Bits 168 to 207 of an account's word (`contracts/types/AccountWord.sol`). */
const RECOVERY_SHIFT = 168n;

/**
 * Names the orders by which a subject may not send, and when each lapses: `order 3, lapses 2026-11-24 10:00 UTC`.
 * @throws Error when the contract at `freezeOrders` does not answer as freeze orders do
 */
export async function freezeWords(chain: Rpc, freezeOrders: string, subject: Subject): Promise<string> {
  const asked = [toBeHex(subject.kind, 32), subject.id, zeroPadValue(subject.asset, 32)];
  const answer = await view(chain, freezeOrders, concat([LIVE_ORDERS_OF, ...asked]));
  const [, count = 0n, ...orders] = wordsOf(answer);
  const words: string[] = [];
  for (const order of orders.slice(0, Number(count))) {
    const fields = wordsOf(await view(chain, freezeOrders, concat([ORDER_OF, toBeHex(order, 32)])));
    if (fields[DIRECTION] === RECEIVE) continue;
    const end =
      fields[STATUS] === CONFIRMED
        ? "confirmed, holds until it is lifted"
        : `lapses ${utc(Number(fields[UNTIL] ?? 0n))}`;
    words.push(`order ${order}, ${end}`);
  }
  return words.join("; ");
}

/**
 * Says until when a recovery bars an account: `it ends by itself 2026-11-24 10:00 UTC`.
 * @throws Error when the contract at `standing` does not answer as Standing does
 */
export async function recoveryWords(chain: Rpc, standing: string, account: string): Promise<string> {
  const [word = 0n] = wordsOf(await view(chain, standing, concat([ACCOUNT_OF, zeroPadValue(account, 32)])));
  return `unless it is finished, it ends by itself ${utc(uint40At(word, RECOVERY_SHIFT))}`;
}

/** A second since 1970 as a date, to the full minute after it. */
function utc(seconds: number): string {
  const date = new Date(Math.ceil(seconds / 60) * 60_000);
  return `${date.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
