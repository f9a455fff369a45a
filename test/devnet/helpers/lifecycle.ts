/** A program that starts a devnet on the folder of its first argument, works it once, stops it and should then end. */
import { startDevnet } from "../../../devnet/devnet.ts";
import { ask } from "./client.ts";

const dataFolder = process.argv[2];
if (dataFolder === undefined) throw new Error("Name a folder.");
const devnet = await startDevnet({ chainId: 1, alloc: {}, nodes: [{ name: "bank-a", port: 0 }], dataFolder });
const { result } = await ask(devnet, "eth_blockNumber");
if (process.argv[3] === "kill") process.kill(process.pid, "SIGKILL");
await devnet.stop();
console.log(`stopped at ${String(result)}`);
