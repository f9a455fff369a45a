import { emptyTask } from "hardhat/config";
import { freezingTasks } from "./freezing.ts";
import { keepingTasks } from "./keeping.ts";
import { seeingTasks } from "./seeing.ts";

/** The regulator's tasks: freeze orders, the veto, how a regulator keeps itself, and what it sees. */
export const regulatorTasks = [
  emptyTask(
    "regulator",
    "What officers of a regulator do: freeze, confirm, lift, orders, veto; officers, change, approve, present; dossier, watch",
  ).build(),
  ...freezingTasks,
  ...keepingTasks,
  ...seeingTasks,
];
