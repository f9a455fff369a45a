import { holdingSubject } from "../../../lib/regulator/subject.ts";
import { founded, restored } from "../../fixtures/given.ts";
import { publishedAsset } from "../../fixtures/holdings.ts";

/** Who holds 100 of the asset, and whom it sends to. */
export const HOLDER = "bank-a.participant";
export const RECEIVER = "bank-b.participant";

/** The sample with an asset and a holder of it; as new for each test. */
export async function assets() {
  return restored(withAsset);
}

async function withAsset() {
  const made = await founded();
  const asset = await publishedAsset(made);
  const [holder, receiver] = [made.address(HOLDER), made.address(RECEIVER)];
  await asset.mint(holder, 100n);
  return {
    network: made,
    asset,
    holder,
    receiver,
    /** The holding. */
    subject: holdingSubject(holder, asset.address),
    /** Sends from the holder to the receiver. */
    send: (amount: bigint) => asset.transfer(HOLDER, receiver, amount),
    /** What orders freeze of the holding, and whether nothing may be received. */
    frozen: async (): Promise<[bigint, boolean]> => {
      const [amount, receives] = await made.suite.standing.frozenOf(asset.address, holder);
      return [amount, receives];
    },
  };
}
