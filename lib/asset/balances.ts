import { ZeroAddress, getAddress } from "ethers";
import type { Desk } from "../desk.ts";
import type { Point } from "../dossier/point.ts";
import { type OnProgress, logsIn, partsOf } from "../events/logs.ts";
import { Refusal } from "../refusal.ts";
import { amountWords } from "./amount.ts";
import { type AssetEntry, assetLabel } from "./entry.ts";

/** An account and what it holds, smallest units. */
type Balance = readonly [account: string, held: bigint];

/**
 * What every account holds of an asset at a block, most first, by every transfer that its token ever told.
 * @param supply what all hold then
 * @throws Refusal when the node does not have all transfers
 */
export async function balancesAt(
  desk: Desk,
  asset: AssetEntry,
  point: Point,
  supply: bigint,
  onProgress?: OnProgress,
): Promise<Balance[]> {
  const balances = await sumsAt(desk, asset, point, onProgress);
  checkWhole(asset, balances, supply);
  return balances.sort(([a, more], [b, less]) => (less === more ? (a < b ? -1 : 1) : less > more ? 1 : -1));
}

/** Every account with what transfers left it. */
async function sumsAt(
  { provider, record, suite }: Desk,
  { token }: AssetEntry,
  { block }: Point,
  onProgress?: OnProgress,
): Promise<Balance[]> {
  const { interface: abi } = suite.tokenAt(token);
  const filter = { address: token, topics: [abi.getEvent("Transfer").topicHash] };
  const held = new Map<string, bigint>();
  const add = (account: string, amount: bigint) => held.set(account, (held.get(account) ?? 0n) + amount);
  for (const part of partsOf({ from: record.contracts["AssetRegister"]?.block ?? 0, to: block })) {
    for (const log of await logsIn(provider, filter, part)) {
      const [from, to, amount] = abi.decodeEventLog("Transfer", log.data, log.topics);
      add(getAddress(String(from)), -BigInt(String(amount)));
      add(getAddress(String(to)), BigInt(String(amount)));
    }
    onProgress?.(part.to, block);
  }
  return [...held].filter(([account, amount]) => account !== ZeroAddress && amount !== 0n);
}

/** The transfers must add up to what the token says: a node may have dropped old ones. */
function checkWhole(asset: AssetEntry, held: readonly Balance[], supply: bigint): void {
  const sum = held.reduce((total, [, amount]) => total + amount, 0n);
  if (sum === supply) return;
  throw new Refusal(
    `The transfers that the node knows of ${assetLabel(asset)} add up to ${amountWords(sum, asset)}, but ${amountWords(supply, asset)} are held: ask a node that has all blocks, with --url.`,
  );
}
