import { MaxUint256 } from "ethers";
import { assetOfToken } from "../asset/entry.ts";
import { countOf } from "../asset/units.ts";
import type { Desk } from "../desk.ts";
import type { ToldEvent } from "../events/told.ts";
import { holdingOfAsset } from "./assetFacts.ts";
import { type Fact, facts } from "./fact.ts";
import { orderFacts } from "./orders.ts";
import type { Point } from "./point.ts";

/** What an account holds of a token, and what orders freeze of that, in smallest units. */
export async function holdingFacts(
  desk: Desk,
  account: string,
  asset: string,
  point: Point,
  history: readonly ToldEvent[],
): Promise<Fact[]> {
  const { block, now } = point;
  const then = { blockTag: block };
  const [frozen, receiveFrozen, orders] = await desk.suite.dossier.ofHolding(asset, account, then);
  const name = desk.book.label(asset);
  const registered = await assetOfToken(desk.suite, asset, then);
  return [
    ...(registered === undefined ? [] : await holdingOfAsset(desk, registered, account, point)),
    ...facts("Standing", [
      frozen === MaxUint256
        ? [`frozen of ${name}`, "all"]
        : [`frozen of ${name}`, String(frozen), countOf(desk.book, asset, frozen)],
      [`may receive ${name}`, !receiveFrozen],
    ]),
    ...orderFacts(desk, orders, history, now),
  ];
}
