import { type Desk, nowOf } from "../desk.ts";
import { endWords, ordersOn } from "../regulator/order.ts";
import { contractSubject } from "../regulator/subject.ts";
import { type AssetEntry, assetLabel } from "./entry.ts";

/** What to do about an asset that is in another state than an act needs. */
const ADVICE: Readonly<Record<string, string>> = {
  Draft: "its issuer releases it for inspection with `asset prerelease`",
  PreReleased: "it is under inspection",
  Rejected: "its issuer drafts it anew",
  Effective: "it is in force until its maturity",
  Maturing: "it is redeemed with `asset redeem`",
  Settled: "that is final",
  Annulled: "that is final",
};

/**
 * `asset 1 (BC27) is Suspended: order 3 of regulator stops its token, lapses …`: why an act that another state needs is not
 * possible; without full stop.
 */
export async function stateWords(desk: Desk, asset: AssetEntry): Promise<string> {
  const { id, state, token } = asset;
  const see = `see \`asset show ${id}\``;
  if (state !== "Suspended") return `${assetLabel(asset)} is ${state}: ${ADVICE[state] ?? ""}, ${see}`;
  const [orders, now] = await Promise.all([ordersOn(desk, contractSubject(token)), nowOf(desk)]);
  const words = orders.map((order) => `order ${order.order} of ${order.organization}, ${endWords(order, now)}`);
  return `${assetLabel(asset)} is Suspended by ${words.join(" and ")}: ${see}`;
}
