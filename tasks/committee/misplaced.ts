import type { HardhatRuntimeEnvironmentHooks } from "hardhat/types/hooks";
import { ACTIONS, findAction } from "../../lib/actions/catalogue.ts";
import { optionName } from "../../lib/optionName.ts";
import { Refusal } from "../../lib/refusal.ts";

/**
 * Tells of a misspelt or misplaced action before Hardhat refuses its options, which it knows only of the action that
 * stands right after `committee propose`.
 */
export default function handlers(): Promise<Partial<HardhatRuntimeEnvironmentHooks>> {
  return Promise.resolve({
    async created(_context, hre) {
      const words = process.argv.slice(2);
      const known = [...hre.tasks.getTask(["committee", "propose"]).options.keys(), ...Object.keys(hre.globalOptions)];
      const refusal = await misplaced(words, known.map(optionName));
      if (refusal === undefined) return;
      const { printFailure } = await import("../shared/print.ts");
      printFailure(refusal, words.includes("--json"));
      process.exit(1);
    },
  });
}

/** What is wrong with the action in a command line; `known` are the options that need no action. */
async function misplaced(words: readonly string[], known: readonly string[]): Promise<Refusal | undefined> {
  const at = words.indexOf("propose") + 1;
  const [first = "", ...rest] = words.slice(at);
  const isOurs = at > 1 && words[at - 2] === "committee" && findAction(first) === undefined;
  if (!isOurs || !rest.some((word) => word.startsWith("--") && !known.includes(word.replace(/=.*/, ""))))
    return undefined;
  const later = rest.find((word) => findAction(word) !== undefined);
  if (later !== undefined) return new Refusal(`Write the action first: committee propose ${later}, then its options.`);
  if (first.startsWith("-")) return undefined;
  const { suggestion } = await import("../../lib/names.ts");
  const names = ACTIONS.map(({ name }) => name);
  return new Refusal(`There is no action "${first}": ${suggestion(first, names)}`);
}
