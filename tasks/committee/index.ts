import { emptyTask } from "hardhat/config";
import { ballotTasks } from "./ballots.ts";
import { proposingTasks } from "./proposing.ts";
import { readingTasks } from "./reading.ts";

/** The committee's tasks: proposals from the first call to the last ballot and the execution. */
export const committeeTasks = [
  emptyTask(
    "committee",
    "Decisions of the committee: list, show, rates, seats, propose, queue, execute, withdraw, vote, sign, deliver",
  ).build(),
  ...readingTasks,
  ...proposingTasks,
  ...ballotTasks,
];
