import type { KnownContract } from "../decode.ts";
import { namedInterface } from "./namedInterface.ts";
import type { DeploymentRecord } from "./types.ts";

/** The contracts of a record, with what reads their calls. */
export function knownContracts({ contracts }: Pick<DeploymentRecord, "contracts">): KnownContract[] {
  return Object.entries(contracts).map(([name, { address, abi }]) => ({
    name,
    address,
    interface: namedInterface(abi),
  }));
}
