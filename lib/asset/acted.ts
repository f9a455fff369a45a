import type { Desk } from "../desk.ts";
import { readAsset } from "./entry.ts";
import { type ToldAsset, toldAsset } from "./told.ts";

/** An asset after something was done about it. */
export interface AssetActed extends ToldAsset {
  /** `requested`: a first officer asked to lift an order; `proposed`: the committee decides. */
  readonly did: "suspended" | "requested" | "resumed" | "lifted" | "redeemed" | "disputed" | "proposed";
  /** Number of the freeze order that was placed or acted on. */
  readonly order: number | undefined;
  /** Number of the proposal, when one was opened. */
  readonly proposal: number | undefined;
  readonly transaction: string;
}

/** What was done, with the asset as it stands now. */
export async function actedOn(
  desk: Desk,
  asset: number,
  done: Pick<AssetActed, "did" | "transaction"> & Partial<Pick<AssetActed, "order" | "proposal">>,
): Promise<AssetActed> {
  const now = await readAsset(desk.suite, asset);
  const { did, order, proposal, transaction } = done;
  return { ...toldAsset(desk, now), did, order, proposal, transaction };
}
