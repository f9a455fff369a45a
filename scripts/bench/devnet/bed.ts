import { Transaction } from "ethers";
import { z } from "zod";
import { deploymentFolder } from "../../../devnet/folder/deploymentFolder.ts";
import { readRecord } from "../../../lib/suite/record.ts";
import { CHAIN_ID } from "./consortium.ts";
import { type NodeProcess, dataFolder, startOurs, startStock } from "./nodes.ts";
import { ask } from "./rpc.ts";

/** Our devnet and a plain node, running side by side with the same board at the same address. */
export interface Bed {
  readonly ours: NodeProcess;
  readonly stock: NodeProcess;
  /** Address of the board on both. */
  readonly board: string;
  /** Seconds until ours had founded its network, which has gone on with its chain since. */
  readonly foundingSeconds: number;
  stop(): Promise<void>;
}

const Sent = z.object({
  nonce: z.string(),
  from: z.string(),
  input: z.string(),
  gas: z.string(),
  v: z.string(),
  r: z.string(),
  s: z.string(),
});

/** Starts both in folders of their own. */
export async function startBed(folder: string, blockTime: number): Promise<Bed> {
  const founding = await startOurs({ folder: `${folder}/ours`, blockTime });
  await founding.stop();
  const ours = await startOurs({ folder: `${folder}/ours`, blockTime });
  const stock = await startStock({ folder: `${folder}/stock`, blockTime }).catch(async (thrown: unknown) => {
    await ours.stop();
    throw thrown;
  });
  const stop = async () => void (await Promise.all([ours.stop(), stock.stop()]));
  try {
    const board = await copyBoard(deploymentFolder(dataFolder(`${folder}/ours`)), ours.url, stock.url);
    return { ours, stock, board, foundingSeconds: founding.startSeconds, stop };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
}

/** Sends the very transaction that made the board on ours to the stock node. Returns the board's address. */
async function copyBoard(record: string, ours: string, stock: string): Promise<string> {
  const { contracts } = await readRecord(record);
  const { address: board = "", transaction } = contracts.Notice ?? {};
  const sent = Sent.parse(await ask(ours, "eth_getTransactionByHash", transaction));
  const creation = Transaction.from({
    type: 0,
    chainId: CHAIN_ID,
    nonce: Number(sent.nonce),
    gasPrice: 0n,
    gasLimit: BigInt(sent.gas),
    data: sent.input,
    signature: { v: Number(sent.v), r: sent.r, s: sent.s },
  });
  if (creation.hash !== transaction) throw new Error("The board's creation does not read as it was sent.");
  await ask(stock, "hardhat_setNonce", sent.from, sent.nonce);
  await ask(stock, "eth_sendRawTransaction", creation.serialized);
  await ask(stock, "evm_mine");
  for (const url of [ours, stock]) {
    if ((await ask(url, "eth_getCode", board, "latest")) === "0x") throw new Error(`No board at ${url}`);
  }
  return board;
}
