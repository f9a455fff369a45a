import { ArgumentType } from "hardhat/types/arguments";
import { optional, watchingTask } from "../shared/builders.ts";

/** What anybody sees of assets. */
export const seeingTasks = [
  watchingTask(
    ["asset", "list"],
    "Lists the assets that were ever drafted: what each is, whose, and where it stands",
    "asset list --state Effective --issuer bank-c",
  )
    .addOption(
      optional(
        "state",
        "Only those that are Draft, PreReleased, Rejected, Effective, Suspended, Maturing, Settled or Annulled",
      ),
    )
    .addOption(optional("issuer", "Only those of this organization"))
    .addOption({
      name: "from",
      description: "Number of the first asset to list",
      type: ArgumentType.INT,
      defaultValue: 1,
    })
    .addOption({ name: "limit", description: "How many to list, at most", type: ArgumentType.INT, defaultValue: 50 })
    .setAction(() => import("./list.ts"))
    .build(),
];
