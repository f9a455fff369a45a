// Runs command lines of Hardhat, one at a time, as its own program does: the child process of `Host`.
import { main } from "../../node_modules/hardhat/dist/src/internal/cli/main.js";
import { resetGlobalHardhatRuntimeEnvironment } from "../../node_modules/hardhat/dist/src/internal/global-hre-instance.js";

process.setMaxListeners(0);
process.on("message", (args: string[]) => {
  void run(args).then((outcome) => process.send?.(outcome));
});

async function run(args: string[]): Promise<{ output: string; code: number }> {
  let output = "";
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = (chunk: string | Uint8Array): boolean => {
      output += String(chunk);
      return true;
    };
  }
  process.exitCode = 0;
  resetGlobalHardhatRuntimeEnvironment();
  await main(args);
  return { output, code: process.exitCode };
}
