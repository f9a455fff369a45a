import { emptyTask } from "hardhat/config";
import { actingTasks } from "./acting.ts";
import { readingTasks } from "./reading.ts";

/** The accounts' tasks: who acts for which organization, in which office. */
export const accountTasks = [
  emptyTask(
    "account",
    "Accounts and their offices: list, show, accept, enrol, renew, suspend, reinstate, revoke",
  ).build(),
  ...readingTasks,
  ...actingTasks,
];
