import type { Log } from "ethers";
import type { Desk } from "../desk.ts";
import type { Point } from "../dossier/point.ts";
import { logsIn, partsOf } from "../events/logs.ts";
import { textOfBytes32 } from "../wording.ts";
import type { AssetEntry } from "./entry.ts";

/** Who rejected an asset, when (seconds since 1970) and why. */
export interface Rejection {
  readonly account: string;
  readonly at: number;
  /** The code as it was given, or the hex of what is no text. */
  readonly reason: string;
  readonly evidenceHash: string;
}

/** The rejection that a rejected asset stands under at a block; undefined where only its period ended. */
export async function rejectionOf(
  { provider, record, suite }: Desk,
  { id, state }: AssetEntry,
  { block }: Point,
): Promise<Rejection | undefined> {
  if (state !== "Rejected") return undefined;
  const { interface: abi } = suite.assetRegister;
  const [rejected, released] = [abi.getEvent("AssetRejected").topicHash, abi.getEvent("AssetPreReleased").topicHash];
  const [, number = null] = abi.encodeFilterTopics("AssetRejected", [id]);
  const filter = { address: await suite.assetRegister.getAddress(), topics: [[rejected, released], number] };
  const logs: Log[] = [];
  for (const part of partsOf({ from: record.contracts["AssetRegister"]?.block ?? 0, to: block })) {
    logs.push(...(await logsIn(provider, filter, part)));
  }
  const last = logs.at(-1);
  if (last?.topics[0] !== rejected) return undefined;
  const { account, reasonCode, evidenceHash } = abi.decodeEventLog("AssetRejected", last.data, last.topics);
  const at = (await provider.getBlock(last.blockNumber))?.timestamp ?? 0;
  return {
    account: String(account),
    at,
    reason: textOfBytes32(String(reasonCode)),
    evidenceHash: String(evidenceHash),
  };
}
