import { ArgumentType } from "hardhat/types/arguments";
import { optional, readingTask, watchingTask } from "../shared/builders.ts";

/** Looking at accounts, and accepting an office, which sends nothing. */
export const readingTasks = [
  watchingTask(
    ["account", "list"],
    "Lists the accounts that were ever enrolled",
    "account list --organization bank-a --office Participant --status Active",
  )
    .addOption(optional("organization", "Only those of this organization"))
    .addOption(optional("office", "Only those in this office"))
    .addOption(optional("status", "Only those that are Active, Suspended, Revoked, Expired or Overdue"))
    .setAction(() => import("./list.ts"))
    .build(),

  watchingTask(
    ["account", "show"],
    "Shows an account: office, validity, freeze orders, and why it acts as nobody if it does",
    "account show bank-c.issuer",
  )
    .addPositionalArgument({ name: "account", description: "Name or address" })
    .setAction(() => import("./show.ts"))
    .build(),

  readingTask(
    ["account", "accept"],
    "Signs, off line, an account's acceptance of an office with the key in ACCOUNT_KEY (environment or keystore) and writes it to NAME.acceptance.json",
    "account accept bank-a.trader --organization bank-a --office Participant --deadline 30d",
  )
    .addPositionalArgument({ name: "account", description: "What people will call the account" })
    .addFlag({
      name: "rotate",
      description:
        "The new key of this account accepts, for `account rotate`: organization and office are the account's",
    })
    .addOption(optional("organization", "Name or number; left out for an account of the consortium file"))
    .addOption(optional("office", "Office to accept; left out for an account of the consortium file"))
    .addOption({
      name: "deadline",
      description: "Last moment of use: a date, or a duration from now by the chain's clock if a node answers",
      defaultValue: "30d",
    })
    .addOption(
      optional(
        "consortium",
        "Consortium file of a network that is yet to be founded, or not to be asked; left out, the network as usual",
      ),
    )
    .addOption({ name: "out", description: "Folder to write to", type: ArgumentType.FILE, defaultValue: "acceptances" })
    .addFlag({
      name: "devKeys",
      description: "Sign with a development key instead of ACCOUNT_KEY: that of --address, else the next free one",
    })
    .addOption(optional("address", "With --dev-keys: the account's address"))
    .setAction(() => import("./accept.ts"))
    .build(),
];
