import { emptyTask } from "hardhat/config";
import { actingTask, optional } from "../shared/builders.ts";

/** The releases' tasks: which contracts run, from a developer's submission to the retirement. */
export const releaseTasks = [
  emptyTask(
    "release",
    "Contracts that may run: submit, list, show, approve, reject, publish, suspend, resume, retire, withdraw",
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
];
