import { emptyTask } from "hardhat/config";
import { ArgumentType } from "hardhat/types/arguments";
import { optional, proposingTask, readingTask, watchingTask } from "../shared/builders.ts";

const account = { name: "account", description: "Name or address" } as const;
const validUntil = optional("validUntil", "Date on which the account expires, or never");
const kyc = optional("kyc", "File with the KYC record followed by its random salt of 32 bytes, or its keccak256 hash");

/** The accounts' tasks: who acts for which organization, in which office. */
export const accountTasks = [
  emptyTask(
    "account",
    "Accounts and their offices: list, show, accept, enrol, renew, suspend, reinstate, revoke",
  ).build(),

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
    .addPositionalArgument(account)
    .setAction(() => import("./show.ts"))
    .build(),

  readingTask(
    ["account", "accept"],
    "Signs, off line, an account's acceptance of an office with the key in ACCOUNT_KEY (environment or keystore) and writes it to NAME.acceptance.json",
    "account accept bank-a.trader --organization bank-a --office Participant --deadline 30d",
  )
    .addPositionalArgument({ name: "account", description: "What people will call the account" })
    .addOption(optional("organization", "Name or number; left out for an account of the consortium file"))
    .addOption(optional("office", "Office to accept; left out for an account of the consortium file"))
    .addOption({
      name: "deadline",
      description: "Last moment of use: a date, or a duration from now by the chain's clock if a node answers",
      defaultValue: "30d",
    })
    .addOption({
      name: "consortium",
      description: "Consortium file: it tells the chain and, from the founder, where Accounts is",
      type: ArgumentType.FILE,
      defaultValue: "consortiums/bond-network.json",
    })
    .addOption({ name: "out", description: "Folder to write to", type: ArgumentType.FILE, defaultValue: "acceptances" })
    .addFlag({
      name: "devKeys",
      description: "Sign with a development key instead of ACCOUNT_KEY: that of --address, else the next free one",
    })
    .addOption(optional("address", "With --dev-keys: the account's address"))
    .setAction(() => import("./accept.ts"))
    .build(),

  proposingTask(
    ["account", "enrol"],
    "Enrols an account that accepted: at once by its OrgAdmin where that suffices, else by a proposal",
    "account enrol acceptances/bank-a.trader.acceptance.json --valid-until 2028-12-31 --kyc record.bin --as bank-a",
  )
    .addPositionalArgument({ name: "acceptance", description: "Acceptance file" })
    .addOption(validUntil)
    .addOption(kyc)
    .setAction(() => import("./enrol.ts"))
    .build(),

  proposingTask(
    ["account", "renew"],
    "Gives an account a new validity: at once by its OrgAdmin if that enrolled it, else by a proposal",
    "account renew bank-a.trader --valid-until 2030-12-31 --kyc record.bin --as bank-a",
  )
    .addPositionalArgument(account)
    .addOption(validUntil)
    .addOption(kyc)
    .setAction(() => import("./renew.ts"))
    .build(),

  proposingTask(
    ["account", "suspend"],
    "Suspends an account: at once by its OrgAdmin, else by a proposal",
    "account suspend bank-a.operator --as bank-a",
  )
    .addPositionalArgument(account)
    .setAction(() => import("./suspend.ts"))
    .build(),

  proposingTask(
    ["account", "reinstate"],
    "Ends a suspension: at once by the OrgAdmin who may, else by a proposal",
    "account reinstate bank-a.operator --as bank-a",
  )
    .addPositionalArgument(account)
    .setAction(() => import("./reinstate.ts"))
    .build(),

  proposingTask(
    ["account", "revoke"],
    "Revokes an account for ever: its OrgAdmin asks and a second account confirms, else by a proposal",
    "account revoke bank-a.operator --as bank-a.admin",
  )
    .addPositionalArgument(account)
    .setAction(() => import("./revoke.ts"))
    .build(),
];
