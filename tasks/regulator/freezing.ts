import { ArgumentType } from "hardhat/types/arguments";
import { actingTask, optional, proposingTask, watchingTask } from "../shared/builders.ts";

const order = { name: "order", description: "Number of the order", type: ArgumentType.INT } as const;
const reason = optional("reason", "Reason code of the regulator's own, at most 31 characters");
const evidence = optional("evidence", "File whose hash is recorded, or the hash itself");

/** Freeze orders and the veto. */
export const freezingTasks = [
  actingTask(
    ["regulator", "freeze"],
    "Freezes an account at once, for at most 72h",
    "regulator freeze bank-c.issuer --direction send --for 24h --reason AML-3 --evidence case.pdf --as regulator.officer-1",
  )
    .addPositionalArgument({ name: "subject", description: "Account to freeze" })
    .addOption({ name: "direction", description: "send, receive or both", defaultValue: "both" })
    .addOption({ name: "for", description: "How long it lasts unless confirmed: 1s to 72h", defaultValue: "72h" })
    .addOption(reason)
    .addOption(evidence)
    .setAction(() => import("./freeze.ts"))
    .build(),

  proposingTask(
    ["regulator", "confirm"],
    "Confirms a freeze order for good: a colleague's as an officer, any by a proposal as a seat",
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
    "Lists the live freeze orders, and who asks to lift them",
    "regulator orders --all",
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
