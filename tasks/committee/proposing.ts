import { ArgumentType } from "hardhat/types/arguments";
import { actingTask, optional, proposingTask } from "../shared/builders.ts";

const proposal = { name: "proposal", description: "Number of the proposal", type: ArgumentType.INT } as const;

/** The tasks that open a proposal, end it or carry it out. */
export const proposingTasks = [
  proposingTask(
    ["committee", "propose"],
    "Opens a proposal from a contract call, or from a file of several calls",
    'committee propose Accounts.suspend bank-a.operator --description "Key lost" --as bank-a',
  )
    .addOption(
      optional("file", 'JSON file: {"description": "…", "calls": [{"call": "Seats.suspend", "args": ["bank-c"]}]}'),
    )
    .addVariadicArgument({
      name: "call",
      description: "Contract.function and its arguments: names, words, 24h, 60%, dates; lists and structs as JSON",
      defaultValue: [],
    })
    .setAction(() => import("./propose.ts"))
    .build(),

  actingTask(
    ["committee", "execute"],
    "Does what is due for a proposal: queues it or executes it, or says when",
    "committee execute 7 --as bank-a",
  )
    .addPositionalArgument(proposal)
    .setAction(() => import("./execute.ts"))
    .build(),

  actingTask(
    ["committee", "withdraw"],
    "Withdraws the own seat's proposal while it is being voted on",
    "committee withdraw 7 --as bank-a",
  )
    .addPositionalArgument(proposal)
    .setAction(() => import("./withdraw.ts"))
    .build(),
];
