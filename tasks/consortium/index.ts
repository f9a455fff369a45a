import { emptyTask } from "hardhat/config";
import { ArgumentType } from "hardhat/types/arguments";
import { optional, plainTask, readingTask, watchingTask } from "../shared/builders.ts";

const consortium = {
  name: "consortium",
  description: "Consortium file",
  type: ArgumentType.FILE,
  defaultValue: "consortiums/bond-network.json",
} as const;

/** The consortium's tasks: founding it, and looking after it. */
export const consortiumTasks = [
  emptyTask("consortium", "The network as a whole: genesis, deploy, check, status").build(),

  plainTask(
    ["consortium", "genesis"],
    "Writes the genesis file with the account ingress, which obeys the founder until the hand-over",
    "consortium genesis --consortium consortiums/bond-network.json --out genesis.json",
  )
    .addOption(consortium)
    .addOption(optional("out", "File to write; left out, it is printed"))
    .setAction(() => import("./genesis.ts"))
    .build(),

  plainTask(
    ["consortium", "deploy"],
    "Founds the network of a consortium file and hands it over to its committee; continues where it was interrupted",
    "consortium deploy --consortium consortiums/bond-network.json --acceptances acceptances --url http://127.0.0.1:8545",
  )
    .addOption(consortium)
    .addOption(optional("acceptances", "Folder with the acceptance of every account"))
    .addOption(optional("url", "Endpoint of a node; left out, that of --network"))
    .addOption(optional("out", "Folder for the record; left out, deployments/<network>"))
    .addFlag({ name: "devKeys", description: "Sign with the development mnemonic, also the acceptances left out" })
    .setAction(() => import("./deploy.ts"))
    .build(),

  readingTask(
    ["consortium", "check"],
    "Compares chain, record and this version, and proves who holds power; exit code 1 when something is off",
    "consortium check",
  )
    .setAction(() => import("./check.ts"))
    .build(),

  watchingTask(
    ["consortium", "status"],
    "Shows seats, open proposals, live freeze orders and who is suspended",
    "consortium status",
  )
    .setAction(() => import("./status.ts"))
    .build(),
];
