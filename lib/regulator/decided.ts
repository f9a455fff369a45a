import { callsTo } from "../decode.ts";
import { type Desk, nowOf } from "../desk.ts";
import type { ProposedCall } from "../proposals.ts";
import { endWords, orderOf } from "./order.ts";
import { subjectWords } from "./subject.ts";

/** The functions by which the committee acts on an order that there is. */
const ACTS = new Set(["confirmByDecision", "liftByDecision"]);

/** What the freeze orders are that calls confirm or lift: the calls name only numbers. One line for each. */
export async function ordersIn(desk: Desk, calls: readonly ProposedCall[]): Promise<string[]> {
  const { freezeOrders } = desk.suite;
  const acts = (await callsTo(freezeOrders, calls)).filter(({ name }) => ACTS.has(name));
  const numbers = acts.map(({ args }) => BigInt(String(args[0])));
  const count = await freezeOrders.count();
  return Promise.all(numbers.map((number) => noteOn(desk, number, number >= 1n && number <= count)));
}

async function noteOn(desk: Desk, number: bigint, exists: boolean): Promise<string> {
  if (!exists) return `Beware: there is no freeze order ${number}.`;
  const [order, now] = await Promise.all([orderOf(desk, Number(number)), nowOf(desk)]);
  const { direction, organization, reasonCode } = order;
  return `Order ${number} of ${organization} is on ${subjectWords(desk.book, order)} (${direction.toLowerCase()}), reason ${reasonCode}, ${endWords(order, now)}.`;
}
