import type { Actor } from "../actor.ts";
import { proposeInstead, proposedCall } from "../committee/instead.ts";
import type { Proposing } from "../committee/propose.ts";
import type { Desk } from "../desk.ts";
import { Refusal } from "../refusal.ts";
import { checkOffice, officeHeld } from "../regulator/office.ts";
import { ordersOn } from "../regulator/order.ts";
import { holdingSubject } from "../regulator/subject.ts";
import type { Report } from "../report.ts";
import { type AssetActed, actedOn } from "./acted.ts";
import { amountWords, parseAmount } from "./amount.ts";
import { type AssetEntry, assetLabel } from "./entry.ts";
import { findAsset } from "./find.ts";
import { hasEnded } from "./states.ts";
import { stateWords } from "./stopped.ts";

/** The committee's own order on a holding, as people write it. */
interface OwnOrderTerms {
  readonly asset: string;
  readonly account: string;
  /** `1,000.50`; it may be more than is held, and 0 lifts the order. */
  readonly amount: string;
}

/** What was proposed to be frozen; amounts are the token's smallest units. */
interface FreezeProposed extends AssetActed {
  readonly account: string;
  readonly amount: string;
}

/**
 * Proposes the committee's own order on a holding, for good, in place of the one before. Seat; other authorities' orders
 * stay as they are.
 * @throws Refusal when the asset has ended, or the office is another
 */
export async function freezeHolding(
  desk: Desk,
  seat: Actor,
  terms: OwnOrderTerms,
  proposing: Proposing = {},
): Promise<Report<FreezeProposed>> {
  const asset = await findAsset(desk, terms.asset);
  const { id } = asset;
  const account = desk.book.address(terms.account);
  const amount = parseAmount("--amount", terms.amount, asset, 0n);
  if ((await officeHeld(desk, seat)) === "Regulator") {
    const order = `regulator freeze ${terms.account} --asset ${id} --amount ${terms.amount}`;
    throw new Refusal(`${seat.name} is an officer, who freezes a holding at once with \`${order}\`.`);
  }
  await checkOffice(desk, seat, ["Seat"], `freeze a holding of ${assetLabel(asset)}: a Seat account proposes it`);
  if (hasEnded(asset.state)) throw new Refusal(`Nothing of it moves any more; ${await stateWords(desk, asset)}.`);
  const note = await placeOf(desk, asset, account, amount);
  const call = await desk.suite.assetRegister.setFrozenTokens.populateTransaction(id, account, amount);
  const { proposal, transaction, text } = await proposeInstead(desk, seat, [proposedCall(call)], proposing, note);
  const acted = await actedOn(desk, id, { did: "proposed", proposal, transaction });
  return { data: { ...acted, account, amount: String(amount) }, text };
}

/**
 * What the order takes the place of.
 * @throws Refusal when the committee's own order there is another kind, which it would leave as it is
 */
async function placeOf(desk: Desk, asset: AssetEntry, account: string, amount: bigint): Promise<string> {
  const orders = await ordersOn(desk, holdingSubject(account, asset.token));
  const former = orders.find(({ placer, direction }) => placer === "Committee" && direction === "Send");
  const both = orders.find(({ placer, direction }) => placer === "Committee" && direction === "Both");
  if (both !== undefined) {
    throw new Refusal(
      `Order ${both.order} of the committee freezes this holding for sending and receiving: only \`committee propose freeze.lift --order ${both.order}\` ends it.`,
    );
  }
  const others = orders.filter((order) => order !== former).map(({ order }) => `order ${order}`);
  const frozen = former?.amount === undefined ? "all" : amountWords(BigInt(former.amount), asset);
  const what = `${amountWords(amount, asset)} of ${desk.book.label(account)}`;
  const place = former === undefined ? "beside what is there" : `in place of order ${former.order} (${frozen})`;
  const rest = others.length === 0 ? "" : `; ${others.join(" and ")} of others stay`;
  return `freezes  ${what}, ${place}${rest}`;
}
