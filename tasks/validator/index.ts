import { emptyTask } from "hardhat/config";
import { actingTask, proposingTask, watchingTask } from "../shared/builders.ts";

const node = { name: "node", description: "Name, enode URL, id or validator address" } as const;

/** The validators' tasks: which nodes seal blocks. */
export const validatorTasks = [
  emptyTask("validator", "Nodes that seal blocks: list, promote, demote, sync").build(),

  watchingTask(
    ["validator", "list"],
    "Lists the validators: node, organization, status, the fewest there may be, and how many may change in a block",
    "validator list",
  )
    .setAction(() => import("./list.ts"))
    .build(),

  proposingTask(
    ["validator", "promote"],
    "Proposes to take an observer of a member into the validator set",
    "validator promote bank-e.node --as bank-a",
  )
    .addPositionalArgument(node)
    .setAction(() => import("./promote.ts"))
    .build(),

  proposingTask(
    ["validator", "demote"],
    "Takes a validator out of the set: at once by anybody when its organization is suspended, else by a proposal",
    "validator demote bank-d.node --as bank-a",
  )
    .addPositionalArgument(node)
    .setAction(() => import("./demote.ts"))
    .build(),

  actingTask(
    ["validator", "sync"],
    "Refreshes the list that the validator ingress keeps for when its set fails; anybody may",
    "validator sync --as bank-a",
  )
    .setAction(() => import("./sync.ts"))
    .build(),
];
