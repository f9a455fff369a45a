import { toQuantity } from "ethers";
import { artifactOf } from "../../lib/suite/artifacts.ts";
import { masked } from "../../lib/suite/byteDifference.ts";
import { type DeploymentRecord, INGRESS } from "../../lib/suite/types.ts";
import type { Eip1193 } from "../rpc.ts";
import type { SteadyContracts } from "./eras.ts";

/** Where a recorded contract is, as far as it runs the code that this version compiles; asking seals no block. */
export async function ownContract(
  name: string,
  { contracts }: DeploymentRecord,
  provider: Eip1193,
): Promise<string | undefined> {
  const contract = contracts[name];
  if (contract === undefined) return undefined;
  return (await runs(name, contract, provider)) ? contract.address : undefined;
}

/** The contracts behind the answers about nodes and validators, if this version knows all that these answers stand on. */
export async function steadyContracts(
  record: DeploymentRecord,
  provider: Eip1193,
): Promise<SteadyContracts | undefined> {
  const names = ["Standing", "NodeRules", "ValidatorSet"];
  const [standing, nodeRules, validatorSet] = await Promise.all(
    names.map((name) => ownContract(name, record, provider)),
  );
  const ingresses = await Promise.all([
    runs("NodeIngress", { address: INGRESS.node, block: 0 }, provider),
    runs("ValidatorIngress", { address: INGRESS.validator, block: 0 }, provider),
  ]);
  if (standing === undefined || nodeRules === undefined || validatorSet === undefined) return undefined;
  return ingresses.every(Boolean) ? { standing, nodeRules, validatorSet } : undefined;
}

/** Whether there is, since a block, the code of a contract that this version compiles. */
async function runs(name: string, { address, block }: { address: string; block: number }, provider: Eip1193) {
  const running = String(await provider.request({ method: "eth_getCode", params: [address, toQuantity(block)] }));
  const { deployedBytecode, immutableReferences } = artifactOf(name);
  return masked(running, immutableReferences) === masked(deployedBytecode, immutableReferences);
}
