import { ArgumentType } from "hardhat/types/arguments";
import { actingTask, optional, proposingTask } from "../shared/builders.ts";

const account = { name: "account", description: "Name or address" } as const;
const acceptance = optional("acceptance", "File that the new key signed with `account accept ACCOUNT --rotate`");
const to = optional("to", "Address of the new key; when given, nothing is sent about another");

/** A task that acts at once and never opens a proposal. */
function sendingTask(id: [string, ...string[]], description: string, example: string) {
  return actingTask(id, description, example).addFlag({
    name: "yes",
    description: "Send without asking; without a terminal nobody is asked",
  });
}

/** What is done about the key of an account: rotating it, recovering it, objecting to that, and who guards it. */
export const recoveringTasks = [
  sendingTask(
    ["account", "rotate"],
    "Starts giving an account to a new key, as its OrgAdmin: the old key sends nothing from then on, and after 72h and a consent anyone finishes it",
    "account rotate bank-a.trader --acceptance acceptances/bank-a.trader.rotation.acceptance.json --as bank-a",
  )
    .addPositionalArgument(account)
    .addOption(acceptance)
    .addOption(to)
    .addFlag({
      name: "devKeys",
      description: "On the bundled devnet: accept with a development key, that of --to or else the next free one",
    })
    .setAction(() => import("./rotate.ts"))
    .build(),

  proposingTask(
    ["account", "recover"],
    "Tells what the recovery of an account needs and who can do it; with a flag, does it",
    "account recover bank-a.trader --consent --as bank-b",
  )
    .addPositionalArgument(account)
    .addFlag({
      name: "support",
      description: "As a guardian: support a recovery to the key of --acceptance; guardians of enough groups start it",
    })
    .addFlag({
      name: "consent",
      description:
        "As an OrgAdmin or Seat of another group: at once. As another Seat, or where only the committee may: propose it. As a regulator's officer: let its orders follow",
    })
    .addFlag({ name: "finish", description: "As anyone, once it is ready: office, seat and orders go to the new key" })
    .addFlag({
      name: "cancel",
      description: "As an OrgAdmin of its organization: end it at once. As a Seat: propose it",
    })
    .addOption(
      optional("holding", "As anyone, once finished: move what former keys hold of this asset (name or address), once"),
    )
    .addOption(acceptance)
    .addOption(to)
    .setAction(() => import("./recover.ts"))
    .build(),

  sendingTask(
    ["account", "object"],
    "Signs, with the old key, an objection to the recovery of an account and writes it to ACCOUNT.objection.json; the old key sends nothing, so another account delivers it",
    "account object bank-a.trader",
  )
    .addPositionalArgument(account)
    .addOption(optional("deliver", "Objection file to send, through the account of --as, whichever that is"))
    .addOption(optional("to", "To sign without a node: the new key that the recovery is to"))
    .addOption(optional("startedAt", "To sign without a node: when the recovery started, in seconds since 1970"))
    .addOption(optional("signature", "What a contract wallet signed elsewhere, instead of the account's own key"))
    .addOption({ name: "out", description: "Folder to write to", type: ArgumentType.FILE, defaultValue: "objections" })
    .setAction(() => import("./object.ts"))
    .build(),

  sendingTask(
    ["account", "guardians"],
    "Lists who may start recoveries when an OrgAdmin is lost, or names those of the own organization",
    "account guardians --set bank-b.admin,csd.admin,auditor.admin --quorum 2 --as bank-a",
  )
    .addOption(optional("organization", "Only those of this organization"))
    .addOption(
      optional(
        "set",
        "Accounts, or organizations, which means their OrgAdmin, with commas between; none for no guardians",
      ),
    )
    .addOption({
      name: "quorum",
      description: "With --set: from how many groups it takes guardians to start a recovery, at least 2",
      type: ArgumentType.INT,
      defaultValue: 2,
    })
    .setAction(() => import("./guardians.ts"))
    .build(),
];
