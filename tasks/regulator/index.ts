import { emptyTask } from "hardhat/config";
import { ArgumentType } from "hardhat/types/arguments";
import { actingTask, optional, proposingTask, watchingTask } from "../shared/builders.ts";

const order = { name: "order", description: "Number of the order", type: ArgumentType.INT } as const;
const reason = optional("reason", "Reason code of the regulator's own, at most 31 characters");
const evidence = optional("evidence", "File whose hash is recorded, or the hash itself");

/** The regulator's tasks: freeze orders, the veto, and how a regulator keeps itself. */
export const regulatorTasks = [
  emptyTask(
    "regulator",
    "What officers of a regulator do: freeze, confirm, lift, orders, veto; officers, change, approve, present",
  ).build(),

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

  watchingTask(
    ["regulator", "officers"],
    "Lists the officers, who of them counts, who is summoned, and the changes that wait for a second consent",
    "regulator officers --organization regulator",
  )
    .addOption(optional("organization", "Only those of this regulator"))
    .setAction(() => import("./officers.ts"))
    .build(),

  proposingTask(
    ["regulator", "change"],
    "Asks for a change among the own regulator's accounts, which a second officer or a decision approves; as a seat, proposes it while fewer than two officers count",
    "regulator change --remove regulator.officer-2 --add acceptances/regulator.officer-3.acceptance.json --valid-until 2028-12-31 --kyc record.bin --as regulator.officer-1",
  )
    .addOption(optional("remove", "Account to revoke for ever"))
    .addOption(optional("add", "Acceptance file of an account to enrol"))
    .addOption(optional("renew", "Account to give a new validity, instead of --add"))
    .addOption(optional("validUntil", "With --add or --renew: date on which the account expires, or never"))
    .addOption(
      optional(
        "kyc",
        "With --add or --renew: file with the KYC record followed by its random salt of 32 bytes, or its keccak256 hash",
      ),
    )
    .setAction(() => import("./change.ts"))
    .build(),

  proposingTask(
    ["regulator", "approve"],
    "Approves a change that another officer asked for: at once as an officer, by a proposal as a seat",
    "regulator approve 0x1f2e3d4c --as regulator.officer-2",
  )
    .addPositionalArgument({
      name: "request",
      description: "Beginning of the request's hash; left out when only one waits",
      defaultValue: "",
    })
    .setAction(() => import("./approve.ts"))
    .build(),

  actingTask(
    ["regulator", "present"],
    "Presents an officer, who was summoned, so that he goes on counting",
    "regulator present --as regulator.officer-1",
  )
    .setAction(() => import("./present.ts"))
    .build(),
];
