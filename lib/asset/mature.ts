import type { Actor } from "../actor.ts";
import { proposeInstead, proposedCall } from "../committee/instead.ts";
import type { Proposing } from "../committee/propose.ts";
import { type Desk, nowOf } from "../desk.ts";
import { moment } from "../format.ts";
import { Refusal } from "../refusal.ts";
import { checkOffice } from "../regulator/office.ts";
import type { Report } from "../report.ts";
import { type AssetActed, actedOn } from "./acted.ts";
import { assetLabel } from "./entry.ts";
import { findAsset } from "./find.ts";
import { stateWords } from "./stopped.ts";

/**
 * Proposes that an asset without maturity is redeemed from the decision on. Seat.
 * @throws Refusal when it matures by itself, or is not in force
 */
export async function matureAsset(
  desk: Desk,
  seat: Actor,
  text: string,
  proposing: Proposing = {},
): Promise<Report<AssetActed>> {
  const asset = await findAsset(desk, text);
  const label = assetLabel(asset);
  await checkOffice(desk, seat, ["Seat"], `mature ${label}: a Seat account proposes it`);
  const { maturity } = asset.terms;
  if (maturity !== 0n) {
    const when = moment(Number(maturity), await nowOf(desk));
    throw new Refusal(
      `${label} has its maturity in its terms, ${when}: it matures by itself then, without a decision.`,
    );
  }
  if (asset.state !== "Effective")
    throw new Refusal(`Only an Effective asset matures; ${await stateWords(desk, asset)}.`);
  const call = proposedCall(await desk.suite.assetRegister.matureByDecision.populateTransaction(asset.id));
  const { proposal, transaction, text: told } = await proposeInstead(desk, seat, [call], proposing);
  return { data: await actedOn(desk, asset.id, { did: "proposed", proposal, transaction }), text: told };
}
