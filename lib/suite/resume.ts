import { keccak256, type Provider } from "ethers";
import type { ConsortiumFile } from "../consortium/schema.ts";
import { Refusal } from "../refusal.ts";
import { foundersTransactions } from "./history.ts";
import type { DoneStep, Step } from "./steps.ts";

const ADVICE = "Found on a fresh chain, with a founder that sends nothing else.";

/**
 * Refuses a founder whose transaction count disagrees with the code that is and is not there.
 * @param sent the founder's transaction count
 */
export async function checkProgress(
  steps: readonly Step[],
  sent: number,
  handedOver: boolean,
  provider: Provider,
): Promise<void> {
  if (sent > steps.length || handedOver !== (sent === steps.length)) {
    const state = handedOver ? "is" : "is not";
    throw new Refusal(
      `The founder has sent ${sent} transactions of ${steps.length}, but the network ${state} handed over. ${ADVICE}`,
    );
  }
  for (const [index, { name, address, to }] of steps.entries()) {
    if (to !== undefined) continue;
    const isThere = (await provider.getCode(address)) !== "0x";
    if (isThere === index < sent) continue;
    const fact = isThere ? "there is code already" : "there is no code";
    throw new Refusal(`The founder has sent ${sent} transactions, but ${fact} at ${address} of ${name}. ${ADVICE}`);
  }
}

/**
 * Finds the steps that an earlier founding did.
 * @throws Refusal when they were another file's, other acceptances' or another version's
 */
export async function findDone(file: ConsortiumFile, steps: readonly Step[], provider: Provider): Promise<DoneStep[]> {
  const sent = await foundersTransactions(provider, file.founder.address, steps.length);
  return Promise.all(
    steps.map(async (step, index) => {
      const transaction = sent[index];
      const same = transaction?.data === step.data && transaction.to === (step.to ?? null);
      if (transaction === undefined || transaction.blockNumber === null || !same) {
        throw new Refusal(
          `${step.name} at ${step.address} was founded from other contents: continue with the file, acceptances and version that it was begun with.`,
        );
      }
      const codeHash = keccak256(await provider.getCode(step.address));
      return { ...step, transaction: transaction.hash, block: transaction.blockNumber, codeHash };
    }),
  );
}
