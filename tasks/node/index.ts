import { overrideTask } from "hardhat/config";
import { optional, proposingTask, readingTask, watchingTask } from "../shared/builders.ts";

const node = { name: "node", description: "Name, enode URL, id or validator address" } as const;

/** The nodes' tasks: who runs which node, and where it listens. */
export const nodeTasks = [
  overrideTask("node")
    .setDescription(
      "Nodes of the consortium: list, show, admit, suspend, reinstate, remove, move. Any option but --help is of Hardhat's own task of this name, which starts nothing here",
    )
    .setAction(() => import("./alone.ts"))
    .build(),

  watchingTask(
    ["node", "list"],
    "Lists the nodes that were ever admitted: whose, kind, status, where they listen",
    "node list --organization bank-a --kind Observer --status Active",
  )
    .addOption(optional("organization", "Only those of this organization"))
    .addOption(optional("kind", "Only those that are Observer, Validator or Regulator"))
    .addOption(optional("status", "Only those that are Active, Suspended or Removed"))
    .setAction(() => import("./list.ts"))
    .build(),

  readingTask(
    ["node", "show"],
    "Shows a node: whose it is, whether it may connect and why not, open proposals about it",
    "node show bank-a.node",
  )
    .addPositionalArgument(node)
    .setAction(() => import("./show.ts"))
    .build(),

  proposingTask(
    ["node", "admit"],
    "Admits a node as observer: at once by its organization's Operator within the cap, else by a proposal",
    "node admit enode://KEY@bank-a.example:30303 --name bank-a.observer --as bank-a",
  )
    .addPositionalArgument({ name: "enode", description: "Enode URL as the node prints it" })
    .addOption(optional("name", "What people will call it: its organization's name, a dot and a name of its own"))
    .setAction(() => import("./admit.ts"))
    .build(),

  proposingTask(
    ["node", "suspend"],
    "Proposes to suspend a node that is no validator; a regulator's by Constitution decision",
    "node suspend bank-c.observer --as bank-a",
  )
    .addPositionalArgument(node)
    .setAction(() => import("./suspend.ts"))
    .build(),

  proposingTask(
    ["node", "reinstate"],
    "Proposes to end a node's suspension; of a regulator's by Constitution decision",
    "node reinstate bank-c.observer --as bank-a",
  )
    .addPositionalArgument(node)
    .setAction(() => import("./reinstate.ts"))
    .build(),

  proposingTask(
    ["node", "remove"],
    "Removes a node: an observer at once by its organization's Operator, else by a proposal, a validator in one decision",
    "node remove bank-c.observer --as bank-a",
  )
    .addPositionalArgument(node)
    .setAction(() => import("./remove.ts"))
    .build(),

  proposingTask(
    ["node", "move"],
    "Changes where a node listens: at once by its organization's Operator or its regulator's officer, else by a proposal",
    "node move bank-a.node bank-a-2.example:30303 --as bank-a",
  )
    .addPositionalArgument(node)
    .addPositionalArgument({ name: "endpoint", description: "HOST:PORT, a DNS name or an IP" })
    .setAction(() => import("./move.ts"))
    .build(),
];
