import { join } from "node:path";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { holdsChain } from "../../devnet/chain/chainFile.ts";
import { startConsortiumDevnet } from "../../devnet/consortium.ts";
import { CONSORTIUM_FILE } from "../../devnet/folder/foundedFrom.ts";
import { METRICS_PORT } from "../../devnet/observe/opsServer.ts";
import { loadConsortium } from "../../lib/consortium/load.ts";
import { json } from "../../lib/format.ts";
import { Refusal } from "../../lib/refusal.ts";
import type { PlainArguments } from "../shared/action.ts";
import { buildIfMissing } from "../shared/build.ts";
import { DEVNETS, SAMPLE } from "../shared/place.ts";
import { printFailure } from "../shared/print.ts";
import { foundedAt } from "./foundedAt.ts";
import { awaitInterruption } from "../shared/interruption.ts";
import { replayLines } from "./replayLines.ts";
import { welcome } from "./welcome.ts";

interface Arguments extends PlainArguments {
  readonly consortium: string | undefined;
  readonly port: number;
  readonly blockTime: number;
  readonly host: string | undefined;
  readonly allowRemoteClients: boolean;
  readonly data: string | undefined;
  readonly metricsPort: string | undefined;
  readonly dropWaiting: boolean;
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

/**
 * Runs until the devnet is stopped, by a signal or by `devnet stop`.
 * @throws Refusal also when it stopped by itself
 */
async function serve(args: Arguments, signal: AbortSignal): Promise<void> {
  const { port, host, allowRemoteClients, json: asJson } = args;
  const given = args.consortium ?? consortiumIn(args.data) ?? SAMPLE;
  const file = await loadConsortium(given);
  const dataFolder = args.data ?? join(DEVNETS, file.name);
  const isContinued = holdsChain(dataFolder);
  if (!asJson) console.log(isContinued ? `Going on with ${file.name} in ${dataFolder}.` : `Founding ${file.name}.`);
  const started = await startConsortiumDevnet({
    file,
    port,
    host,
    allowRemoteClients,
    dataFolder,
    blockTime: args.blockTime === 0 ? undefined : args.blockTime,
    metricsPort: metricsPortOf(args),
    dropWaiting: args.dropWaiting,
    signal,
    onReplay: replayLines(),
    onTorn: (words) => console.error(words),
  });
  const { devnet, differs } = started;
  if (differs) {
    console.error(
      `${given} is not as it was when this network was founded from it, and changes nothing now: \`npx hardhat devnet reset\` makes room to found it anew.`,
    );
  }
  const arrival = { status: await devnet.status(), dataFolder, isContinued, founded: await foundedAt(devnet) };
  const { status, ...told } = arrival;
  console.log(asJson ? json({ ...status, ...told, dropped: devnet.dropped, differs }) : welcome(started, arrival));
  const failure = await devnet.stopped;
  if (failure !== undefined) throw failure;
  if (!asJson) console.log("The devnet has stopped.");
}

/** The file that a data folder's chain was founded from; undefined when it holds none. */
function consortiumIn(dataFolder: string | undefined): string | undefined {
  return dataFolder !== undefined && holdsChain(dataFolder) ? join(dataFolder, CONSORTIUM_FILE) : undefined;
}

/** Where nodes take any free ports, nothing has a port of its own. */
function metricsPortOf({ metricsPort, port }: Arguments): number {
  if (metricsPort === undefined) return port === 0 ? 0 : METRICS_PORT;
  if (/^\d+$/.test(metricsPort)) return Number(metricsPort);
  throw new Refusal(`--metrics-port is a number, 0 for any free port, not ${metricsPort}.`);
}
