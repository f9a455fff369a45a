import { actingTask, optional, proposingTask, watchingTask } from "../shared/builders.ts";

/** How a regulator keeps itself: its officers, and changes among its accounts. */
export const keepingTasks = [
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
