import { optional, proposingTask } from "../shared/builders.ts";

const account = { name: "account", description: "Name or address" } as const;
const validUntil = optional("validUntil", "Date on which the account expires, or never");
const kyc = optional("kyc", "File with the KYC record followed by its random salt of 32 bytes, or its keccak256 hash");

/** What is done about accounts: at once where the office of who acts allows it, else by a proposal. */
export const actingTasks = [
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
