import { expect } from "chai";
import {
  type PublicClient,
  type Transport,
  createPublicClient,
  createWalletClient,
  defineChain,
  encodeFunctionData,
  getAddress,
  http,
  parseAbi,
  webSocket,
} from "viem";
import { type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts";
import { z } from "zod";
import type { Devnet } from "../../../devnet/devnet.ts";
import { urlOf } from "../helpers/client.ts";
import { BELL, BELL_ABI, CHAIN_ID, member, outsider, start, stopAll } from "../helpers/network.ts";
import { socketUrlOf } from "../helpers/socket.ts";

const POLL_MS = 20;
const Hex = z.templateLiteral(["0x", z.string()]);
const bell = { address: getAddress(BELL), abi: parseAbi(BELL_ABI) };
const accountOf = ({ privateKey }: typeof member): PrivateKeyAccount => privateKeyToAccount(Hex.parse(privateKey));

const TRANSPORTS: readonly (readonly [string, (devnet: Devnet) => Transport])[] = [
  ["HTTP", (devnet) => http(urlOf(devnet))],
  ["HTTP in batches", (devnet) => http(urlOf(devnet), { batch: true })],
  ["WebSocket", (devnet) => webSocket(socketUrlOf(devnet), { reconnect: false, keepAlive: false })],
];

for (const [name, transportOf] of TRANSPORTS) {
  describe(`devnet: viem over ${name}`, () => {
    let transport: Transport;
    let client: PublicClient;
    before(async () => {
      const devnet = await start();
      transport = transportOf(devnet);
      client = createPublicClient({ transport, pollingInterval: POLL_MS });
    });
    after(stopAll);

    const walletOf = (account: PrivateKeyAccount) => {
      const nativeCurrency = { name: "None", symbol: "NONE", decimals: 18 };
      const chain = defineChain({ id: CHAIN_ID, name: "devnet", nativeCurrency, rpcUrls: { default: { http: [] } } });
      return createWalletClient({ account, chain, transport });
    };
    const ring = (strokes: bigint, wallet = member) =>
      walletOf(accountOf(wallet)).writeContract({ ...bell, functionName: "ring", args: [strokes] });

    it("should read", async () => {
      const [chainId, code, gasPrice, block] = await Promise.all([
        client.getChainId(),
        client.getCode({ address: bell.address }),
        client.getGasPrice(),
        client.getBlock(),
      ]);
      expect(chainId).to.equal(CHAIN_ID);
      expect(code).to.have.length.greaterThan(2);
      expect(gasPrice).to.equal(0n);
      expect(block.baseFeePerGas).to.equal(0n);
      expect(await client.readContract({ ...bell, functionName: "gas" })).to.be.a("bigint");
    });

    it("should send a signed transaction and wait for its receipt", async () => {
      const account = accountOf(member);
      const nonce = await client.getTransactionCount({ address: account.address, blockTag: "pending" });
      const data = encodeFunctionData({ ...bell, functionName: "ring", args: [1n] });
      const fees = { maxFeePerGas: 0n, maxPriorityFeePerGas: 0n };
      const request = {
        chainId: CHAIN_ID,
        type: "eip1559",
        to: bell.address,
        data,
        gas: 100_000n,
        nonce,
        ...fees,
      } as const;
      const serializedTransaction = await account.signTransaction(request);
      const hash = await client.sendRawTransaction({ serializedTransaction });
      const { transactionHash, status } = await client.waitForTransactionReceipt({ hash });
      expect(transactionHash).to.equal(hash);
      expect(status).to.equal("success");
    });

    it("should send through a contract, with gas and fees found out", async () => {
      const { status, logs } = await client.waitForTransactionReceipt({ hash: await ring(2n) });
      expect(status).to.equal("success");
      expect(logs).to.have.length(2);
    });

    it("should say why a sender is refused", async () => {
      const refusal: unknown = await ring(1n, outsider).catch((thrown: unknown) => thrown);
      expect(String(refusal)).to.include("Sender account not authorized to send transactions");
    });

    it("should watch blocks", async () => {
      const number = new Promise<bigint>((resolve, reject) => {
        const unwatch = client.watchBlockNumber({
          onBlockNumber(block) {
            unwatch();
            resolve(block);
          },
          onError: reject,
        });
      });
      await client.waitForTransactionReceipt({ hash: await ring(1n) });
      expect(await number).to.be.a("bigint");
    });

    it("should watch the logs of a filter, once each and in order", async () => {
      const strokes: unknown[] = [];
      await new Promise<void>((resolve, reject) => {
        const unwatch = client.watchContractEvent({
          ...bell,
          eventName: "Rung",
          args: { ringer: getAddress(member.address), stroke: [1n, 3n] },
          onError: reject,
          onLogs: (logs) => {
            strokes.push(...logs.map(({ args }) => args.stroke));
            if (strokes.length < 2) return;
            unwatch();
            resolve();
          },
        });
        settled(client).then(() => ring(3n), reject);
      });
      expect(strokes).to.deep.equal([1n, 3n]);
    });

    it("should find logs", async () => {
      const logs = await client.getContractEvents({ ...bell, eventName: "Rung", fromBlock: "earliest" });
      expect(logs.length).to.be.greaterThan(0);
    });
  });
}

/** Waits until what the client began in the background has reached the node and come back. */
async function settled(client: PublicClient): Promise<void> {
  for (let question = 0; question < 5; question += 1) {
    await client.getChainId();
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
