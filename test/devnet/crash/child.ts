/** A program that runs a devnet on a folder, as its one argument says, and tells its endpoints in a line of JSON. */
import { z } from "zod";
import type { Alloc } from "../../../devnet/alloc.ts";
import { startDevnet } from "../../../devnet/devnet.ts";
import { CHAIN_ID } from "../helpers/network.ts";
import { slowDown } from "./slowDisk.ts";

const Options = z.object({
  dataFolder: z.string(),
  alloc: z.custom<Alloc>(Boolean),
  blockTime: z.number().optional(),
  slowDisk: z.boolean(),
});
const { slowDisk, ...options } = Options.parse(JSON.parse(process.argv[2] ?? ""));
const nodes = ["bank-a", "bank-b", "bank-c"].map((name) => ({ name, port: 0 }));
if (slowDisk) await slowDown(options.dataFolder);
try {
  const { endpoints } = await startDevnet({ chainId: CHAIN_ID, nodes, ...options });
  console.log(JSON.stringify(endpoints));
} catch (thrown) {
  console.error(thrown instanceof Error ? thrown.message : thrown);
  process.exitCode = 1;
}
