import type { ConsortiumFile } from "../consortium/schema.ts";
import { artifactOf } from "./artifacts.ts";
import type { DoneStep } from "./steps.ts";
import { type ContractRecord, type DeploymentRecord, INGRESS } from "./types.ts";

/** The record of a founding that is complete: its steps in order, the hand-overs last. */
export function recordOf(file: ConsortiumFile, steps: readonly DoneStep[]): DeploymentRecord {
  const handOver = steps.at(-1);
  if (handOver === undefined) throw new Error("a founding has steps");
  const contracts = steps.map((step) => {
    const isCreation = step.to === undefined;
    return [
      step.name,
      contractRecord(step, isCreation ? step.block : 0, isCreation ? step.transaction : null),
    ] as const;
  });
  return {
    chainId: file.chainId,
    consortium: file.name,
    founder: file.founder.address,
    ingress: INGRESS,
    handOver: { block: handOver.block, transaction: handOver.transaction },
    contracts: Object.fromEntries(contracts),
  };
}

function contractRecord(step: DoneStep, block: number, transaction: string | null): ContractRecord {
  const { name, address, args, codeHash } = step;
  return { address, abi: artifactOf(name).abi, constructorArgs: args, block, transaction, bytecodeHash: codeHash };
}
