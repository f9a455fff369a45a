import type { Actor } from "../actor.ts";
import { type Desk, nowOf } from "../desk.ts";
import { date, harmless, moment, pairs } from "../format.ts";
import { Refusal } from "../refusal.ts";
import { endWords, ordersOn } from "../regulator/order.ts";
import { contractSubject } from "../regulator/subject.ts";
import type { Report } from "../report.ts";
import { type AssetIssued, afterIssuing } from "./issued.ts";
import { type FoundAllocation, isOf, keptAllocation, readAllocation } from "./allocationFile.ts";
import { type Allocation, allocationHash } from "./allocation.ts";
import { amountText, amountWords } from "./amount.ts";
import { type AssetEntry, fullName } from "./entry.ts";
import { missingItems } from "./inspectors.ts";
import { assetIn, titled } from "./stage.ts";

/** Who holds what of an asset that became effective. */
interface ActivatedAsset extends AssetIssued<"activated"> {
  /** Accounts and what each has, in smallest units. */
  readonly allocation: readonly { readonly account: string; readonly amount: string }[];
}

/**
 * Makes an inspected asset effective and mints its allocation; anyone may.
 * @param home folder of the network's data, below which allocation lists are kept
 * @param file the terms file; left out, the list that was kept at the draft
 * @throws Refusal with everything that keeps it from becoming effective, and who can change that
 */
export async function activateAsset(
  desk: Desk,
  actor: Actor,
  home: string,
  text: string,
  file?: string,
): Promise<Report<ActivatedAsset>> {
  const before = await assetIn(desk, text, ["PreReleased"]);
  const { allocations } = await listFor(desk, home, before, file);
  const obstacles = await obstaclesTo(desk, before, allocations);
  if (obstacles.length > 0) {
    const end = `It can be activated until ${date(before.deadline)}, or is rejected by itself.`;
    const lines = obstacles.map((each) => `  ${each}`);
    throw new Refusal([`${titled(desk, before)}, is not effective yet:`, ...lines, end].join("\n"));
  }
  const call = await desk.suite.assetRegister.activate.populateTransaction(before.id, [...allocations]);
  const { hash } = await actor.act(call);
  const { asset, data } = await afterIssuing(desk, before.id, "activated", hash);
  const { book } = desk;
  const matures = asset.terms.maturity === 0n ? undefined : moment(Number(asset.terms.maturity), await nowOf(desk));
  const lines = pairs([
    ["token", asset.token],
    ...allocations.map(({ account, amount }) => [book.label(account), amountWords(amount, asset)] as const),
    ["matures", matures ?? `when a decision says so: \`asset mature ${asset.id}\``],
  ]);
  const allocation = allocations.map(({ account, amount }) => ({ account, amount: String(amount) }));
  return {
    data: { ...data, allocation },
    text: `${titled(desk, asset)}, is effective: ${harmless(asset.name)}\n${lines}`,
  };
}

/**
 * The allocation list that the terms name.
 * @throws Refusal when none is at hand, or the file has another
 */
async function listFor(
  desk: Desk,
  home: string,
  asset: AssetEntry,
  file: string | undefined,
): Promise<FoundAllocation> {
  if (file === undefined) {
    const kept = await keptAllocation(desk, home, asset);
    if (kept !== undefined) return kept;
    throw new Refusal(
      `The allocation list of ${fullName(desk, asset)} is not at hand: give the terms file, \`asset activate ${asset.id} FILE\`.`,
    );
  }
  const read = await readAllocation(desk, file, asset);
  if (isOf(asset, read.allocations)) return read;
  const total = read.allocations.reduce((sum, { amount }) => sum + amount, 0n);
  throw new Refusal(
    `${file} is not the allocation of ${fullName(desk, asset)}: its list of ${amountText(total, asset.decimals)} has the hash ${allocationHash(read.allocations)}, the terms name ${asset.terms.allocationHash}.`,
  );
}

/** What the contracts would refuse now. */
async function obstaclesTo(desk: Desk, asset: AssetEntry, allocations: readonly Allocation[]): Promise<string[]> {
  const [now, missing, orders] = await Promise.all([
    nowOf(desk),
    missingItems(desk, asset.id),
    ordersOn(desk, contractSubject(asset.token)),
  ]);
  const token = desk.suite.tokenAt(asset.token);
  const receive = await Promise.all(allocations.map(({ account }) => token.canReceive(account)));
  const [from, maturity] = [Number(asset.terms.effectiveFrom), Number(asset.terms.maturity)];
  const barred = allocations.filter((_, i) => receive[i] === false).map(({ account }) => desk.book.label(account));
  return [
    ...(from > now ? [`not before ${moment(from, now)}`] : []),
    ...(maturity !== 0 && maturity <= now ? [`it matured on ${date(maturity)}: \`asset withdraw ${asset.id}\``] : []),
    ...missing.map(({ words }) => `missing ${words}`),
    ...orders.map((order) => `order ${order.order} of ${order.organization} stops its token, ${endWords(order, now)}`),
    ...barred.map((name) => `${name} may not receive it now: see \`account show ${name}\``),
  ];
}
