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
  emptyTask("consortium", "The network as a whole: init, validate, genesis, deploy, check, status").build(),

  plainTask(
    ["consortium", "init"],
    "Writes a consortium file: asks for what is not given, and checks each answer at once",
    'consortium init --name bond-market --chain-id 20261 --members "bank-a 25, bank-b 22, bank-c 18, csd 20" --dev-keys',
  )
    .addOption(optional("name", "Name of the consortium"))
    .addOption(optional("chainId", "Chain id, a number that no other network of yours has"))
    .addOption(
      optional("members", "Members and the weights of their seats: bank-a 25, bank-b 22 group-b, bank-c 18, csd 20"),
    )
    .addOption(optional("regulator", "Name of the regulator; left out, regulator"))
    .addOption(optional("officers", "How many officers the regulator has, 2 to 16; left out, 2"))
    .addOption(optional("auditor", "Name of the auditor, or none; left out, auditor"))
    .addOption(optional("validUntil", "Date on which the accounts expire; left out, the end of the year after next"))
    .addOption(optional("port", "Port of the first node, the next ones upwards; left out, 8545"))
    .addOption(
      optional("accounts", 'JSON file: {"founder": "0x…", "bank-a.seat": {"address": "0x…", "kyc": "0x…"}, …}'),
    )
    .addOption(optional("nodes", 'JSON file: {"bank-a": "enode://KEY@HOST:PORT", …}, one node for each organization'))
    .addOption(optional("out", "File to write; left out, consortiums/NAME.json"))
    .addFlag({
      name: "devKeys",
      description: "Take addresses and node keys that no file gives from the development mnemonic: for a devnet only",
    })
    .addFlag({ name: "force", description: "Write over a file that is there" })
    .setAction(() => import("./init.ts"))
    .build(),

  plainTask(
    ["consortium", "validate"],
    "Checks a consortium file: every problem at once with its place in the file, or what it would found",
    "consortium validate consortiums/bond-network.json",
  )
    .addPositionalArgument({ name: "file", description: "Consortium file" })
    .setAction(() => import("./validate.ts"))
    .build(),

  plainTask(
    ["consortium", "genesis"],
    "Writes the genesis file with the three ingresses, which obey the founder until the hand-over",
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
    "Compares chain, record, file and this version, and proves who holds power; exit code 1 when something is off",
    "consortium check",
  )
    .addOption(optional("consortium", "File that founded it; left out, consortiums/NAME.json if it is there"))
    .setAction(() => import("./check.ts"))
    .build(),

  watchingTask(
    ["consortium", "status"],
    "Shows seats, open proposals, live freeze orders, who is suspended, and how each node answers",
    "consortium status",
  )
    .setAction(() => import("./status.ts"))
    .build(),
];
