import { NOT_RUN } from "./notRun.ts";
import { type Block, blocksOf, withOutputs } from "./page.ts";
import { freePorts } from "./ports.ts";
import { Shell } from "./shell.ts";
import { makeWorkspace } from "./workspace.ts";

/** A page after its commands were run. */
export interface Run {
  /** The page with what its commands said now. */
  readonly page: string;
  readonly commands: number;
  /** A line for each command that did not end as the page says. */
  readonly faults: readonly string[];
}

/**
 * Runs all commands of a page, in order, in a fresh copy of the project's folder.
 * @param tell hears of each command before it is run
 * @param isQuick runs tasks in one process, not each in its own
 */
export async function runPage(page: string, tell: (command: string) => void, isQuick = false): Promise<Run> {
  const blocks = blocksOf(page);
  if (blocks.flatMap(runnable).length === 0) return { page, commands: 0, faults: [] };
  const workspace = await makeWorkspace();
  const shell = new Shell(workspace, await freePorts(), isQuick);
  const faults: string[] = [];
  const outputs: (string | undefined)[] = [];
  let commands = 0;
  try {
    for (const block of blocks) {
      const said: string[] = [];
      const all = runnable(block);
      for (const [i, command] of all.entries()) {
        tell(command);
        commands += 1;
        const { output, code } = await shell.run(command);
        said.push(output);
        const fault = faultOf(block.fails && i === all.length - 1, code);
        if (fault !== undefined) faults.push(`line ${block.line}: \`${command}\` ${fault}${indented(output)}`);
      }
      outputs.push(said.length === 0 ? undefined : said.filter((text) => text !== "").join("\n\n"));
    }
  } finally {
    await shell.close();
    await workspace.remove();
  }
  return { page: withOutputs(page, outputs), commands, faults };
}

function runnable({ commands }: Block): string[] {
  return commands.filter((printed) => !NOT_RUN.some(({ command }) => command.test(printed)));
}

/** What is wrong with how a command ended; what goes on has not failed. */
function faultOf(isToFail: boolean, code = 0): string | undefined {
  if (isToFail) return code === 0 ? "was to fail, and did not" : undefined;
  return code === 0 ? undefined : `ended with exit code ${code}`;
}

function indented(text: string): string {
  return text === "" ? "" : `\n${text.replace(/^/gm, "    ")}`;
}
