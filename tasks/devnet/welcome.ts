import type { ConsortiumDevnet } from "../../devnet/consortium.ts";
import type { DevnetStatus } from "../../devnet/folder/controlProtocol.ts";
import type { ConsortiumFile } from "../../lib/consortium/schema.ts";
import { formatDuration } from "../../lib/duration.ts";
import { count, date, table } from "../../lib/format.ts";
import { startOptions } from "../shared/place.ts";
import { isFound } from "./chainFolder.ts";

/** What a welcome tells beside the network itself. */
export interface Arrival {
  readonly status: DevnetStatus;
  readonly dataFolder: string;
  /** Whether its chain was there before. */
  readonly isContinued: boolean;
  /** Time of block 0, in seconds since 1970. */
  readonly founded: number;
}

/** What a devnet says when it is ready: where its nodes are, what to try, and, last, how to go on beside it. */
export function welcome(
  { devnet, record, file }: ConsortiumDevnet,
  { status, dataFolder, isContinued, founded }: Arrival,
): string {
  const { endpoints, blockTime, head } = status;
  const rows = endpoints.map(({ name, url }, i) => [file.nodes[i]?.organization ?? "", name, url]);
  const pace = blockTime === null ? "transactions sealed at once" : `a block every ${formatDuration(blockTime)}`;
  const place = isFound(dataFolder) ? "" : ` --data ${dataFolder}`;
  const contracts = count(Object.keys(record.contracts).length, "contract");
  const arrival = isContinued
    ? `${contracts}, continued at block ${head.number}, founded on ${date(founded)}`
    : `${contracts} founded`;
  return [
    `${arrival}, chain ${record.chainId}, ${pace}, data in ${dataFolder}. Keys: the development mnemonic.`,
    "",
    table(["organization", "node", "endpoint"], rows),
    "",
    ...devnet.dropped.map((hash) => `Dropped, instead of waiting for a block: ${hash}`),
    ...(isContinued ? [] : [...walk(file, place), ""]),
    `Ctrl+C or \`npx hardhat devnet stop${place}\` ends it; the chain stays, and \`devnet start${startOptions(dataFolder)}\` goes on with it.`,
    `Go on in a second terminal: npx hardhat consortium status${place}`,
  ].join("\n");
}

/** Tasks to try on a network that has decided nothing yet. */
function walk({ accounts, organizations }: ConsortiumFile, place: string): string[] {
  const seats = accounts.filter(({ office }) => office === "Seat").map(({ organization }) => organization);
  const seat = seats[0] ?? "SEAT";
  const other = organizations.findLast(({ seatWeight }) => seatWeight !== undefined)?.name ?? "ORGANIZATION";
  return [
    "A walk through a decision:",
    `  npx hardhat consortium check${place}`,
    `  npx hardhat committee propose org.suspend --org ${other} --as ${seat}${place}`,
    `  npx hardhat committee vote 1 --for --as ${seat}${place}      and the others, until it is decided: ${seats.slice(1).join(", ")}`,
    `  npx hardhat committee show 1${place}`,
    `  npx hardhat committee execute 1 --as ${seat}${place}`,
    `  npx hardhat devnet advance 1d${place}`,
  ];
}
