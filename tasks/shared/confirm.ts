import { createInterface } from "node:readline/promises";
import type { Proposing } from "../../lib/committee/propose.ts";
import { Refusal } from "../../lib/refusal.ts";
import { paint } from "./paint.ts";
import type { ActingArguments } from "./session.ts";

/** What every task takes that may open a proposal. */
export interface ProposingArguments extends ActingArguments {
  readonly description: string | undefined;
  readonly force: boolean;
  readonly yes: boolean;
}

/** How the command line wants a proposal to be opened. */
export function proposingOf({ description, force, yes, json }: ProposingArguments): Proposing {
  return { description, force, confirm: (summary) => confirm(summary, { yes, json }) };
}

/** Whether and how a person is asked. */
interface Asking {
  readonly yes: boolean;
  readonly json: boolean;
  readonly question?: string;
  /** What is said when the answer is not yes. */
  readonly refusal?: string;
}

/**
 * Asks a person before something is sent or signed. Without a terminal, with `--json` or with `--yes` nobody is asked: who wrote
 * the script has decided.
 * @throws Refusal when the answer is not yes; nothing was done then
 */
export async function confirm(
  summary: string,
  { yes, json, question = "Send it?", refusal = "Nothing was sent." }: Asking,
): Promise<void> {
  if (yes || json || !process.stdin.isTTY || !process.stdout.isTTY) return;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await terminal.question(`${paint(summary, process.stdout)}\n${question} [y/N] `);
    if (!/^y(es)?$/i.test(answer.trim())) throw new Refusal(refusal);
  } finally {
    terminal.close();
  }
}
