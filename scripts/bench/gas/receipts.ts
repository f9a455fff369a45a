import type { ContractTransactionResponse } from "ethers";

/** Gas that a transaction used: 21,000, its calldata and its execution, refunds taken off. */
export async function gasOf(sent: Promise<ContractTransactionResponse>): Promise<number> {
  const receipt = await (await sent).wait();
  if (receipt === null) throw new Error("the transaction was not mined");
  return Number(receipt.gasUsed);
}
