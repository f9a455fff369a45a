import { emptyTask } from "hardhat/config";
import { ArgumentType } from "hardhat/types/arguments";
import { actingTask, optional, proposingTask, readingTask, watchingTask } from "../shared/builders.ts";

const directive = { name: "directive", description: "Number of the directive", type: ArgumentType.INT } as const;

/** The directives' tasks: what is taken from a holder against his will, from the draft to the execution. */
export const directiveTasks = [
  emptyTask(
    "directive",
    "What is taken from a holder by order: draft, approve, object, execute, withdraw, list, show",
  ).build(),

  actingTask(
    ["directive", "draft"],
    "Drafts a seizure, correction, redemption, award or annulment, as an officer; a second officer and the committee approve it",
    "directive draft --kind seizure --asset BC27 --from bank-b.participant --to bank-a.participant --amount 1,000.50 --reference order.pdf --evidence case.pdf --as regulator.officer-1",
  )
    .addOption(optional("kind", "seizure, correction, redemption, award or annulment, which ends an asset"))
    .addOption(optional("asset", "Token: symbol of its asset, name of its release, or address"))
    .addOption(optional("from", "Account that loses; in an annulment one of the issuer, whose seat may object"))
    .addOption(optional("to", "Account that receives; none in a redemption or annulment"))
    .addOption(
      optional(
        "amount",
        "How much, such as 1,000.50, or smallest units of a token that is no asset; none in an annulment",
      ),
    )
    .addOption(
      optional("corrects", "Of a correction: hash of the transaction that it corrects, which touched the token"),
    )
    .addOption(
      optional(
        "case",
        "Of an award: id of the case; up to 31 characters are readable by all, a longer one is hashed; never the name of a natural person",
      ),
    )
    .addOption(optional("arbiter", "Of an award: Service organization whose Inspector attests it"))
    .addOption({
      name: "delay",
      description: "Between approval and execution: 72h to 90d",
      defaultValue: "72h",
    })
    .addOption(
      optional("reference", "Order or provision that it rests on: text or file, whose hash is recorded, or the hash"),
    )
    .addOption(optional("evidence", "File whose hash is recorded, or the hash itself"))
    .setAction(() => import("./draft.ts"))
    .build(),

  proposingTask(
    ["directive", "approve"],
    "Approves a directive in the own office: a second officer endorses it, an Inspector of its arbiter attests it, a seat proposes it to the committee",
    "directive approve 3 --as regulator.officer-2",
  )
    .addPositionalArgument(directive)
    .setAction(() => import("./approve.ts"))
    .build(),

  actingTask(
    ["directive", "object"],
    "Objects to an approved directive before its delay is over, as the Seat account of the organization that would lose",
    "directive object 3 --reason reasons.pdf --as bank-c.seat",
  )
    .addPositionalArgument(directive)
    .addOption(optional("reason", "Why: text or file, whose hash is recorded, or the hash itself"))
    .addFlag({
      name: "sign",
      description: "Write a signed objection instead of sending it: for a frozen or suspended one",
    })
    .addOption(
      optional(
        "signature",
        "With --sign: what the contract wallet of --as signed elsewhere, instead of a key of its own",
      ),
    )
    .addOption(optional("deliver", "File of a signed objection, which anyone delivers"))
    .addOption({
      name: "out",
      description: "With --sign: folder to write the objection to",
      type: ArgumentType.FILE,
      defaultValue: "objections",
    })
    .addFlag({ name: "yes", description: "Sign without asking; without a terminal nobody is asked" })
    .setAction(() => import("./object.ts"))
    .build(),

  actingTask(
    ["directive", "execute"],
    "Carries out an approved directive whose delay is over, exactly as drafted, as any account",
    "directive execute 3 --as bank-a",
  )
    .addPositionalArgument(directive)
    .setAction(() => import("./execute.ts"))
    .build(),

  actingTask(
    ["directive", "withdraw"],
    "Takes back a directive that was not executed, as an officer of the regulator that drafted it",
    "directive withdraw 3 --as regulator.officer-1",
  )
    .addPositionalArgument(directive)
    .setAction(() => import("./withdraw.ts"))
    .build(),

  watchingTask(
    ["directive", "list"],
    "Lists the directives that were ever drafted: who loses what to whom, and where each stands",
    "directive list --open",
  )
    .addFlag({ name: "open", description: "Only those that can still be executed" })
    .setAction(() => import("./list.ts"))
    .build(),

  readingTask(
    ["directive", "show"],
    "Shows a directive: who loses what to whom, on what it rests, what happened, what comes next and who can do it",
    "directive show 3",
  )
    .addPositionalArgument(directive)
    .setAction(() => import("./show.ts"))
    .build(),
];
