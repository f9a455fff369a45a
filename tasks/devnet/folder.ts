import type { DevnetStatus } from "../../devnet/controlProtocol.ts";
import { formatDuration } from "../../lib/duration.ts";
import { count, date, fileSize } from "../../lib/format.ts";
import { Refusal } from "../../lib/refusal.ts";
import type { Report } from "../../lib/report.ts";
import type { PlainArguments } from "../shared/action.ts";
import { runningFolders } from "../shared/place.ts";
import { endpointTable, refusedWords } from "./statusView.ts";

/** What the tasks on a running devnet take. */
export interface DevnetArguments extends PlainArguments {
  readonly data: string | undefined;
}

/** The data folder that `--data` names, else that of the one running devnet. */
export async function folderOf({ data }: DevnetArguments): Promise<string> {
  if (data !== undefined) return data;
  const [first, second] = await runningFolders();
  if (first === undefined) throw new Refusal("No devnet runs: start one with `npx hardhat devnet start`.");
  if (second !== undefined) throw new Refusal(`Several devnets run: say --data ${first} or ${second}.`);
  return first;
}

/** Head, time, blocks, what became of transactions, and the endpoints of a devnet. */
export function statusReport(status: DevnetStatus): Report<DevnetStatus> {
  const { now, head, blockTime, waiting, accepted, journalBytes, metricsUrl } = status;
  const pace = blockTime === null ? "Transactions are sealed at once" : `A block every ${formatDuration(blockTime)}`;
  const text = [
    `The devnet runs. It is ${date(now)}, block ${head.number}. ${pace}; ${count(waiting, "transaction")} waiting.`,
    `Since its start: ${accepted} accepted, refused ${refusedWords(status)}. The journal holds ${fileSize(journalBytes)}.`,
    ...(metricsUrl === null ? [] : [`Metrics: ${metricsUrl}/metrics, health: ${metricsUrl}/healthz.`]),
  ];
  return { data: status, text: [...text, "", endpointTable(status)].join("\n") };
}
