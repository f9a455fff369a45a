import { createInterface } from "node:readline/promises";
import type { Asker } from "../../lib/consortium/answers.ts";
import { initConsortium } from "../../lib/consortium/init.ts";
import { Refusal } from "../../lib/refusal.ts";
import type { Report } from "../../lib/report.ts";
import { type PlainArguments, action } from "../shared/action.ts";

interface Arguments extends PlainArguments {
  readonly name: string | undefined;
  readonly chainId: string | undefined;
  readonly members: string | undefined;
  readonly regulator: string | undefined;
  readonly officers: string | undefined;
  readonly auditor: string | undefined;
  readonly validUntil: string | undefined;
  readonly port: string | undefined;
  readonly accounts: string | undefined;
  readonly nodes: string | undefined;
  readonly devKeys: boolean;
  readonly out: string | undefined;
  readonly force: boolean;
}

export default action<Arguments>((args) => {
  const init = (asker?: Asker): Promise<Report> => {
    const { name, members, regulator, officers, auditor, port, accounts, nodes, devKeys, out, force } = args;
    const given = { name, members, regulator, officers, auditor, port };
    const now = Math.floor(Date.now() / 1000);
    return initConsortium({
      given: { ...given, "chain-id": args.chainId, "valid-until": args.validUntil },
      ...{ asker, accounts, nodes, devKeys, out, force, now },
    });
  };
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY && !args.json;
  return isTerminal ? atTerminal(init) : init();
});

/** Acts with somebody to ask, whose lines are kept until they are asked for; who ends the input stops it. */
async function atTerminal<T>(act: (asker: Asker) => Promise<T>): Promise<T> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const lines = terminal[Symbol.asyncIterator]();
  const ask = async (words: string): Promise<string> => {
    terminal.setPrompt(words);
    terminal.prompt();
    const line = await lines.next();
    if (line.done === true) throw new Refusal("Nothing was written.");
    return line.value.trim();
  };
  try {
    return await act({ ask, say: (line) => console.log(line) });
  } finally {
    terminal.close();
  }
}
