import { actingTask, optional, proposingTask } from "../shared/builders.ts";
import { evidence, reason } from "../shared/freezing.ts";
import { asset } from "./named.ts";

const account = { name: "account", description: "Account whose holding it is" } as const;
const amount = optional("amount", "How much, such as 1000.50 or 1,000.50");

/** What is done with assets in force. */
export const heldTasks = [
  actingTask(
    ["asset", "transfer"],
    "Sends of what a Participant or Issuer holds, once every rule was found to allow it",
    "asset transfer BC27 --to bank-b.participant --amount 1,000.50 --as bank-a",
  )
    .addPositionalArgument(asset)
    .addOption(optional("to", "Account that receives: a Participant or Issuer"))
    .addOption(amount)
    .setAction(() => import("./transfer.ts"))
    .build(),

  actingTask(
    ["asset", "redeem"],
    "Redeems of what is held of a maturing asset, against the receipt for what was paid; the last redemption settles it",
    "asset redeem BC27 --amount 1,000 --receipt payment.pdf --as bank-a",
  )
    .addPositionalArgument(asset)
    .addOption(amount)
    .addOption(optional("receipt", "Receipt for what was paid: file whose hash is recorded, or the hash itself"))
    .setAction(() => import("./redeem.ts"))
    .build(),

  actingTask(
    ["asset", "dispute"],
    "Pauses a holding, whole, for 72h, because an Issuer of the issuer, or an account of the holder's organization, disputes it",
    "asset dispute BC27 bank-a.participant --case ARB-2026-7 --as bank-c",
  )
    .addPositionalArgument(asset)
    .addPositionalArgument(account)
    .addOption(
      optional(
        "case",
        "Id of the case; up to 31 characters are readable by all, a longer one is hashed; never the name of a natural person",
      ),
    )
    .setAction(() => import("./dispute.ts"))
    .build(),

  proposingTask(
    ["asset", "freeze"],
    "Proposes the committee's own order on a holding, for good, in place of the one before; officers use regulator freeze",
    "asset freeze BC27 bank-a.participant --amount 500 --as bank-b",
  )
    .addPositionalArgument(asset)
    .addPositionalArgument(account)
    .addOption(optional("amount", "How much, such as 1,000.50, which may be more than is held; 0 lifts the order"))
    .setAction(() => import("./freeze.ts"))
    .build(),

  proposingTask(
    ["asset", "suspend"],
    "Stops an asset in force by an order on its token: at once, for at most 72h, as an officer; for a time or for good by a proposal as a seat",
    "asset suspend BC27 --reason AML-3 --evidence case.pdf --as regulator.officer-1",
  )
    .addPositionalArgument(asset)
    .addOption(
      optional(
        "for",
        "How long unless confirmed: 1s to 72h; by a proposal any time; left out, 72h, or good by a proposal",
      ),
    )
    .addOption(reason)
    .addOption(evidence)
    .setAction(() => import("./suspend.ts"))
    .build(),

  proposingTask(
    ["asset", "resume"],
    "Lifts what suspends an asset: of the own regulator a first officer asks and a second one lifts; every order by a proposal as a seat",
    "asset resume BC27 --as regulator.officer-1",
  )
    .addPositionalArgument(asset)
    .setAction(() => import("./resume.ts"))
    .build(),

  proposingTask(
    ["asset", "mature"],
    "Proposes that an asset without maturity is redeemed from the decision on",
    "asset mature BC27 --as bank-a",
  )
    .addPositionalArgument(asset)
    .setAction(() => import("./mature.ts"))
    .build(),
];
