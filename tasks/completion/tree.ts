import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { Task } from "hardhat/types/tasks";
import { ArgumentType } from "hardhat/types/arguments";
import { optionName } from "../../lib/optionName.ts";

/** What may follow the words of one task or namespace on a command line. */
export interface CompletionNode {
  /** The words that lead here: `committee vote`; empty at the beginning. */
  readonly path: string;
  readonly tasks: readonly { readonly name: string; readonly description: string }[];
  /** Options that stand alone, `--for`. */
  readonly flags: readonly string[];
  /** Options that a value follows, `--as`. */
  readonly values: readonly string[];
}

/** Hardhat's own options that every task takes and that a value follows. */
const GLOBAL_VALUES = ["--config", "--network"];
const GLOBAL_FLAGS = ["--help", "--show-stack-traces"];

/** Every task and namespace, and what each takes, from the tree that Hardhat has. */
export function completionTree({ tasks }: Pick<HardhatRuntimeEnvironment, "tasks">): CompletionNode[] {
  const roots = [...tasks.rootTasks.values()];
  const start = { path: "", tasks: roots.map(named), flags: [...GLOBAL_FLAGS, "--version"], values: GLOBAL_VALUES };
  return [start, ...roots.flatMap((task) => nodesOf(task))];
}

function nodesOf(task: Task): CompletionNode[] {
  const children = [...task.subtasks.values()];
  const options = [...task.options.values()].filter(({ hidden }) => hidden !== true);
  const written = (isFlag: boolean) =>
    options.filter(({ type }) => (type === ArgumentType.FLAG) === isFlag).map(({ name }) => optionName(name));
  const own = {
    path: task.id.join(" "),
    tasks: children.map(named),
    flags: [...written(true), ...GLOBAL_FLAGS],
    values: [...written(false), ...GLOBAL_VALUES],
  };
  return [own, ...children.flatMap((child) => nodesOf(child))];
}

function named({ id, description }: Task) {
  return { name: id.at(-1) ?? "", description: description.replace(/\.? Example: .*$/s, "") };
}
