import { once } from "node:events";
import { expect } from "chai";
import {
  type AbstractProvider,
  Contract,
  type ContractEventPayload,
  JsonRpcProvider,
  type Log,
  type Wallet,
  WebSocketProvider,
} from "ethers";
import { WebSocket } from "ws";
import type { Devnet } from "../../../devnet/devnet.ts";
import { signed, urlOf } from "../helpers/client.ts";
import { BELL, BELL_ABI, CHAIN_ID, member, outsider, start, stopAll } from "../helpers/network.ts";
import { socketUrlOf } from "../helpers/socket.ts";

const OPTIONS = { pollingInterval: 20, cacheTimeout: -1 };

const TRANSPORTS: readonly (readonly [string, (devnet: Devnet) => Promise<AbstractProvider>])[] = [
  ["HTTP", (devnet) => Promise.resolve(new JsonRpcProvider(urlOf(devnet), undefined, OPTIONS))],
  [
    "WebSocket",
    async (devnet) => {
      const socket = new WebSocket(socketUrlOf(devnet));
      const provider = new WebSocketProvider(socket, undefined, OPTIONS);
      await once(socket, "open");
      return provider;
    },
  ],
];

for (const [transport, open] of TRANSPORTS) {
  describe(`devnet: ethers over ${transport}`, () => {
    let devnet: Devnet;
    let provider: AbstractProvider;
    before(async () => {
      devnet = await start();
      provider = await open(devnet);
    });
    after(async () => {
      provider.destroy();
      await stopAll();
    });

    const bellOf = (wallet: Wallet): Contract => new Contract(BELL, BELL_ABI, wallet.connect(provider));
    const ring = (strokes: number): Promise<unknown> => bellOf(member).getFunction("ring").send(strokes);

    it("should read", async () => {
      expect((await provider.getNetwork()).chainId).to.equal(BigInt(CHAIN_ID));
      expect(await provider.getCode(BELL)).to.have.length.greaterThan(2);
      expect((await provider.getBlock("latest"))?.baseFeePerGas).to.equal(0n);
    });

    it("should send a signed transaction and wait for its receipt", async () => {
      const raw = await signed({ nonce: await provider.getTransactionCount(member.address) });
      const receipt = await (await provider.broadcastTransaction(raw)).wait();
      expect(receipt?.status).to.equal(1);
      expect(receipt?.fee).to.equal(0n);
    });

    it("should send through a contract, with gas and fees found out", async () => {
      const sent = await bellOf(member).getFunction("ring").send(2);
      expect((await sent.wait())?.logs).to.have.length(2);
    });

    it("should say why a sender is refused", async () => {
      const refusal: unknown = await bellOf(outsider)
        .getFunction("ring")
        .send(1)
        .catch((thrown: unknown) => thrown);
      expect(refusal).to.have.nested.property("error.code", -32007);
    });

    it("should watch blocks", async () => {
      const block = new Promise<number>((resolve) => void provider.on("block", resolve));
      await ring(1);
      expect(await block).to.be.a("number");
      await provider.removeAllListeners("block");
    });

    it("should watch the logs of a filter, once each and in order", async () => {
      const bell = bellOf(member);
      const topics = await bell.filters.Rung?.(member.address).getTopicFilter();
      const logs: Log[] = [];
      const all = new Promise<void>((resolve) => {
        const hear = (log: Log): void => void (logs.push(log) === 3 && resolve());
        void provider.on({ address: BELL, topics: topics ?? [] }, hear);
      });
      await settled(provider);
      await ring(3);
      await all;
      expect(logs.map(({ topics }) => Number(topics[2]))).to.deep.equal([1, 2, 3]);
      await provider.removeAllListeners();
    });

    it("should watch an event of a contract", async () => {
      const bell = bellOf(member);
      const event = new Promise<ContractEventPayload>((resolve) => {
        void bell.on("Rung", (_ringer, _stroke, payload: ContractEventPayload) => resolve(payload));
      });
      await settled(provider);
      await ring(1);
      expect((await event).args.ringer).to.equal(member.address);
      await bell.removeAllListeners();
    });

    it("should find logs", async () => {
      const logs = await bellOf(member).queryFilter("Rung", 0);
      expect(logs.length).to.be.greaterThan(0);
    });
  });
}

/** Waits until the provider's subscriptions are made: it makes them in the background, before it answers this. */
async function settled(provider: AbstractProvider): Promise<void> {
  for (let question = 0; question < 3; question += 1) await provider.getBlockNumber();
}
