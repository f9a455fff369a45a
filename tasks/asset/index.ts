import { emptyTask } from "hardhat/config";
import { heldTasks } from "./held.ts";
import { seeingTasks } from "./seeing.ts";

/** The assets' tasks: from the draft to the last redemption. */
export const assetTasks = [
  emptyTask(
    "asset",
    "Tokens with a lifecycle: list, show, holders; transfer, redeem, dispute; freeze, suspend, resume, mature",
  ).build(),
  ...seeingTasks,
  ...heldTasks,
];
