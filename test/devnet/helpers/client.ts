import { Interface, type TransactionLike, type Wallet } from "ethers";
import { z } from "zod";
import type { Devnet } from "../../../devnet/devnet.ts";
import { INGRESS } from "../../../lib/suite/types.ts";
import { CHAIN_ID, WORKSHOP, member } from "./network.ts";

const gate = new Interface(["function admit(address account)"]);

export const Answer = z.object({
  id: z.unknown(),
  result: z.unknown().optional(),
  error: z.object({ code: z.number(), message: z.string(), data: z.string().optional() }).optional(),
});
export type Answer = z.infer<typeof Answer>;

/** The address of one of the devnet's endpoints. */
export function urlOf(devnet: Pick<Devnet, "endpoints">, node = 0): string {
  return z.string().parse(devnet.endpoints[node]?.url);
}

/** Posts a body as it is. */
export function post(devnet: Pick<Devnet, "endpoints">, body: string): Promise<Response> {
  return fetch(urlOf(devnet), { method: "POST", body, headers: { "content-type": "application/json" } });
}

/** Sends one request over a socket. */
export async function ask(devnet: Pick<Devnet, "endpoints">, method: string, ...params: unknown[]): Promise<Answer> {
  const response = await post(devnet, JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }));
  return Answer.parse(await response.json());
}

/** Sends requests as one batch over a socket. */
export async function askTogether(
  devnet: Pick<Devnet, "endpoints">,
  ...requests: (readonly [string, ...unknown[]])[]
): Promise<Answer[]> {
  const batch = requests.map(([method, ...params], id) => ({ jsonrpc: "2.0", id, method, params }));
  const response = await post(devnet, JSON.stringify(batch));
  return z.array(Answer).parse(await response.json());
}

/** Signs a call of the workshop's `work()` for fee 0; the first of its sender unless said otherwise. */
export function signed(fields: TransactionLike = {}, wallet: Wallet = member): Promise<string> {
  return wallet.signTransaction({
    type: 0,
    chainId: CHAIN_ID,
    nonce: 0,
    gasPrice: 0,
    gasLimit: 1_000_000,
    to: WORKSHOP,
    data: "0x322e9f04",
    ...fields,
  });
}

/** A call by which the gate lets nobody but this account through from then on. */
export function admitting({ address }: Wallet): TransactionLike {
  return { to: INGRESS.account, data: gate.encodeFunctionData("admit", [address]) };
}

const Block = z.object({
  number: z.string().transform(Number),
  timestamp: z.string().transform(Number),
  baseFeePerGas: z.string(),
  transactions: z.array(z.string()),
});

/** A block as the endpoint gives it. */
export async function blockAt(devnet: Pick<Devnet, "endpoints">, block = "latest"): Promise<z.infer<typeof Block>> {
  return Block.parse((await ask(devnet, "eth_getBlockByNumber", block, false)).result);
}

/** The hashes in each block from block 1 on. */
export async function blocksOf(devnet: Pick<Devnet, "chain" | "endpoints">): Promise<string[][]> {
  const numbers = Array.from({ length: devnet.chain.head.number }, (_, i) => `0x${(i + 1).toString(16)}`);
  return Promise.all(numbers.map(async (number) => (await blockAt(devnet, number)).transactions));
}

/** The status of a sealed transaction: 1 when it succeeded, 0 when it reverted. */
export async function statusOf(devnet: Pick<Devnet, "endpoints">, hash: unknown): Promise<number> {
  const receipt = z.object({ status: z.string() }).parse((await ask(devnet, "eth_getTransactionReceipt", hash)).result);
  return Number(receipt.status);
}
