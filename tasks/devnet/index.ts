import { emptyTask } from "hardhat/config";
import { ArgumentType } from "hardhat/types/arguments";
import { optional, plainTask } from "../shared/builders.ts";

const data = optional("data", "Data folder; left out, that of the one running devnet");
const chainData = optional("data", "Data folder; left out, the only one below .devnet that holds a chain");

/** The devnet's tasks: a whole network on one machine, whose clock can be moved. */
export const devnetTasks = [
  emptyTask(
    "devnet",
    "A whole network on this machine: start, advance, status, logs, stop, reset, export, import",
  ).build(),

  plainTask(
    ["devnet", "start"],
    "Founds a consortium, or goes on with its chain, and serves one endpoint per node until it is stopped",
    "devnet start --port 8545",
  )
    .addOption({
      name: "consortium",
      description: "Consortium file; left out, what the chain in --data was founded from, else the sample bond-network",
      type: ArgumentType.FILE_WITHOUT_DEFAULT,
      defaultValue: undefined,
    })
    .addOption({
      name: "port",
      description: "Port of the first node, the next ones upwards; 0 for any free ports",
      type: ArgumentType.INT,
      defaultValue: 8545,
    })
    .addOption({
      name: "blockTime",
      description: "Seconds between two blocks; 0 seals transactions at once, those that come together in one block",
      type: ArgumentType.INT,
      defaultValue: 0,
    })
    .addOption(
      optional(
        "metricsPort",
        "Port of /metrics and /healthz on this machine, 0 for any free one; left out, 9545, or any free one with --port 0",
      ),
    )
    .addOption(optional("host", "Address of this machine to listen on; left out, 127.0.0.1 for this machine alone"))
    .addFlag({
      name: "allowRemoteClients",
      description: "Lets --host be an address that other machines reach: whoever reaches it may call",
    })
    .addFlag({
      name: "dropWaiting",
      description:
        "Starts without the transactions that wait for a block, and names each: when one of them ends every start",
    })
    .addOption(optional("data", "Folder that keeps the chain; left out, .devnet/<name of the consortium>"))
    .setAction(() => import("./start.ts"))
    .build(),

  plainTask(
    ["devnet", "advance"],
    "Moves the devnet's clock forward, so that periods and delays pass",
    "devnet advance 3d",
  )
    .addPositionalArgument({ name: "duration", description: "How far: 30s, 90m, 12h, 3d, 1w or a sum such as 1d12h" })
    .addOption(data)
    .setAction(() => import("./advance.ts"))
    .build(),

  plainTask(
    ["devnet", "status"],
    "Shows the devnet's endpoints, head and time, and what became of transactions",
    "devnet status --watch",
  )
    .addOption(data)
    .addFlag({
      name: "watch",
      description:
        "Look again each second until interrupted: a live table, or where no terminal is a line for each change",
    })
    .setAction(() => import("./status.ts"))
    .build(),

  plainTask(
    ["devnet", "logs"],
    "Shows the devnet's log, also that of one that has stopped",
    "devnet logs --follow --level warn",
  )
    .addOption(optional("data", "Data folder; left out, that of the one running devnet, else the only one with a log"))
    .addOption({
      name: "lines",
      description: "How many of the last lines of that level to begin with; 0 for none",
      type: ArgumentType.INT,
      defaultValue: 50,
    })
    .addOption({
      name: "level",
      description: "Least level that is shown: info, warn or error",
      type: ArgumentType.STRING,
      defaultValue: "info",
    })
    .addFlag({ name: "follow", description: "Show what is added too, until interrupted" })
    .setAction(() => import("./logs.ts"))
    .build(),

  plainTask(
    ["devnet", "stop"],
    "Stops the devnet, which keeps its chain, and waits until its ports are free",
    "devnet stop",
  )
    .addOption(data)
    .setAction(() => import("./stop.ts"))
    .build(),

  plainTask(
    ["devnet", "reset"],
    "Removes the chain of a stopped devnet, with its record, names and log; without --yes only says what would go",
    "devnet reset --yes",
  )
    .addFlag({ name: "yes", description: "Remove it; it cannot be brought back but from an export" })
    .addOption(chainData)
    .setAction(() => import("./reset.ts"))
    .build(),

  plainTask(
    ["devnet", "export"],
    "Writes the chain of a devnet, running or not, into one file with which another machine goes on",
    "devnet export bond-network.chain.gz",
  )
    .addPositionalArgument({ name: "file", description: "File to write, outside the data folder" })
    .addFlag({ name: "force", description: "Replace a file that is there" })
    .addOption(chainData)
    .setAction(() => import("./export.ts"))
    .build(),

  plainTask(
    ["devnet", "import"],
    "Makes a data folder from an exported chain, after checking all of it",
    "devnet import bond-network.chain.gz",
  )
    .addPositionalArgument({ name: "file", description: "File that `devnet export` wrote" })
    .addOption(optional("data", "Data folder to make; left out, .devnet/<name of the consortium>"))
    .setAction(() => import("./import.ts"))
    .build(),
];
