import { HardhatPluginError } from "hardhat/plugins";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { explain } from "../../lib/errors.ts";
import { json } from "../../lib/format.ts";
import { NameBook } from "../../lib/names.ts";
import { Refusal } from "../../lib/refusal.ts";
import type { Report } from "../../lib/report.ts";
import { buildIfMissing } from "./build.ts";

const NOBODY = new NameBook({ contracts: [], accounts: [], organizations: [] });

/** What every task takes. */
export interface PlainArguments {
  readonly json: boolean;
}

/** A task's action: compiles what is missing, acts, prints the report, and turns a failure into one line. */
export function action<Arguments extends PlainArguments>(
  act: (args: Arguments, hre: HardhatRuntimeEnvironment) => Promise<Report>,
) {
  return async (args: Arguments, hre: HardhatRuntimeEnvironment): Promise<void> => {
    try {
      await buildIfMissing(hre);
      const report = await act(args, hre);
      console.log(args.json ? json(report.data) : report.text);
      if (report.failed === true) process.exitCode = 1;
    } catch (thrown) {
      throw forPeople(thrown);
    }
  };
}

/** Hardhat prints an error of a plugin as one line; a defect, which no plain error tells of, keeps its stack. */
export function forPeople(thrown: unknown): unknown {
  const isTold = thrown instanceof Refusal || (thrown instanceof Error && thrown.constructor === Error);
  if (isTold || isFromEthers(thrown)) return new HardhatPluginError("concordat", explain(thrown, [], NOBODY).message);
  return thrown;
}

function isFromEthers(thrown: unknown): boolean {
  return thrown instanceof Error && "shortMessage" in thrown;
}
