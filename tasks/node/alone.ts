import { Refusal } from "../../lib/refusal.ts";
import { printFailure } from "../shared/print.ts";

/** In place of Hardhat's own chain, which no rule guards and which takes the port of the devnet's first node. */
export default function alone(): Promise<void> {
  const words = "Say what to do about nodes: `node list`, or see `node --help`. `devnet start` starts a network.";
  printFailure(new Refusal(words), false);
  return Promise.resolve();
}
