import { emptyTask } from "hardhat/config";
import { ArgumentType } from "hardhat/types/arguments";
import { actingTask, optional, readingTask, watchingTask } from "../shared/builders.ts";
import { proposingTasks } from "./proposing.ts";

const proposal = { name: "proposal", description: "Number of the proposal", type: ArgumentType.INT } as const;

/** The committee's tasks: proposals from the first call to the last ballot and the execution. */
export const committeeTasks = [
  emptyTask("committee", "Proposals of the committee: list, show, propose, vote, execute, withdraw").build(),

  watchingTask(["committee", "list"], "Lists the open proposals and what is due", "committee list --all")
    .addFlag({ name: "all", description: "Show the ended ones too" })
    .setAction(() => import("./list.ts"))
    .build(),

  readingTask(
    ["committee", "show"],
    "Shows a proposal: calls, class, tally, what is missing, deadlines",
    "committee show 7",
  )
    .addPositionalArgument(proposal)
    .setAction(() => import("./show.ts"))
    .build(),

  actingTask(["committee", "vote"], "Casts a seat's ballot, which is final", "committee vote 7 --for --as bank-a")
    .addPositionalArgument(proposal)
    .addFlag({ name: "for", description: "Vote for" })
    .addFlag({ name: "against", description: "Vote against" })
    .addFlag({ name: "abstain", description: "Count for participation only" })
    .addOption(optional("reason", "Why; recorded for ever, never the name of a natural person"))
    .setAction(() => import("./vote.ts"))
    .build(),

  ...proposingTasks,
];
