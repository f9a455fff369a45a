import { concat, keccak256 } from "ethers";
import type { Desk } from "../desk.ts";
import { type Artifact, artifactOf } from "../suite/artifacts.ts";
import { masked } from "../suite/byteDifference.ts";
import { type ContractRecord, INGRESSES } from "../suite/types.ts";
import { checkHandOver } from "./handOver.ts";
import type { Part } from "./part.ts";

/** The code of every contract against the compiled one, and its creation against the record. */
export const code: Part = {
  name: "code",
  proves: "every contract runs the compiled code, and was created and handed over as recorded",
  check: checkCode,
};

async function* checkCode(desk: Desk): AsyncGenerator<string> {
  const { record, provider } = desk;
  for (const [name, contract] of Object.entries(record.contracts)) {
    const artifact = artifactOf(name);
    const at = `${name} at ${contract.address}`;
    const running = await provider.getCode(contract.address);
    if (running === "0x") {
      yield `${at} has no code.`;
      continue;
    }
    const { immutableReferences: immutables, deployedBytecode } = artifact;
    if (masked(running, immutables) !== masked(deployedBytecode, immutables)) {
      yield `${at} runs other code than this version compiles.`;
    }
    if (keccak256(running) !== contract.bytecodeHash) yield `${at} runs other code than the record says.`;
    const recorded = artifactOf(name).abi;
    if (JSON.stringify(recorded) !== JSON.stringify(contract.abi))
      yield `The recorded ABI of ${name} is not the compiled one.`;
    yield* checkCreation(name, contract, artifact, desk);
  }
  yield* checkHandOver(desk);
}

/**
 * The creating transaction holds the init code and the constructor's arguments, so immutables and storage cannot differ.
 * Only the ingress has none: genesis installs it. A creation that failed leaves room for code from genesis.
 */
async function* checkCreation(
  name: string,
  { address, transaction, constructorArgs }: ContractRecord,
  artifact: Artifact,
  { record: { founder }, provider }: Desk,
): AsyncGenerator<string> {
  if (transaction === null) {
    if (!isIngress(address)) yield `The record does not say which transaction created ${name}.`;
    return;
  }
  const at = `${name} at ${address}`;
  const [sent, receipt] = await Promise.all([
    provider.getTransaction(transaction),
    provider.getTransactionReceipt(transaction),
  ]);
  if (sent === null || receipt?.status !== 1 || receipt.contractAddress !== address) {
    yield `${at} was not created by the recorded transaction ${transaction}.`;
    return;
  }
  if (sent.data !== concat([artifact.bytecode, artifact.interface.encodeDeploy(constructorArgs)])) {
    yield `${at} was created with other arguments than the record says.`;
  }
  if (name === "Authority" && sent.from !== founder) {
    yield `${name} was created by ${sent.from}, not by the recorded founder ${founder}.`;
  }
}

/** Genesis alone puts code there. */
function isIngress(address: string): boolean {
  return Object.values<string>(INGRESSES).includes(address);
}
