import type { Actor } from "../actor.ts";
import { type Desk, nowOf } from "../desk.ts";
import { documentHash } from "../evidence.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { uint40At } from "../suite/uint40.ts";
import { type AssetActed, actedOn } from "./acted.ts";
import { amountWords, parseAmount } from "./amount.ts";
import { type AssetEntry, assetLabel } from "./entry.ts";
import { findAsset } from "./find.ts";
import { whyNotSend } from "./holder.ts";
import { holdingOf, leftWords, whyTooMuch } from "./holding.ts";
import { stateWords } from "./stopped.ts";

/** What a holder was paid for. */
export interface RedemptionTerms {
  readonly asset: string;
  /** As people write it: `1,000.50`. */
  readonly amount: string;
  /** The receipt for what was paid: a file, or its keccak256 hash. */
  readonly receipt: string;
}

/** A redemption; amounts are the token's smallest units. */
interface Redeemed extends AssetActed {
  readonly holder: string;
  readonly amount: string;
  readonly receiptHash: string;
  /** What the holder still has, and what all still have. */
  readonly left: string;
  readonly supply: string;
}

/**
 * Burns of what an account holds, for which it was paid; with its last unit the asset is settled.
 * @throws Refusal when it is not redeemed now, or the holding does not allow it
 */
export async function redeemAsset(desk: Desk, holder: Actor, terms: RedemptionTerms): Promise<Report<Redeemed>> {
  const asset = await findAsset(desk, terms.asset);
  const amount = parseAmount("--amount", terms.amount, asset);
  const receiptHash = await documentHash("receipt", terms.receipt);
  const why = await whyNotRedeem(desk, asset, holder.address, amount);
  if (why !== undefined) throw new Refusal(`Not redeemed: ${why}.`);
  const { assetRegister, tokenAt } = desk.suite;
  const { hash } = await holder.act(await assetRegister.redeem.populateTransaction(asset.id, amount, receiptHash));
  const holding = await holdingOf(desk, asset, holder.address);
  const supply = await tokenAt(asset.token).totalSupply();
  const data = {
    ...(await actedOn(desk, asset.id, { did: "redeemed", transaction: hash })),
    ...{ holder: holder.address, amount: String(amount), receiptHash },
    ...{ left: String(holding.held), supply: String(supply) },
  };
  const redeemed = `${holder.name} redeemed ${amountWords(amount, asset)} of ${assetLabel(asset)}, receipt ${receiptHash}`;
  const rest = `${leftWords(asset, holding)}; all holders still have ${amountWords(supply, asset)}`;
  return {
    data,
    text: supply === 0n ? `${redeemed}: it was the last, the asset is Settled.` : `${redeemed}; ${rest}.`,
  };
}

/** Why nothing, or not so much, can be redeemed now. */
async function whyNotRedeem(
  desk: Desk,
  asset: AssetEntry,
  holder: string,
  amount: bigint,
): Promise<string | undefined> {
  if (!(await isRedeemed(desk, asset))) return stateWords(desk, asset);
  const sending = await whyNotSend(desk, holder);
  if (sending !== undefined) return `${desk.book.label(holder)} may not give: ${sending}`;
  return whyTooMuch(desk, asset, holder, amount);
}

/** Maturing, or suspended after its maturity where the terms allow it then. */
async function isRedeemed(desk: Desk, { state, token, terms }: AssetEntry): Promise<boolean> {
  if (state !== "Suspended" || !terms.redeemableWhileSuspended) return state === "Maturing";
  const maturity = uint40At(await desk.suite.tokenAt(token).word(), 48n);
  return maturity !== 0 && maturity <= (await nowOf(desk));
}
