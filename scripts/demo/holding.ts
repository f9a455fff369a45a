import { id } from "ethers";
import { amountText, amountWords } from "../../lib/asset/amount.ts";
import type { AssetEntry } from "../../lib/asset/entry.ts";
import { findAsset } from "../../lib/asset/find.ts";
import { holdingOf } from "../../lib/asset/holding.ts";
import { redeemAsset } from "../../lib/asset/redeem.ts";
import { showAsset } from "../../lib/asset/show.ts";
import { transferAsset } from "../../lib/asset/transfer.ts";
import { nowOf } from "../../lib/desk.ts";
import { confirm } from "../../lib/regulator/act.ts";
import { freeze } from "../../lib/regulator/freeze.ts";
import { BOND } from "./issuing.ts";
import type { Narrator } from "./narrator.ts";
import { refused } from "./outcome.ts";
import { seize } from "./seizing.ts";
import type { Stage } from "./stage.ts";

const [HOLDER, BUYER, ISSUER] = ["bank-a.participant", "bank-b.participant", "bank-c.issuer"] as const;
const TAKEN = "500,000";
const THREE_DAYS = 3 * 86_400;

/** Holders trade; authorities stop a part and take it; at maturity nothing is left. */
export async function holding(stage: Stage, narrator: Narrator): Promise<void> {
  await narrator.step("bank-a sells a part to bank-b; nobody gives any to who may not hold", () => trade(stage));
  await narrator.step("The regulator freezes a part of bank-b's holding, for good by its second officer", () =>
    freezePart(stage),
  );
  await narrator.step("A directive takes that part: two officers, the committee, 72 hours, then whoever likes", () =>
    takePart(stage),
  );
  await narrator.step("The bond matures: holders redeem against receipts, and with the last unit it is settled", () =>
    settle(stage),
  );
}

async function trade(stage: Stage): Promise<string[]> {
  const barred = await refused(stage, () => send(stage, HOLDER, "auditor.inspector", "1"), /may not receive/);
  return [await send(stage, HOLDER, BUYER, "1,500,000"), barred];
}

async function freezePart(stage: Stage): Promise<string[]> {
  const { desk } = stage;
  await freeze(desk, stage.actor("regulator.officer-1"), {
    ...{ subject: BUYER, asset: BOND, amount: TAKEN },
    ...{ duration: THREE_DAYS, reason: "AML-7", evidence: id("case file") },
  });
  const order = Number(await desk.suite.freezeOrders.count());
  const { data } = await confirm(desk, stage.actor("regulator.officer-2"), order);
  if (data.status !== "Confirmed") throw new Error(`order ${order} is ${data.status}`);
  const tooMuch = await refused(stage, () => send(stage, BUYER, ISSUER, "1,200,000"), /frozen/);
  const told = `order ${order} freezes ${TAKEN} ${BOND} for 72 hours; regulator.officer-2 confirms: until it is lifted`;
  return [told, tooMuch, await send(stage, BUYER, ISSUER, "200,000")];
}

async function takePart(stage: Stage): Promise<string[]> {
  const asset = await bond(stage);
  const lines = await seize(stage, { asset: BOND, from: BUYER, to: HOLDER, amount: TAKEN });
  const taken = `${TAKEN} ${BOND} from ${BUYER} to ${HOLDER}`;
  const { held, frozen } = await holdingOf(stage.desk, asset, stage.key(BUYER).address);
  if (frozen !== 0n) throw new Error(`${amountWords(frozen, asset)} are frozen still`);
  return [taken, ...lines, `${BUYER} has ${amountWords(held, asset)}, and nothing of it is frozen any more`];
}

async function settle(stage: Stage): Promise<string[]> {
  const { terms } = await bond(stage);
  await stage.advance(Number(terms.maturity) - (await nowOf(stage.desk)));
  const lines = [await refused(stage, () => send(stage, HOLDER, BUYER, "1"), /Maturing/)];
  for (const holder of [ISSUER, HOLDER, BUYER]) lines.push(await redeem(stage, holder));
  const { data } = await showAsset(stage.desk, BOND);
  if (data.state !== "Settled") throw new Error(`${BOND} is ${data.state}`);
  return [...lines, data.way];
}

async function send(stage: Stage, from: string, to: string, amount: string): Promise<string> {
  return (await transferAsset(stage.desk, stage.actor(from), { asset: BOND, to, amount })).text;
}

async function redeem(stage: Stage, holder: string): Promise<string> {
  const asset = await bond(stage);
  const { held } = await holdingOf(stage.desk, asset, stage.key(holder).address);
  const amount = amountText(held, asset.decimals);
  const receipt = id(`payment of ${amount} to ${holder}`);
  const { text } = await redeemAsset(stage.desk, stage.actor(holder), { asset: BOND, amount, receipt });
  return text.replace(receipt, `${receipt.slice(0, 10)}…`);
}

function bond({ desk }: Stage): Promise<AssetEntry> {
  return findAsset(desk, BOND);
}
