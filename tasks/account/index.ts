import { emptyTask } from "hardhat/config";
import { ArgumentType } from "hardhat/types/arguments";
import { actingTask, optional, plainTask, readingTask, watchingTask } from "../shared/builders.ts";

/** The accounts' tasks: who acts for which organization, in which office. */
export const accountTasks = [
  emptyTask("account", "Accounts and their offices: list, show, accept, enrol").build(),

  watchingTask(["account", "list"], "Lists the enrolled accounts", "account list --organization bank-a")
    .addOption(optional("organization", "Only those of this organization"))
    .setAction(() => import("./list.ts"))
    .build(),

  readingTask(
    ["account", "show"],
    "Shows an account: office, status, validity, freeze orders",
    "account show bank-c.issuer",
  )
    .addPositionalArgument({ name: "account", description: "Name or address" })
    .setAction(() => import("./show.ts"))
    .build(),

  plainTask(
    ["account", "accept"],
    "Signs, off line, an account's acceptance of an office and writes it to NAME.acceptance.json",
    "account accept bank-a.trader --organization bank-a --office Participant --deadline 7d",
  )
    .addPositionalArgument({ name: "account", description: "What people will call the account" })
    .addOption(optional("organization", "Name or number; left out for an account of the consortium file"))
    .addOption(optional("office", "Office to accept; left out for an account of the consortium file"))
    .addOption({
      name: "deadline",
      description: "Last moment of use: a duration from now, or a date",
      defaultValue: "7d",
    })
    .addOption({
      name: "consortium",
      description: "Consortium file: it tells the chain and, from the founder, where Accounts is",
      type: ArgumentType.FILE,
      defaultValue: "consortiums/bond-network.json",
    })
    .addOption({ name: "out", description: "Folder to write to", type: ArgumentType.FILE, defaultValue: "acceptances" })
    .addFlag({ name: "devKeys", description: "Sign with the development mnemonic instead of ACCOUNT_KEY" })
    .addOption(optional("address", "With --dev-keys: the account's address, when the consortium file does not have it"))
    .setAction(() => import("./accept.ts"))
    .build(),

  actingTask(
    ["account", "enrol"],
    "Enrols an account that accepted: at once as its OrgAdmin, else by a proposal",
    "account enrol acceptances/bank-a.trader.acceptance.json --valid-until 2028-12-31 --kyc record.bin --as bank-a.admin",
  )
    .addPositionalArgument({ name: "acceptance", description: "Acceptance file" })
    .addOption(optional("validUntil", "Date on which the account expires, or never"))
    .addOption(
      optional("kyc", "File with the KYC record followed by its random salt of 32 bytes, or its keccak256 hash"),
    )
    .setAction(() => import("./enrol.ts"))
    .build(),
];
