import { emptyTask } from "hardhat/config";
import { freezingTasks } from "./freezing.ts";
import { keepingTasks } from "./keeping.ts";

/** The regulator's tasks: freeze orders, the veto, and how a regulator keeps itself. */
export const regulatorTasks = [
  emptyTask(
    "regulator",
    "What officers of a regulator do: freeze, confirm, lift, orders, veto; officers, change, approve, present",
  ).build(),
  ...freezingTasks,
  ...keepingTasks,
];
