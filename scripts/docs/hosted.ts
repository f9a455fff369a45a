// Runs command lines of Hardhat, one at a time, as its own program does: the child process of `Host`.
import { main } from "../../node_modules/hardhat/dist/src/internal/cli/main.js";
import { resetGlobalHardhatRuntimeEnvironment } from "../../node_modules/hardhat/dist/src/internal/global-hre-instance.js";
import type { Hosted } from "./host.ts";

const end = process.exit.bind(process);

process.setMaxListeners(0);
process.on("disconnect", () => end(0));
process.on("message", (args: string[]) => {
  void run(args).then((outcome) => process.send?.(outcome));
});

async function run(args: string[]): Promise<Hosted> {
  const said = { output: "", stdout: "", stderr: "" };
  let ended: number | undefined;
  for (const name of ["stdout", "stderr"] as const) {
    process[name].write = (chunk: string | Uint8Array): boolean => {
      if (ended === undefined) {
        said.output += String(chunk);
        said[name] += String(chunk);
      }
      return true;
    };
  }
  process.exit = (code) => {
    ended = Number(code ?? process.exitCode ?? 0);
    throw new Error(`ended with ${ended}`);
  };
  process.argv.splice(2, process.argv.length, ...args);
  process.exitCode = 0;
  resetGlobalHardhatRuntimeEnvironment();
  await main(args);
  return { ...said, code: ended ?? process.exitCode };
}
