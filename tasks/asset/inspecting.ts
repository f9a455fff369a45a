import { ArgumentType } from "hardhat/types/arguments";
import { actingTask, optional, proposingTask } from "../shared/builders.ts";
import { evidence } from "../shared/freezing.ts";
import { asset } from "./named.ts";

/** What inspectors do, and what the committee has them do at least. */
export const inspectingTasks = [
  actingTask(
    ["asset", "attest"],
    "Attests an item of an asset under inspection, as an Inspector whom its plan names or as an officer, after showing all that it binds",
    "asset attest BC27 --item Title --document consortiums/samples/bond-2027.md --as auditor",
  )
    .addPositionalArgument(asset)
    .addOption(optional("item", "Title, Pricing, Trading, Custody (the custodian), NonObjection (a regulator)"))
    .addOption(optional("until", "Date from which it does not count any more; left out, the end of the inspection"))
    .addOption(optional("document", "The document of terms, a file, or its keccak256 hash: refused when it is another"))
    .addOption(optional("terms", "The file of terms: refused when the chain says anything else"))
    .addFlag({ name: "yes", description: "Attest without asking; without a terminal nobody is asked" })
    .setAction(() => import("./attest.ts"))
    .build(),

  actingTask(
    ["asset", "reject"],
    "Rejects an asset under inspection, as an Inspector whom its plan names or as an officer",
    "asset reject BC27 --reason PRICE-2 --evidence finding.pdf --as auditor",
  )
    .addPositionalArgument(asset)
    .addOption(optional("reason", "Reason code of the inspector's own, at most 31 characters"))
    .addOption(evidence)
    .setAction(() => import("./reject.ts"))
    .build(),

  proposingTask(
    ["asset", "plans"],
    "Shows the least that assets of each kind are inspected for; with --items or --groups proposes another, by a Constitution decision",
    "asset plans Bond --items Title,Pricing,Trading --groups 3 --as bank-a",
  )
    .addPositionalArgument({
      name: "kind",
      description: "Bond, Cash, Receivable or Other; left out, all",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addOption(optional("items", "Title, Pricing, Trading, separated by commas, or none; left out, as it is"))
    .addOption(
      optional("groups", "Of how many groups custodian and inspectors are at least, 2 to 16; left out, as it is"),
    )
    .setAction(() => import("./plans.ts"))
    .build(),
];
