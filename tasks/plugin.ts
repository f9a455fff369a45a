import { definePlugin } from "hardhat/plugins";
import { accountTasks } from "./account/index.ts";
import { assetTasks } from "./asset/index.ts";
import { committeeTasks } from "./committee/index.ts";
import { completionTasks } from "./completion/index.ts";
import { consortiumTasks } from "./consortium/index.ts";
import { devnetTasks } from "./devnet/index.ts";
import { directiveTasks } from "./directive/index.ts";
import { explainTasks } from "./explain/index.ts";
import { methodTasks } from "./method/index.ts";
import { nodeTasks } from "./node/index.ts";
import { orgTasks } from "./org/index.ts";
import { regulatorTasks } from "./regulator/index.ts";
import { releaseTasks } from "./release/index.ts";
import { rulesTasks } from "./rules/index.ts";
import { sentinelTasks } from "./sentinel/index.ts";
import { validatorTasks } from "./validator/index.ts";

/** Concordat's tasks, one namespace per folder. */
export default definePlugin({
  id: "concordat",
  npmPackage: null,
  hookHandlers: {
    hre: () => import("./committee/misplaced.ts"),
    solidity: () => import("./shared/compilers.ts"),
  },
  tasks: [
    ...devnetTasks,
    ...consortiumTasks,
    ...committeeTasks,
    ...orgTasks,
    ...accountTasks,
    ...nodeTasks,
    ...validatorTasks,
    ...rulesTasks,
    ...regulatorTasks,
    ...sentinelTasks,
    ...methodTasks,
    ...releaseTasks,
    ...directiveTasks,
    ...assetTasks,
    ...explainTasks,
    ...completionTasks,
  ],
});
