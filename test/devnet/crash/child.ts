/** A program that runs a devnet on a folder, as its one argument says, and tells its endpoints in a line of JSON. */
import { z } from "zod";
import type { Alloc } from "../../../devnet/chain/alloc.ts";
import { startConsortiumDevnet } from "../../../devnet/consortium.ts";
import { type Devnet, startDevnet } from "../../../devnet/devnet.ts";
import { loadConsortium } from "../../../lib/consortium/load.ts";
import { CHAIN_ID } from "../helpers/network.ts";
import { slowDown } from "./slowDisk.ts";
import { hearLate } from "./slowSimulator.ts";

const Options = z.object({
  dataFolder: z.string(),
  /** The consortium file to found a network from; left out, the chain has this alloc and nothing else. */
  consortium: z.string().optional(),
  alloc: z.custom<Alloc>(Boolean),
  blockTime: z.number().optional(),
  slowDisk: z.boolean(),
});
const { slowDisk, consortium, alloc, ...options } = Options.parse(JSON.parse(process.argv[2] ?? ""));
const nodes = ["bank-a", "bank-b", "bank-c"].map((name) => ({ name, port: 0 }));

async function start(): Promise<Devnet> {
  if (consortium === undefined) return startDevnet({ chainId: CHAIN_ID, nodes, alloc, ...options });
  const file = await loadConsortium(consortium);
  return (await startConsortiumDevnet({ ...options, file, port: 0 })).devnet;
}

if (slowDisk) await slowDown(options.dataFolder);
try {
  const { chain, endpoints } = await start();
  if (slowDisk) hearLate(chain);
  console.log(JSON.stringify(endpoints));
} catch (thrown) {
  console.error(thrown instanceof Error ? thrown.message : thrown);
  process.exitCode = 1;
}
