import { MaxUint256 } from "ethers";
import type { Desk } from "../desk.ts";
import type { ToldEvent } from "../events/told.ts";
import { type Fact, facts } from "./fact.ts";
import { orderFacts } from "./orders.ts";
import type { Point } from "./point.ts";

/** What orders freeze of what an account holds of an asset, in units of it. */
export async function holdingFacts(
  desk: Desk,
  account: string,
  asset: string,
  { block, now }: Point,
  history: readonly ToldEvent[],
): Promise<Fact[]> {
  const [frozen, receiveFrozen, orders] = await desk.suite.dossier.ofHolding(asset, account, { blockTag: block });
  const name = desk.book.label(asset);
  return [
    ...facts("Standing", [
      [`frozen of ${name}`, frozen === MaxUint256 ? "all" : String(frozen)],
      [`may receive ${name}`, !receiveFrozen],
    ]),
    ...orderFacts(desk, orders, history, now),
  ];
}
