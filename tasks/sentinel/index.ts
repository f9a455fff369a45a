import { emptyTask } from "hardhat/config";
import { actingTask } from "../shared/builders.ts";
import { direction, evidence, reason } from "../shared/freezing.ts";

/** What a monitoring key does. */
export const sentinelTasks = [
  emptyTask("sentinel", "What a Sentinel, a monitoring key, does: freeze").build(),

  actingTask(
    ["sentinel", "freeze"],
    "Stops an account without seat or a contract at once, for at most 4h, three at a time",
    "sentinel freeze price-board --for 4h --reason ANOMALY-1 --evidence alert.json --as bank-b",
  )
    .addPositionalArgument({
      name: "subject",
      description: "Account or contract to freeze; account:NAME or contract:NAME where several have the name",
    })
    .addOption(direction)
    .addOption({ name: "for", description: "How long it lasts: 1s to 4h", defaultValue: "4h" })
    .addOption(reason)
    .addOption(evidence)
    .setAction(() => import("./freeze.ts"))
    .build(),
];
