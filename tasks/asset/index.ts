import { emptyTask } from "hardhat/config";
import { heldTasks } from "./held.ts";
import { inspectingTasks } from "./inspecting.ts";
import { issuingTasks } from "./issuing.ts";
import { seeingTasks } from "./seeing.ts";

/** The assets' tasks: from the draft to the last redemption. */
export const assetTasks = [
  emptyTask(
    "asset",
    "Tokens with a lifecycle: draft, prerelease, withdraw, attest, reject, activate, plans; list, show, holders; transfer, redeem, dispute; freeze, suspend, resume, mature",
  ).build(),
  ...issuingTasks,
  ...inspectingTasks,
  ...seeingTasks,
  ...heldTasks,
];
