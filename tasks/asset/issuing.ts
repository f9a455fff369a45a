import { ArgumentType } from "hardhat/types/arguments";
import { actingTask, optional } from "../shared/builders.ts";
import { asset } from "./named.ts";

/** What brings an asset from a terms file to its holders. */
export const issuingTasks = [
  actingTask(
    ["asset", "draft"],
    "Drafts an asset from a file of terms, as an Issuer: checks all of them first, and hashes the document that they name",
    "asset draft consortiums/samples/bond-2027.json --as bank-c",
  )
    .addPositionalArgument({ name: "file", description: "File of terms (consortiums/asset.schema.json)" })
    .addOption(
      optional("redraft", "The draft, or rejected asset, that it changes: number or symbol; left out, a new one"),
    )
    .setAction(() => import("./draft.ts"))
    .build(),

  actingTask(
    ["asset", "prerelease"],
    "Releases a draft for inspection, as an Issuer of its issuer: its terms are frozen, and its period begins",
    "asset prerelease BC27 --as bank-c",
  )
    .addPositionalArgument(asset)
    .setAction(() => import("./prerelease.ts"))
    .build(),

  actingTask(
    ["asset", "withdraw"],
    "Takes an asset back from inspection, or after its rejection, as an Issuer of its issuer: what was attested is void",
    "asset withdraw BC27 --as bank-c",
  )
    .addPositionalArgument(asset)
    .setAction(() => import("./withdraw.ts"))
    .build(),

  actingTask(
    ["asset", "activate"],
    "Makes an inspected asset effective and mints its allocation, or says what is missing; anyone may",
    "asset activate BC27 consortiums/samples/bond-2027.json --as bank-c",
  )
    .addPositionalArgument(asset)
    .addPositionalArgument({
      name: "file",
      description: "File of terms, whose allocation it takes; left out, the list that was kept at the draft",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .setAction(() => import("./activate.ts"))
    .build(),
];
