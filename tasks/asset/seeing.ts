import { ArgumentType } from "hardhat/types/arguments";
import { optional, readingTask, watchingTask } from "../shared/builders.ts";
import { asset } from "./named.ts";

const at = optional("at", "Number of a block, or a date (UTC), the last block until which is meant; left out, now");

/** A list page by page. */
const from = (of: string) => ({ name: "from", description: of, type: ArgumentType.INT, defaultValue: 1 }) as const;
const limit = {
  name: "limit",
  description: "How many to list, at most",
  type: ArgumentType.INT,
  defaultValue: 50,
} as const;

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
    .addOption(from("Number of the first asset to list"))
    .addOption(limit)
    .setAction(() => import("./list.ts"))
    .build(),

  readingTask(
    ["asset", "show"],
    "Shows an asset: its state and what it can come to, who attested what and who can give what is missing, its dates, what is held and what stops it",
    "asset show BC27 --at 2027-01-31",
  )
    .addPositionalArgument(asset)
    .addOption(at)
    .setAction(() => import("./show.ts"))
    .build(),

  readingTask(
    ["asset", "holders"],
    "Lists who holds an asset, most first: held, frozen, free, share, and who may send or receive it",
    "asset holders BC27 --limit 20",
  )
    .addPositionalArgument(asset)
    .addOption(at)
    .addOption(from("Rank of the first holder to list"))
    .addOption(limit)
    .setAction(() => import("./holders.ts"))
    .build(),
];
