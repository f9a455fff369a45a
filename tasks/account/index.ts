import { emptyTask } from "hardhat/config";
import { actingTasks } from "./acting.ts";
import { readingTasks } from "./reading.ts";
import { recoveringTasks } from "./recovering.ts";

/** The accounts' tasks: who acts for which organization, in which office. */
export const accountTasks = [
  emptyTask(
    "account",
    "Accounts and their offices: list, show, accept, enrol, renew, suspend, reinstate, revoke; their keys: rotate, recover, object, guardians",
  ).build(),
  ...readingTasks,
  ...actingTasks,
  ...recoveringTasks,
];
