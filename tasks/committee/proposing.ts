import { ArgumentType } from "hardhat/types/arguments";
import type { Action } from "../../lib/actions/action.ts";
import { ACTIONS } from "../../lib/actions/catalogue.ts";
import { actingTask, optional, proposingTask } from "../shared/builders.ts";

const proposal = { name: "proposal", description: "Number of the proposal", type: ArgumentType.INT } as const;

/** The tasks that open a proposal, end it or carry it out. */
export const proposingTasks = [
  proposingTask(
    ["committee", "propose"],
    "Opens a proposal: from a named action (below, each with its own --help), a contract call, or a file of several",
    'committee propose org.suspend --org bank-c --description "Late filings" --as bank-a',
  )
    .addOption(
      optional("file", 'JSON file: {"calls": [{"action": "org.suspend", "args": {"org": "bank-c"}}]}; steps in order'),
    )
    .addOption(
      optional("override", "Number of a vetoed proposal to make again, 14 days after the veto; two thirds must be for"),
    )
    .addVariadicArgument({
      name: "call",
      description: "Contract.function and its arguments: names, words, 24h, 60%, dates; lists and structs as JSON",
      defaultValue: [],
    })
    .setAction(() => import("./propose.ts"))
    .build(),

  ...ACTIONS.map(actionTask),

  actingTask(
    ["committee", "queue"],
    "Queues a proposal that succeeded, so that its delay begins, or fails while it is voted on; any active account may",
    "committee queue 7 --as bank-a",
  )
    .addPositionalArgument(proposal)
    .setAction(() => import("./queue.ts"))
    .build(),

  actingTask(
    ["committee", "execute"],
    "Does what is due for a proposal: queues it or executes it, or fails and says when; any active account may",
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

function actionTask(action: Action) {
  const { name, description, example, parameters } = action;
  const id: [string, ...string[]] = ["committee", "propose", name];
  const plain = proposingTask(id, description, `committee propose ${name} ${example} --as bank-a`);
  return parameters
    .reduce((task, parameter) => task.addOption(optional(parameter.name, parameter.description)), plain)
    .setAction(async () => ({ default: (await import("./proposeAction.ts")).proposing(action) }))
    .build();
}
