import { emptyTask } from "hardhat/config";
import { ArgumentType } from "hardhat/types/arguments";
import { optional, proposingTask, readingTask, watchingTask } from "../shared/builders.ts";

const organization = { name: "organization", description: "Name or number of the organization" } as const;

/** The organizations' tasks: who is in the consortium, and who is stopped. */
export const orgTasks = [
  emptyTask("org", "Organizations of the consortium: list, show, add, suspend, reinstate").build(),

  watchingTask(["org", "list"], "Lists the organizations: kind, group, status, accounts of their cap", "org list")
    .setAction(() => import("./list.ts"))
    .build(),

  readingTask(
    ["org", "show"],
    "Shows an organization: status, seat, accounts by office, open proposals about it",
    "org show bank-c",
  )
    .addPositionalArgument(organization)
    .setAction(() => import("./show.ts"))
    .build(),

  proposingTask(
    ["org", "add"],
    "Proposes to register an organization; a regulator by Constitution decision",
    "org add --name bank-e --kind Member --group bank-e --cap 20 --as bank-a",
  )
    .addOption(optional("name", "Short name, unique; never the name of a natural person"))
    .addOption({ name: "kind", description: "Member, Regulator or Service", defaultValue: "Member" })
    .addOption(optional("group", "Common owner; left out, its own name"))
    .addOption({
      name: "cap",
      description: "How many Participants and Issuers its OrgAdmin may enrol without the committee",
      type: ArgumentType.INT,
      defaultValue: 0,
    })
    .setAction(() => import("./add.ts"))
    .build(),

  proposingTask(
    ["org", "suspend"],
    "Proposes to suspend an organization, so that all its accounts stop; a regulator by Constitution decision",
    "org suspend bank-c --as bank-a",
  )
    .addPositionalArgument(organization)
    .setAction(() => import("./suspend.ts"))
    .build(),

  proposingTask(
    ["org", "reinstate"],
    "Proposes to end an organization's suspension; a regulator's by Constitution decision",
    "org reinstate bank-c --as bank-a",
  )
    .addPositionalArgument(organization)
    .setAction(() => import("./reinstate.ts"))
    .build(),
];
