import { join } from "node:path";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { type ConsortiumDevnet, startConsortiumDevnet } from "../../devnet/consortium.ts";
import { loadConsortium } from "../../lib/consortium/load.ts";
import type { ConsortiumFile } from "../../lib/consortium/schema.ts";
import { count, json, table } from "../../lib/format.ts";
import type { PlainArguments } from "../shared/action.ts";
import { buildIfMissing } from "../shared/build.ts";
import { DEVNETS } from "../shared/place.ts";
import { printFailure } from "../shared/print.ts";

interface Arguments extends PlainArguments {
  readonly consortium: string;
  readonly port: number;
  readonly data: string | undefined;
}

export default async function start(args: Arguments, hre: HardhatRuntimeEnvironment): Promise<void> {
  try {
    await buildIfMissing(hre);
    await serve(args);
  } catch (thrown) {
    printFailure(thrown, args.json);
  }
}

/** Runs until the devnet is stopped, by a signal or by `devnet stop`. */
async function serve({ consortium, port, data, json: asJson }: Arguments): Promise<void> {
  const file = await loadConsortium(consortium);
  const dataFolder = data ?? join(DEVNETS, file.name);
  if (!asJson) console.log(`Founding ${file.name}.`);
  const started = await startConsortiumDevnet({ file, port, dataFolder });
  const { devnet } = started;
  const stop = () => void devnet.stop();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
  console.log(asJson ? json({ ...devnet.status(), dataFolder }) : welcome(started, file, dataFolder));
  await devnet.stopped;
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.removeListener(signal, stop);
  if (!asJson) console.log("The devnet has stopped.");
}

function welcome({ devnet, record }: ConsortiumDevnet, file: ConsortiumFile, dataFolder: string): string {
  const rows = devnet.endpoints.map(({ name, url }, i) => [file.nodes[i]?.organization ?? "", name, url]);
  const seats = file.accounts.filter(({ office }) => office === "Seat").map(({ organization }) => organization);
  const seat = seats[0] ?? "SEAT";
  const other = file.organizations.findLast(({ seatWeight }) => seatWeight !== undefined)?.name ?? "ORGANIZATION";
  return [
    `${count(Object.keys(record.contracts).length, "contract")} founded, chain ${record.chainId}, data in ${dataFolder}. Keys: the development mnemonic.`,
    "",
    table(["organization", "node", "endpoint"], rows),
    "",
    "In another terminal, try:",
    "  npx hardhat consortium check",
    "  npx hardhat consortium status",
    `  npx hardhat committee propose Organizations.suspend ${other} --as ${seat}`,
    `  npx hardhat committee vote 1 --for --as ${seat}      and the others, until it is decided: ${seats.slice(1).join(", ")}`,
    "  npx hardhat committee show 1",
    `  npx hardhat committee execute 1 --as ${seat}`,
    "  npx hardhat devnet advance 1d",
    "",
    "Ctrl+C or `npx hardhat devnet stop` ends it; the network is gone then.",
  ].join("\n");
}
