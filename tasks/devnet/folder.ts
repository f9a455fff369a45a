import type { DevnetStatus } from "../../devnet/controlProtocol.ts";
import { formatDuration } from "../../lib/duration.ts";
import { count, date, table } from "../../lib/format.ts";
import { Refusal } from "../../lib/refusal.ts";
import type { Report } from "../../lib/report.ts";
import type { PlainArguments } from "../shared/action.ts";
import { runningFolders } from "../shared/place.ts";

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

/** Head, time, blocks and endpoints of a devnet, and why an endpoint is closed. */
export function statusReport(status: DevnetStatus): Report<DevnetStatus> {
  const { now, head, endpoints, blockTime, waiting } = status;
  const pace = blockTime === null ? "A block for each transaction" : `A block every ${formatDuration(blockTime)}`;
  const where = table(
    ["node", "endpoint", "state"],
    endpoints.map(({ name, url, state }) => [name, url, state]),
  );
  const text = `The devnet runs. It is ${date(now)}, block ${head.number}. ${pace}; ${count(waiting, "transaction")} waiting.`;
  const why = endpoints.flatMap(({ reason }) => (reason === null ? [] : [`Closed: ${reason}.`]));
  return { data: status, text: [text, "", where, ...(why.length === 0 ? [] : ["", ...why])].join("\n") };
}
