import { emptyTask } from "hardhat/config";
import { ArgumentType } from "hardhat/types/arguments";
import { optional, readingTask } from "../shared/builders.ts";

/** Tasks that put into words what machines say. */
export const explainTasks = [
  emptyTask(
    "explain",
    "What errors, calldata, transactions and refused connections mean: error, call, tx, connection",
  ).build(),

  readingTask(
    ["explain", "error"],
    "Explains the data that a call reverted with, an error's selector, or its name; lists the errors of a room, or all; needs no network",
    "explain error CommitteeAlreadyVoted",
  )
    .addPositionalArgument({
      name: "error",
      description: "0x data, a selector of 4 bytes, a name, or a room such as governance; left out, all are listed",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .setAction(() => import("./error.ts"))
    .build(),

  readingTask(
    ["explain", "call"],
    "Decodes calldata and the calls within it, and tells whose each function is; needs no network",
    "explain call 0x055ad42e… --to Accounts",
  )
    .addPositionalArgument({ name: "calldata", description: "0x and hexadecimal digits" })
    .addOption(optional("to", "Contract that is called, by name or address"))
    .setAction(() => import("./call.ts"))
    .build(),

  readingTask(
    ["explain", "tx"],
    "Tells what a transaction did, why it reverted, or which rule refuses it",
    "explain tx 0x5c50…",
  )
    .addPositionalArgument({ name: "transaction", description: "Hash, or the raw signed transaction" })
    .setAction(() => import("./tx.ts"))
    .build(),

  readingTask(
    ["explain", "connection"],
    "Tells whether two nodes may be connected, as each version of an engine asks, and which rule refuses",
    "explain connection bank-a.node bank-d.node",
  )
    .addPositionalArgument({ name: "first", description: "Node: name, enode URL, id or validator address" })
    .addPositionalArgument({ name: "second", description: "Node: name, enode URL, id or validator address" })
    .setAction(() => import("./connection.ts"))
    .build(),
];
