import type { Actor } from "../actor.ts";
import type { Proposing } from "../committee/propose.ts";
import { type Desk, nowOf } from "../desk.ts";
import { formatDuration } from "../duration.ts";
import { OFFICER_ORDER } from "../bounds.ts";
import { Refusal } from "../refusal.ts";
import { freeze } from "../regulator/freeze.ts";
import { officeHeld } from "../regulator/office.ts";
import { endWords, orderOf } from "../regulator/order.ts";
import type { Report } from "../report.ts";
import { type AssetActed, actedOn } from "./acted.ts";
import { assetLabel } from "./entry.ts";
import { findAsset } from "./find.ts";
import { stateWords } from "./stopped.ts";

/** Why and for how long an asset is suspended. */
export interface SuspensionTerms {
  readonly asset: string;
  /** Seconds; `good` until it is lifted, as only the committee suspends; left out, an officer's 72h or a decision's for good. */
  readonly duration?: number | "good" | undefined;
  /** Short code of the authority's own, at most 31 characters. */
  readonly reason: string;
  /** A file, or its keccak256 hash. */
  readonly evidence: string;
}

const SUSPENDABLE: readonly string[] = ["Effective", "Suspended", "Maturing"];

/**
 * Stops an asset in force by an order on its token: transfers, redemption unless its terms say otherwise. At once, for at most
 * 72 hours, as an officer of a regulator; for a time or for good by a proposal as a seat.
 * @throws Refusal when it is not in force, the terms do not fit, or the office of the actor
 */
export async function suspendAsset(
  desk: Desk,
  actor: Actor,
  terms: SuspensionTerms,
  proposing: Proposing = {},
): Promise<Report<AssetActed>> {
  const asset = await findAsset(desk, terms.asset);
  const { token, id } = asset;
  if (!SUSPENDABLE.includes(asset.state)) {
    throw new Refusal(`Only what is in force is suspended; ${await stateWords(desk, asset)}.`);
  }
  const { reason, evidence } = terms;
  const duration = terms.duration ?? ((await officeHeld(desk, actor)) === "Seat" ? "good" : OFFICER_ORDER.max);
  const order = {
    subject: `contract:${token}`,
    duration: duration === "good" ? undefined : duration,
    reason,
    evidence,
  };
  const { data, text } = await freeze(desk, actor, order, proposing);
  const { proposal, transaction } = data;
  if (data.did === "proposed")
    return { data: await actedOn(desk, id, { did: "proposed", proposal, transaction }), text };
  const placed = await orderOf(desk, data.order);
  const lasts = formatDuration((placed.until ?? placed.placedAt) - placed.placedAt);
  return {
    data: await actedOn(desk, id, { did: "suspended", order: data.order, transaction }),
    text: [
      `${assetLabel(asset)} is Suspended by order ${placed.order} for ${lasts}, ${endWords(placed, await nowOf(desk))}.`,
      `next  ${placed.next ?? ""}`,
      `      it ends before: \`asset resume ${id} --as OFFICER\``,
    ].join("\n"),
  };
}
