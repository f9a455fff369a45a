import { getAddress, isHexString } from "ethers";
import type { Desk } from "../desk.ts";
import { Refusal } from "../refusal.ts";

/**
 * Checks that a transaction happened on this chain and touched an asset: called it, or left an event of it.
 * @throws Refusal when the node does not know it, it reverted, or it did not touch the asset
 */
export async function checkTouched({ provider, book }: Desk, hash: string, asset: string): Promise<void> {
  if (!isHexString(hash, 32)) {
    throw new Refusal(`"${hash}" is no transaction: give its hash, 0x and 64 hexadecimal digits, with --corrects.`);
  }
  const receipt = await provider.getTransactionReceipt(hash);
  if (receipt === null) {
    throw new Refusal(
      `The node knows no transaction ${hash} in a block: look the hash up again, or ask a node with older blocks with --url.`,
    );
  }
  const where = `Transaction ${hash} (block ${receipt.blockNumber})`;
  if (receipt.status === 0)
    throw new Refusal(`${where} reverted, so there is nothing to correct: see \`explain tx ${hash}\`.`);
  const touched = [receipt.to ?? [], receipt.logs.map(({ address }) => address)].flat().map((each) => getAddress(each));
  if (touched.includes(getAddress(asset))) return;
  throw new Refusal(
    `${where} neither called ${book.label(asset)} nor left an event of it: see \`explain tx ${hash}\`.`,
  );
}
