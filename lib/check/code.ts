import { concat, getBytes, hexlify, keccak256 } from "ethers";
import type { Desk } from "../desk.ts";
import { type Artifact, artifactOf } from "../suite/artifacts.ts";
import type { ContractRecord } from "../suite/types.ts";
import type { Part } from "./part.ts";

/** The code of every contract against the compiled one, and its creation against the record. */
export const code: Part = {
  name: "code",
  proves: "every contract runs the compiled code and was created as recorded",
  check: checkCode,
};

async function* checkCode({ record, provider }: Desk): AsyncGenerator<string> {
  for (const [name, contract] of Object.entries(record.contracts)) {
    const artifact = artifactOf(name);
    const at = `${name} at ${contract.address}`;
    const running = await provider.getCode(contract.address);
    if (running === "0x") {
      yield `${at} has no code.`;
      continue;
    }
    if (masked(running, artifact) !== masked(artifact.deployedBytecode, artifact)) {
      yield `${at} runs other code than this version compiles.`;
    }
    if (keccak256(running) !== contract.bytecodeHash) yield `${at} runs other code than the record says.`;
    const recorded = artifactOf(name).abi;
    if (JSON.stringify(recorded) !== JSON.stringify(contract.abi))
      yield `The recorded ABI of ${name} is not the compiled one.`;
    yield* checkCreation(at, contract, artifact, { provider });
  }
}

/** The creating transaction holds the init code and the constructor's arguments, so immutables cannot differ. */
async function* checkCreation(
  at: string,
  { address, transaction, constructorArgs }: ContractRecord,
  artifact: Artifact,
  { provider }: Pick<Desk, "provider">,
): AsyncGenerator<string> {
  if (transaction === null) return;
  const [sent, receipt] = await Promise.all([
    provider.getTransaction(transaction),
    provider.getTransactionReceipt(transaction),
  ]);
  if (sent === null || receipt?.contractAddress !== address) {
    yield `${at} was not created by the recorded transaction ${transaction}.`;
  } else if (sent.data !== concat([artifact.bytecode, artifact.interface.encodeDeploy(constructorArgs)])) {
    yield `${at} was created with other arguments than the record says.`;
  }
}

/** The code with zeros where immutables lie. */
function masked(bytecode: string, { immutableReferences }: Artifact): string {
  const bytes = getBytes(bytecode);
  for (const { start, length } of Object.values(immutableReferences).flat()) bytes.fill(0, start, start + length);
  return hexlify(bytes);
}
