import { type Desk, nowOf } from "../desk.ts";
import { endWords, ordersOn } from "../regulator/order.ts";
import { contractSubject } from "../regulator/subject.ts";
import { type AssetEntry, assetLabel } from "./entry.ts";
import { adviceFor } from "./states.ts";

/**
 * Why an act that another state needs is not possible: `asset 1 (BC27) is Suspended by order 3 of regulator, lapses …`, and
 * what to do; without full stop.
 */
export async function stateWords(desk: Desk, asset: AssetEntry): Promise<string> {
  const { id, state, token } = asset;
  const see = `see \`asset show ${id}\``;
  if (state !== "Suspended") return `${assetLabel(asset)} is ${state}: ${adviceFor(asset)}, ${see}`;
  const [orders, now] = await Promise.all([ordersOn(desk, contractSubject(token)), nowOf(desk)]);
  const words = orders.map((order) => `order ${order.order} of ${order.organization}, ${endWords(order, now)}`);
  return `${assetLabel(asset)} is Suspended by ${words.join(" and ")}: ${see}`;
}
