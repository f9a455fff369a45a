import { setTimeout as pause } from "node:timers/promises";
import { advance, status } from "../../../devnet/folder/client.ts";
import { ask } from "./callers.ts";
import type { Habit } from "./life.ts";
import { TALLY, tally } from "./senders.ts";
import type { Request } from "./witness.ts";

/** Looks at everything that can be seen. */
export const watch: Habit = async ({ witness, dice }, url, sender) => {
  const { accepted, height } = witness.ledger;
  const hash = [...accepted.keys()][dice.next(accepted.size + 1)] ?? TALLY.padEnd(66, "0");
  await ask(
    url,
    witness,
    ["eth_getBlockByNumber", "latest", false],
    ["eth_getTransactionReceipt", hash],
    ["eth_getTransactionByHash", hash],
    ["eth_call", { to: TALLY, data: tally.encodeFunctionData("total") }, "latest"],
    ["eth_getTransactionCount", sender.address, "pending"],
    ["eth_getLogs", { address: TALLY, fromBlock: `0x${height.toString(16)}` }],
  );
  await pause(dice.next(5));
};

/** Asks without a pause whether what was sent last is there, which nobody may hear before it is there for good. */
export const peek: Habit = async ({ witness, dice }, url) => {
  const { sent, height } = witness.ledger;
  const hash = [...sent.keys()].at(-1 - dice.next(8)) ?? "";
  if (hash === "") return pause(1);
  const questions: readonly Request[] = [
    ["eth_getTransactionReceipt", hash],
    ["eth_getTransactionByHash", hash],
    ["eth_getBlockByNumber", `0x${(height + 1).toString(16)}`, false],
    ["eth_getLogs", { address: TALLY, fromBlock: `0x${height.toString(16)}` }],
  ];
  await ask(url, witness, questions[dice.next(questions.length)] ?? ["eth_blockNumber"]);
};

/** Reads the clock over the control socket, and moves it now and then. */
export const move: Habit = async ({ dataFolder, witness, dice }) => {
  const since = Date.now();
  const told = await (dice.next(4) === 0 ? advance(dataFolder, 1 + dice.next(3_600)) : status(dataFolder));
  witness.ledger.time(told, since);
  witness.ledger.reach(told.head.number, "control");
  await pause(dice.next(20));
};
