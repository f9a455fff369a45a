import type { Desk } from "../desk.ts";
import { formatDuration } from "../duration.ts";
import { date, harmless, minute, moment, pairs, table } from "../format.ts";
import { textOfBytes32 } from "../wording.ts";
import { amountWords } from "./amount.ts";
import { type AssetEntry, assetLabel } from "./entry.ts";
import type { ShownAsset } from "./show.ts";

type Pair = readonly [label: string, value: string];

/** The states in which nothing was minted yet. */
const UNMINTED: readonly string[] = ["Draft", "PreReleased", "Rejected"];

/** Everything about an asset as people read it. */
export function shownText(desk: Desk, asset: AssetEntry, shown: ShownAsset): string {
  const { kind, issuer, block, at, way, next } = shown;
  return [
    `${assetLabel(asset)}: ${harmless(asset.name)}, ${kind} of ${issuer}, as of block ${block}, ${date(at)}`,
    way,
    pairs(next.map(({ to, by }): Pair => [`to ${to}`, `by ${by}`])),
    pairs([
      ...rejectionPairs(desk, shown),
      ...datePairs(shown),
      ...moneyPairs(asset, shown),
      ...termsPairs(shown),
      ...orderPairs(shown),
    ]),
    inspectionTable(desk, shown),
    pairs(giverPairs(desk, shown)),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function rejectionPairs({ book }: Desk, { state, rejection }: ShownAsset): Pair[] {
  if (state !== "Rejected") return [];
  if (rejection === undefined) return [["rejected", "by itself: it was not activated by its deadline"]];
  const { account, at, reason, evidenceHash } = rejection;
  return [["rejected", `by ${book.label(account)}, ${date(at)}: reason ${harmless(reason)}, evidence ${evidenceHash}`]];
}

function datePairs({ state, at, deadline, effectiveFrom, maturity, period }: ShownAsset): Pair[] {
  const end = maturity === undefined ? "none: a decision makes it mature, `asset mature`" : moment(maturity, at);
  const inspected = UNMINTED.includes(state) ? [["inspection", formatDuration(period)] as const] : [];
  return [
    ...inspected,
    ...(deadline === undefined ? [] : [["deadline", moment(deadline, at)] as const]),
    ...(effectiveFrom === undefined ? [] : [["effective from", moment(effectiveFrom, at)] as const]),
    ["maturity", end],
  ];
}

function moneyPairs(asset: AssetEntry, { state, issue, supply }: ShownAsset): Pair[] {
  const [issued, held] = [BigInt(issue), BigInt(supply)];
  const words = amountWords(issued, asset);
  if (UNMINTED.includes(state)) return [["issue", `${words} at the activation`]];
  const redeemed = state === "Annulled" ? [] : [["redeemed", amountWords(issued - held, asset)] as const];
  return [["issue", words], ["held", amountWords(held, asset)], ...redeemed];
}

function termsPairs(shown: ShownAsset): Pair[] {
  const { asset, custodian, lockId, lockHolder, edition, redeemableWhileSuspended } = shown;
  const backs =
    lockHolder === undefined ? "backs nothing" : lockHolder === asset ? "backs it" : `backs asset ${lockHolder}`;
  return [
    ["custodian", custodian],
    ["lock", `${harmless(textOfBytes32(lockId))}, ${backs}`],
    ["token", shown.token],
    ["terms", `hash ${shown.termsHash}, at ${harmless(shown.termsUri)}`],
    ["allocation", `hash ${shown.allocationHash}`],
    ["content", `hash ${shown.contentHash}, which attestations bind; edition ${edition}`],
    ...(redeemableWhileSuspended ? [["suspended", "holders redeem although an order stops its token"] as const] : []),
  ];
}

function orderPairs({ orders, at }: ShownAsset): Pair[] {
  return orders.map(({ order, organization, placer, status, until }) => {
    const end = until === undefined ? "until it is lifted" : `lapses ${moment(until, at)}`;
    return [`order ${order}`, `stops its token: of ${organization} (${placer}), ${status}, ${end}`];
  });
}

function inspectionTable({ book }: Desk, { inspections }: ShownAsset): string {
  const rows = inspections.map(({ item, organization, status, account, until }) => [
    ...[item, organization ?? "any regulator", status],
    account === undefined ? "" : book.label(account),
    until === undefined ? "" : minute(until),
  ]);
  return table(["item", "organization", "status", "attested by", "until"], rows);
}

/** Who can give what is missing. */
function giverPairs({ book }: Desk, { inspections }: ShownAsset): Pair[] {
  const missing = inspections.filter(({ by }) => by.length > 0);
  return missing.map(({ item, by }) => [
    `missing ${item}`,
    `${by.map((giver) => book.label(giver)).join(" or ")} can give it`,
  ]);
}
