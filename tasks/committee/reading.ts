import { ArgumentType } from "hardhat/types/arguments";
import { optional, readingTask, watchingTask } from "../shared/builders.ts";

/** The tasks that show proposals, rates and seats. */
export const readingTasks = [
  watchingTask(["committee", "list"], "Lists the open proposals and what is due", "committee list --all")
    .addFlag({ name: "all", description: "Show the ended ones too" })
    .setAction(() => import("./list.ts"))
    .build(),

  readingTask(
    ["committee", "show"],
    "Shows a proposal: calls, class, thresholds, who voted what, what is due; or writes it for voters off line",
    "committee show 7 --out proposal-7.json",
  )
    .addPositionalArgument({ name: "proposal", description: "Number of the proposal", type: ArgumentType.INT })
    .addOption(optional("out", "Proposal file to write too, for `committee sign`"))
    .setAction(() => import("./show.ts"))
    .build(),

  readingTask(
    ["committee", "rates"],
    "Shows what each class asks for, in percent and in weight of today, and how long it takes",
    "committee rates",
  )
    .setAction(() => import("./rates.ts"))
    .build(),

  readingTask(
    ["committee", "seats"],
    "Shows the seats: account, weight, share, standing, group, open proposals",
    "committee seats",
  )
    .setAction(() => import("./seats.ts"))
    .build(),
];
