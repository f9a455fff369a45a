import type { Actor } from "../actor.ts";
import type { Desk } from "../desk.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { amountWords, parseAmount } from "./amount.ts";
import { type AssetEntry, assetLabel } from "./entry.ts";
import { findAsset } from "./find.ts";
import { whyNotReceive, whyNotSend } from "./holder.ts";
import { holdingOf, leftWords, whyTooMuch } from "./holding.ts";
import { stateWords } from "./stopped.ts";

/** What is to be sent. */
interface TransferTerms {
  readonly asset: string;
  /** Account, by name or address. */
  readonly to: string;
  /** As people write it: `1,000.50`. */
  readonly amount: string;
}

/** What was sent; amounts are the token's smallest units. */
interface Transferred {
  readonly asset: number;
  readonly token: string;
  readonly from: string;
  readonly to: string;
  readonly amount: string;
  /** What the sender holds now. */
  readonly left: string;
  readonly transaction: string;
}

/**
 * Sends of what an account holds, once every rule was found to allow it.
 * @throws Refusal naming the rule that forbids it
 */
export async function transferAsset(desk: Desk, actor: Actor, terms: TransferTerms): Promise<Report<Transferred>> {
  const asset = await findAsset(desk, terms.asset);
  const to = desk.book.address(terms.to);
  const amount = parseAmount("--amount", terms.amount, asset);
  const why = await whyNotTransfer(desk, asset, actor.address, to, amount);
  if (why !== undefined) throw new Refusal(`Not sent: ${why}.`);
  const call = await desk.suite.tokenAt(asset.token).transfer.populateTransaction(to, amount);
  const { hash } = await actor.act(call);
  const holding = await holdingOf(desk, asset, actor.address);
  const { id, token } = asset;
  const sent = `${actor.name} sent ${amountWords(amount, asset)} of ${assetLabel(asset)} to ${desk.book.label(to)}`;
  return {
    data: {
      ...{ asset: id, token, from: actor.address, to },
      ...{ amount: String(amount), left: String(holding.held), transaction: hash },
    },
    text: `${sent}; ${leftWords(asset, holding)}.`,
  };
}

/**
 * The rule that forbids a transfer, without capital and full stop; undefined when every one allows it. The token is asked
 * first, so that what it allows is not doubted.
 */
export async function whyNotTransfer(
  desk: Desk,
  asset: AssetEntry,
  from: string,
  to: string,
  amount: bigint,
): Promise<string | undefined> {
  const allowed = await desk.suite.tokenAt(asset.token).canTransfer(from, to, amount);
  const { book } = desk;
  if (allowed) return whyTooMuch(desk, asset, from, amount);
  const sending = await whyNotSend(desk, from);
  if (sending !== undefined) return `${book.label(from)} may not send: ${sending}`;
  const receiving = await whyNotReceive(desk, asset.token, to);
  if (receiving !== undefined) return `${book.label(to)} may not receive: ${receiving}`;
  if (asset.state !== "Effective") return stateWords(desk, asset);
  return (await whyTooMuch(desk, asset, from, amount)) ?? `the token of ${assetLabel(asset)} does not allow it`;
}
