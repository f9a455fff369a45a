import type { NetworkConnection } from "hardhat/types/network";
import { z } from "zod";
import { type DeskNetwork, deskNetwork } from "../../fixtures/desk.ts";
import { type Said, type TestAsset, effective } from "../../fixtures/assets.ts";
import { decide } from "./decide.ts";

/** A desk on the sample with an asset in force: number 1, BC27 of bank-c, 4,000 with bank-c.issuer and 6,000 with bank-a. */
export type AssetNetwork = Awaited<ReturnType<typeof assetNetwork>>;

/** As {@link deskNetwork}, with the asset. */
export async function assetNetwork(connection: NetworkConnection) {
  return withAsset(await deskNetwork(connection));
}

/** As {@link assetNetwork}, where the asset differs. */
export async function withAsset(live: DeskNetwork, said: Said = {}) {
  const asset: TestAsset = await effective(live, said);
  return {
    ...live,
    asset,
    /** The second of the latest block. */
    now: () => live.networkHelpers.time.latest(),
    /** Votes a proposal of a task through, and executes it once its delay has passed. */
    carry: (proposal: number) => decide(live, proposal),
  };
}

/** An asset as tasks tell it. */
export const assetSchema = z.strictObject({
  asset: z.int(),
  symbol: z.string(),
  name: z.string(),
  kind: z.string(),
  state: z.string(),
  issuer: z.string(),
  token: z.string().length(42),
  decimals: z.int(),
  issue: z.string().regex(/^\d+$/),
  effectiveFrom: z.int().optional(),
  maturity: z.int().optional(),
  deadline: z.int().optional(),
});

/** An asset after an act, as tasks print it. */
export const actedSchema = assetSchema.extend({
  did: z.enum(["suspended", "requested", "resumed", "lifted", "redeemed", "disputed", "proposed"]),
  order: z.int().optional(),
  proposal: z.int().optional(),
  transaction: z.string().length(66),
});
