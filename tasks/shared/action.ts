import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { Report } from "../../lib/report.ts";
import { buildIfMissing } from "./build.ts";
import { print, printFailure } from "./print.ts";
import { watch } from "./watch.ts";

/** What every task takes. */
export interface PlainArguments {
  readonly json: boolean;
  /** Of tasks that only read: look again until interrupted. */
  readonly watch?: boolean;
}

/** A task's action: compiles what is missing, acts, prints the report; a failure is one line and exit code 1. */
export function action<Arguments extends PlainArguments>(
  act: (args: Arguments, hre: HardhatRuntimeEnvironment) => Promise<Report>,
) {
  return async (args: Arguments, hre: HardhatRuntimeEnvironment): Promise<void> => {
    try {
      await buildIfMissing(hre);
      if (args.watch === true) await watch(() => act(args, hre), args.json);
      else print(await act(args, hre), args.json);
    } catch (thrown) {
      printFailure(thrown, args.json);
    }
  };
}
