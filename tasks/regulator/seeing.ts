import { ArgumentType } from "hardhat/types/arguments";
import { optional, readingTask } from "../shared/builders.ts";

/** What a regulator sees: everything about one subject, and everything that happens. */
export const seeingTasks = [
  readingTask(
    ["regulator", "dossier"],
    "Prints all that the chain knows of an account, organization, contract or node, now or at an earlier block: each fact with its source, and its history",
    "regulator dossier bank-c.issuer --at 2027-01-31",
  )
    .addPositionalArgument({
      name: "name",
      description: "Account, organization, contract, published release or node, by name, address or identity",
    })
    .addOption(optional("at", "Number of a block, or a date (UTC), the last block until which is meant; left out, now"))
    .addOption(optional("asset", "Token: also what is frozen of the account's holding of it"))
    .setAction(() => import("./dossier.ts"))
    .build(),

  readingTask(
    ["regulator", "watch"],
    "Follows the chain, one line for each order, directive, recovery, decision, release and change of accounts, nodes and rules, until interrupted; goes on by itself when the node was away",
    "regulator watch --from 1200",
  )
    .addOption({
      name: "from",
      description: "First block to tell of, for example the one after the last line's; left out, the next one",
      type: ArgumentType.STRING_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .setAction(() => import("./watch.ts"))
    .build(),
];
