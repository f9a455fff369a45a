import { emptyTask } from "hardhat/config";
import { actingTask, optional, proposingTask, readingTask, watchingTask } from "../shared/builders.ts";

const release = {
  name: "release",
  description: "Release: number, name, name@version, or address of its contract",
} as const;

/** The releases' tasks: which contracts run, from a developer's submission to the retirement. */
export const releaseTasks = [
  emptyTask(
    "release",
    "Contracts that may run: submit, list, show, approve, reject, simulate, publish, suspend, resume, retire, withdraw, verify",
  ).build(),

  actingTask(
    ["release", "submit"],
    "Submits a contract of the build for approval, as a Developer, and writes its release file",
    "release submit PriceBoard --args '[\"Standing\"]' --semver 1.0.0 --audit report.pdf --as bank-b.developer",
  )
    .addPositionalArgument({ name: "contract", description: "Contract: name, or path/to/File.sol:Name" })
    .addOption(optional("args", 'Constructor arguments as JSON; names stand for addresses: ["Standing", 100]'))
    .addOption(optional("name", "What it is called; left out, from the contract's name: price-board for PriceBoard"))
    .addOption(optional("semver", "Its version: major, minor and patch number, such as 1.0.0"))
    .addOption(optional("administrator", "Organization that administers the contract; left out, the developer's"))
    .addOption(optional("audit", "Audit report, a file, or its keccak256 hash"))
    .addOption(optional("sourceUri", "Where source and report are found"))
    .addFlag({ name: "factory", description: "It may create contracts: approved by Constitution decision alone" })
    .addFlag({
      name: "upgradeable",
      description: "It may delegate to other code: approved by Constitution decision alone",
    })
    .addOption(optional("succeeds", "The published release that it succeeds"))
    .setAction(() => import("./submit.ts"))
    .build(),

  watchingTask(
    ["release", "list"],
    "Lists the releases that were ever submitted: where each stands, whose it is, where its contract is",
    "release list --status Submitted",
  )
    .addOption(optional("name", "Only those of this name"))
    .addOption(optional("organization", "Only those of this developer's organization"))
    .addOption(
      optional(
        "status",
        "Only those that are Submitted, Approved, Active, Suspended, Retired, Withdrawn, Rejected or Lapsed",
      ),
    )
    .setAction(() => import("./list.ts"))
    .build(),

  readingTask(
    ["release", "show"],
    "Shows what voters see of a release: hashes, flags, opcodes, what changed against the version before",
    "release show price-board@1.0.0",
  )
    .addPositionalArgument(release)
    .setAction(() => import("./show.ts"))
    .build(),

  proposingTask(
    ["release", "approve"],
    "Approves a release: at once by a seat where the mode allows it, else by a proposal",
    "release approve price-board@1.0.0 --as bank-a",
  )
    .addPositionalArgument(release)
    .setAction(() => import("./approve.ts"))
    .build(),

  proposingTask(
    ["release", "reject"],
    "Proposes to reject a release that is not published, for ever",
    "release reject price-board@1.0.0 --as bank-a",
  )
    .addPositionalArgument(release)
    .setAction(() => import("./reject.ts"))
    .build(),

  actingTask(
    ["release", "publish"],
    "Creates the contract of an approved release, as an Operator of another organization and group than the developer's",
    "release publish price-board@1.0.0 --as bank-a",
  )
    .addPositionalArgument(release)
    .addOption(optional("file", "Its release file; left out, the one at hand that has its hashes"))
    .setAction(() => import("./publish.ts"))
    .build(),

  proposingTask(
    ["release", "suspend"],
    "Proposes to stop a published contract as a target of transactions, at once when it passes",
    "release suspend price-board@1.0.0 --as bank-a",
  )
    .addPositionalArgument(release)
    .setAction(() => import("./suspend.ts"))
    .build(),

  proposingTask(
    ["release", "resume"],
    "Proposes to end the suspension of a contract",
    "release resume price-board@1.0.0 --as bank-a",
  )
    .addPositionalArgument(release)
    .setAction(() => import("./resume.ts"))
    .build(),

  proposingTask(
    ["release", "retire"],
    "Proposes to end a contract for ever; one that is active is suspended in the same decision",
    "release retire price-board@1.0.0 --as bank-a",
  )
    .addPositionalArgument(release)
    .setAction(() => import("./retire.ts"))
    .build(),

  actingTask(
    ["release", "withdraw"],
    "Takes back a release that is not published, as a Developer of the organization that submitted it",
    "release withdraw price-board@1.0.0 --as bank-b",
  )
    .addPositionalArgument(release)
    .setAction(() => import("./withdraw.ts"))
    .build(),

  readingTask(
    ["release", "simulate"],
    "Publishes a release on a throw-away copy of the state: contracts created, events, storage written, warnings",
    "release simulate price-board@1.0.0",
  )
    .addPositionalArgument(release)
    .addOption(optional("file", "Its release file; left out, one in the data folder with the release's hashes"))
    .setAction(() => import("./simulate.ts"))
    .build(),

  readingTask(
    ["release", "verify"],
    "Compiles a release's sources anew and says which byte of its code differs, if any; also for a suite contract",
    "release verify price-board@1.0.0",
  )
    .addPositionalArgument(release)
    .addOption(optional("file", "Its release file; left out, one in the data folder, else the build of this project"))
    .setAction(() => import("./verify.ts"))
    .build(),
];
