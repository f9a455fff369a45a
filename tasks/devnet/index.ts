import { emptyTask } from "hardhat/config";
import { ArgumentType } from "hardhat/types/arguments";
import { optional, plainTask } from "../shared/builders.ts";

const data = optional("data", "Data folder; left out, that of the one running devnet");

/** The devnet's tasks: a whole network on one machine, whose clock can be moved. */
export const devnetTasks = [
  emptyTask("devnet", "A whole network on this machine: start, advance, status, stop").build(),

  plainTask(
    ["devnet", "start"],
    "Founds a consortium and serves one endpoint per node until it is stopped",
    "devnet start --port 8545",
  )
    .addOption({
      name: "consortium",
      description: "Consortium file",
      type: ArgumentType.FILE,
      defaultValue: "consortiums/bond-network.json",
    })
    .addOption({
      name: "port",
      description: "Port of the first node, the next ones upwards; 0 for any free ports",
      type: ArgumentType.INT,
      defaultValue: 8545,
    })
    .addOption({
      name: "blockTime",
      description: "Seconds between two blocks; 0 seals each transaction at once in a block of its own",
      type: ArgumentType.INT,
      defaultValue: 0,
    })
    .addOption(optional("host", "Address of this machine to listen on; left out, 127.0.0.1 for this machine alone"))
    .addFlag({
      name: "allowRemoteClients",
      description: "Lets --host be an address that other machines reach: whoever reaches it may call",
    })
    .addOption(optional("data", "Data folder; left out, .devnet/<name of the consortium>"))
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

  plainTask(["devnet", "status"], "Shows the devnet's endpoints, head and time", "devnet status")
    .addOption(data)
    .setAction(() => import("./status.ts"))
    .build(),

  plainTask(["devnet", "stop"], "Stops the devnet and waits until its ports are free", "devnet stop")
    .addOption(data)
    .setAction(() => import("./stop.ts"))
    .build(),
];
