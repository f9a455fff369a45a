import { readRecord } from "../../../lib/suite/record.ts";
import { Transaction } from "ethers";
import { z } from "zod";
import { deploymentFolder } from "../../../devnet/deploymentFolder.ts";
import { type NodeProcess, dataFolder, startOurs, startStock } from "./nodes.ts";
import { ask } from "./rpc.ts";

/** Our devnet and a plain node, running side by side with the same board at the same address. */
export interface Bed {
  readonly ours: NodeProcess;
  readonly stock: NodeProcess;
  /** Address of the board on both. */
  readonly board: string;
}

const Sent = z.object({
  nonce: z.string(), from: z.string(), input: z.string(), gas: z.string(), v: z.string(), r: z.string(), s: z.string(),
});

/** Starts both in folders of their own; the plain node gets the very transaction that made the board on ours. */
export async function startBed(folder: string, blockTime: number): Promise<Bed> {
  const ours = await startOurs({ folder: `${folder}/ours`, blockTime });
  const stock = await startStock({ folder: `${folder}/stock`, blockTime });
  const { contracts } = await readRecord(deploymentFolder(dataFolder(`${folder}/ours`)));
  const { address: board = "", transaction } = contracts.Notice ?? {};
  const sent = Sent.parse(await ask(ours.url, "eth_getTransactionByHash", transaction));
  const creation = Transaction.from({
    type: 0, chainId: 20260, nonce: Number(sent.nonce), gasPrice: 0n, gasLimit: BigInt(sent.gas), data: sent.input,
    signature: { v: Number(sent.v), r: sent.r, s: sent.s },
  });
  if (creation.hash !== transaction) throw new Error("The board's creation does not read as it was sent.");
  await ask(stock.url, "hardhat_setNonce", sent.from, sent.nonce);
  await ask(stock.url, "eth_sendRawTransaction", creation.serialized);
  await ask(stock.url, "evm_mine");
  for (const { url } of [ours, stock]) {
    if ((await ask(url, "eth_getCode", board, "latest")) === "0x") throw new Error(`No board at ${url}`);
  }
  return { ours, stock, board };
}
