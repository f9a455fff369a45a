/**
 * A program that serves a devnet on the folder of its first argument, as `devnet start` does, until it is told to end. Its
 * first line is the devnet's status.
 */
import { startDevnet } from "../../../devnet/devnet.ts";
import { awaitInterruption } from "../../../tasks/shared/interruption.ts";
import { CHAIN_ID, Mode, WORKSHOP, allocOf } from "./network.ts";

const [dataFolder, blockTime] = process.argv.slice(2);
if (dataFolder === undefined) throw new Error("Name a folder.");
const interruption = awaitInterruption();
const nodes = ["bank-a", "bank-b", "bank-c"].map((name) => ({ name, port: 0 }));
const devnet = await startDevnet({
  chainId: CHAIN_ID,
  alloc: allocOf({ mode: Mode.byTarget, allowed: WORKSHOP }),
  nodes,
  dataFolder,
  blockTime: blockTime === undefined ? undefined : Number(blockTime),
  signal: interruption.signal,
});
console.log(JSON.stringify(await devnet.status()));
await devnet.stopped;
interruption.ignore();
console.log("stopped");
