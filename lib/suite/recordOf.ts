import type { ConsortiumFile } from "../consortium/schema.ts";
import { artifactOf } from "./artifacts.ts";
import type { DoneStep } from "./steps.ts";
import type { ContractRecord, DeploymentRecord } from "./types.ts";

/** The record of a founding that is complete: its steps in order, the hand-over last. */
export function recordOf(file: ConsortiumFile, steps: readonly DoneStep[]): DeploymentRecord {
  const handOver = steps.at(-1);
  if (handOver === undefined) throw new Error("a founding has steps");
  const creations = steps.slice(0, -1);
  const created = creations.map((step) => [step.name, contractRecord(step, step.block, step.transaction)] as const);
  return {
    chainId: file.chainId,
    consortium: file.name,
    founder: file.founder.address,
    ingress: { account: handOver.address },
    handOver: { block: handOver.block, transaction: handOver.transaction },
    contracts: { ...Object.fromEntries(created), [handOver.name]: contractRecord(handOver, 0, null) },
  };
}

function contractRecord(step: DoneStep, block: number, transaction: string | null): ContractRecord {
  const { name, address, args, codeHash } = step;
  return { address, abi: artifactOf(name).abi, constructorArgs: args, block, transaction, bytecodeHash: codeHash };
}
