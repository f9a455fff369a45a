import { ArgumentType } from "hardhat/types/arguments";
import { actingTask, optional, proposingTask, watchingTask } from "../shared/builders.ts";
import { direction, evidence, reason } from "../shared/freezing.ts";

const order = { name: "order", description: "Number of the order", type: ArgumentType.INT } as const;

/** Freeze orders and the veto. */
export const freezingTasks = [
  proposingTask(
    ["regulator", "freeze"],
    "Freezes an account, an organization's accounts, a contract or a holding: at once, for at most 72h, as an officer; for a time or for good by a proposal as a seat",
    "regulator freeze bank-c.issuer --asset BC27 --amount 1,000.50 --for 24h --reason AML-3 --evidence case.pdf --as regulator.officer-1",
  )
    .addPositionalArgument({
      name: "subject",
      description:
        "Account, organization or contract to freeze; account:NAME, organization:NAME or contract:NAME where several have the name",
    })
    .addOption(optional("asset", "Token of which the account's holding is frozen, instead of the account"))
    .addOption(
      optional(
        "amount",
        "With --asset: how much, such as 1,000.50, or smallest units of a token that is no asset; left out, the whole holding",
      ),
    )
    .addOption(direction)
    .addOption({
      name: "for",
      description: "How long it lasts unless confirmed: 1s to 72h; by a proposal any time, or good",
      defaultValue: "72h",
    })
    .addOption(reason)
    .addOption(evidence)
    .setAction(() => import("./freeze.ts"))
    .build(),

  proposingTask(
    ["regulator", "confirm"],
    "Confirms a freeze order for good, on whatever it is: a colleague's as an officer, any, also a Sentinel's, by a proposal as a seat",
    "regulator confirm 3 --as regulator.officer-2",
  )
    .addPositionalArgument(order)
    .setAction(() => import("./confirm.ts"))
    .build(),

  proposingTask(
    ["regulator", "lift"],
    "Lifts a freeze order: of the own regulator a first officer asks and a second one lifts; any by a proposal as a seat",
    "regulator lift 3 --as regulator.officer-1",
  )
    .addPositionalArgument(order)
    .setAction(() => import("./lift.ts"))
    .build(),

  watchingTask(
    ["regulator", "orders"],
    "Lists the live freeze orders, and what may be done about each next",
    "regulator orders --on bank-c.issuer --all",
  )
    .addOption(
      optional("on", "Only those on this account and its holdings, organization, or contract and holdings of it"),
    )
    .addFlag({ name: "all", description: "Show the ended ones too" })
    .setAction(() => import("./orders.ts"))
    .build(),

  actingTask(
    ["regulator", "veto"],
    "Stops a queued decision of the committee",
    "regulator veto 7 --reason LAW-12 --evidence opinion.pdf --as regulator.officer-1",
  )
    .addPositionalArgument({ name: "proposal", description: "Number of the proposal", type: ArgumentType.INT })
    .addOption(reason)
    .addOption(evidence)
    .setAction(() => import("./veto.ts"))
    .build(),
];
