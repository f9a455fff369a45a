import { emptyTask } from "hardhat/config";
import { proposingTask, readingTask } from "../shared/builders.ts";

const ingress = { name: "ingress", description: "account, node or validator" } as const;
const candidate = { name: "candidate", description: "Contract that would answer: name or address" } as const;

/** The tasks of what an engine asks: the ingresses and the rules behind them. */
export const rulesTasks = [
  emptyTask("rules", "What an engine asks, and what answers it: show, probe, repoint").build(),

  readingTask(["rules", "show"], "Shows the three ingresses and where their keys point", "rules show")
    .setAction(() => import("./show.ts"))
    .build(),

  readingTask(
    ["rules", "probe"],
    "Tries a contract behind an ingress as the repointing would, and names the probe that it fails; sends nothing",
    "rules probe node NodeRules",
  )
    .addPositionalArgument(ingress)
    .addPositionalArgument(candidate)
    .setAction(() => import("./probe.ts"))
    .build(),

  proposingTask(
    ["rules", "repoint"],
    "Probes a contract and proposes, as Constitution, that an ingress points at it",
    "rules repoint node 0x5FbDB2315678afecb367f032d93F642f64180aa3 --as bank-a",
  )
    .addPositionalArgument(ingress)
    .addPositionalArgument(candidate)
    .setAction(() => import("./repoint.ts"))
    .build(),
];
