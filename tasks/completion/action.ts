import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { json } from "../../lib/format.ts";
import type { PlainArguments } from "../shared/action.ts";
import { type CompletionNode, completionTree } from "./tree.ts";

/** Prints a shell's script, which needs neither a network nor compiled contracts. */
export function completionAction(shell: string, write: (nodes: readonly CompletionNode[]) => string) {
  return (args: PlainArguments, hre: HardhatRuntimeEnvironment): void => {
    const script = write(completionTree(hre));
    process.stdout.write(args.json ? `${json({ shell, script })}\n` : script);
  };
}
