import { dirname, relative } from "node:path";
import type { ConsortiumDevnet } from "../../devnet/consortium.ts";
import type { DevnetStatus } from "../../devnet/controlProtocol.ts";
import type { ConsortiumFile } from "../../lib/consortium/schema.ts";
import { formatDuration } from "../../lib/duration.ts";
import { count, table } from "../../lib/format.ts";
import { DEVNETS } from "../shared/place.ts";

/** What a devnet says when it is ready: where its nodes are, what to try, and, last, how to go on beside it. */
export function welcome(
  { record }: ConsortiumDevnet,
  { endpoints, blockTime }: DevnetStatus,
  file: ConsortiumFile,
  dataFolder: string,
): string {
  const rows = endpoints.map(({ name, url }, i) => [file.nodes[i]?.organization ?? "", name, url]);
  const seats = file.accounts.filter(({ office }) => office === "Seat").map(({ organization }) => organization);
  const seat = seats[0] ?? "SEAT";
  const other = file.organizations.findLast(({ seatWeight }) => seatWeight !== undefined)?.name ?? "ORGANIZATION";
  const pace = blockTime === null ? "a block for each transaction" : `a block every ${formatDuration(blockTime)}`;
  const place = isFound(dataFolder) ? "" : ` --data ${dataFolder}`;
  return [
    `${count(Object.keys(record.contracts).length, "contract")} founded, chain ${record.chainId}, ${pace}, data in ${dataFolder}. Keys: the development mnemonic.`,
    "",
    table(["organization", "node", "endpoint"], rows),
    "",
    "A walk through a decision:",
    `  npx hardhat consortium check${place}`,
    `  npx hardhat committee propose org.suspend --org ${other} --as ${seat}${place}`,
    `  npx hardhat committee vote 1 --for --as ${seat}${place}      and the others, until it is decided: ${seats.slice(1).join(", ")}`,
    `  npx hardhat committee show 1${place}`,
    `  npx hardhat committee execute 1 --as ${seat}${place}`,
    `  npx hardhat devnet advance 1d${place}`,
    "",
    `Ctrl+C or \`npx hardhat devnet stop${place}\` ends it; the network is gone then.`,
    `Go on in a second terminal: npx hardhat consortium status${place}`,
  ].join("\n");
}

/** Whether tasks find the devnet's data folder by themselves. */
function isFound(dataFolder: string): boolean {
  return relative(DEVNETS, dirname(dataFolder)) === "";
}
