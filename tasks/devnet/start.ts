import { join } from "node:path";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { startConsortiumDevnet } from "../../devnet/consortium.ts";
import { loadConsortium } from "../../lib/consortium/load.ts";
import { json } from "../../lib/format.ts";
import type { PlainArguments } from "../shared/action.ts";
import { buildIfMissing } from "../shared/build.ts";
import { DEVNETS } from "../shared/place.ts";
import { printFailure } from "../shared/print.ts";
import { awaitInterruption } from "./interruption.ts";
import { welcome } from "./welcome.ts";

interface Arguments extends PlainArguments {
  readonly consortium: string;
  readonly port: number;
  readonly blockTime: number;
  readonly host: string | undefined;
  readonly allowRemoteClients: boolean;
  readonly data: string | undefined;
}

export default async function start(args: Arguments, hre: HardhatRuntimeEnvironment): Promise<void> {
  const interruption = awaitInterruption();
  try {
    await buildIfMissing(hre);
    await serve(args, interruption.signal);
  } catch (thrown) {
    printFailure(thrown, args.json);
  } finally {
    interruption.ignore();
  }
}

/** Runs until the devnet is stopped, by a signal or by `devnet stop`. */
async function serve(args: Arguments, signal: AbortSignal): Promise<void> {
  const { consortium, port, host, allowRemoteClients, json: asJson } = args;
  const file = await loadConsortium(consortium);
  const dataFolder = args.data ?? join(DEVNETS, file.name);
  const blockTime = args.blockTime === 0 ? undefined : args.blockTime;
  if (!asJson) console.log(`Founding ${file.name}.`);
  const started = await startConsortiumDevnet({ file, port, host, allowRemoteClients, dataFolder, blockTime, signal });
  const status = await started.devnet.status();
  console.log(asJson ? json({ ...status, dataFolder }) : welcome(started, status, file, dataFolder));
  await started.devnet.stopped;
  if (!asJson) console.log("The devnet has stopped.");
}
