import { expect } from "chai";
import { ContractFactory, Interface, JsonRpcProvider, Transaction, Wallet } from "ethers";
import type { Devnet } from "../../devnet/devnet.ts";
import { type Answer, ask, blockAt, signed, statusOf, urlOf } from "./helpers/client.ts";
import { CHAIN_ID, Mode, WORKSHOP, allocOf, member, outsider, start, stopAll } from "./helpers/network.ts";

const NOT_AUTHORIZED = "Sender account not authorized to send transactions: ";
const workshop = new Interface(["function count() view returns (uint256)", "function fail()", "function burn()"]);

async function send(devnet: Devnet, raw: Promise<string>): Promise<Answer> {
  return ask(devnet, "eth_sendRawTransaction", await raw);
}

function expectRefused({ error }: Answer, code: number, words: string): void {
  expect(error?.code).to.equal(code);
  expect(error?.message).to.include(words);
}

async function countOf(devnet: Devnet): Promise<bigint> {
  const { result } = await ask(devnet, "eth_call", { to: WORKSHOP, data: workshop.encodeFunctionData("count") });
  return BigInt(String(result));
}

describe("devnet: eth_sendRawTransaction", () => {
  afterEach(stopAll);

  describe("when the ingress says yes", () => {
    it("should seal the transaction in a block of its own and give its hash", async () => {
      const devnet = await start();
      const raw = await signed();
      const { result } = await ask(devnet, "eth_sendRawTransaction", raw);
      expect(result).to.equal(Transaction.from(raw).hash);
      expect((await blockAt(devnet)).transactions).to.deep.equal([result]);
      expect(await countOf(devnet)).to.equal(1n);
    });

    for (const type of [0, 1, 2]) {
      it(`should take type ${type} with fee 0 from an account without balance`, async () => {
        const devnet = await start();
        const fee = type === 2 ? { gasPrice: null, maxFeePerGas: 0, maxPriorityFeePerGas: 0 } : { gasPrice: 0 };
        const { result } = await send(devnet, signed({ type, ...fee }));
        expect(await statusOf(devnet, result)).to.equal(1);
      });
    }

    it("should seal a transaction that reverts and give its hash", async () => {
      const devnet = await start();
      const { result, error } = await send(devnet, signed({ data: workshop.encodeFunctionData("fail") }));
      expect(error).to.equal(undefined);
      expect(await statusOf(devnet, result)).to.equal(0);
    });

    it("should take two transactions within one second", async () => {
      const devnet = await start({ blockPeriod: 60 });
      await send(devnet, signed({ nonce: 0 }));
      const first = await blockAt(devnet);
      await send(devnet, signed({ nonce: 1 }));
      const second = await blockAt(devnet);
      expect(second.number).to.equal(first.number + 1);
      expect(second.timestamp - first.timestamp).to.be.within(0, 1);
    });

    it("should take transactions that are sent together through two nodes in turn, losing none", async () => {
      const devnet = await start();
      const raws = await Promise.all(Array.from({ length: 10 }, (_, nonce) => signed({ nonce })));
      const answers = await Promise.all(raws.map((raw) => devnet.provider.request(sendRaw(raw))));
      expect(new Set(answers).size).to.equal(10);
      expect(await countOf(devnet)).to.equal(10n);
    });

    it("should keep the base fee 0 after a block that is more than half full", async () => {
      const devnet = await start();
      const burn = workshop.encodeFunctionData("burn");
      await devnet.provider.request(sendRaw(await signed({ data: burn, gasLimit: 90_000_000 })));
      const { result } = await send(devnet, signed({ nonce: 1 }));
      expect(await statusOf(devnet, result)).to.equal(1);
      expect((await blockAt(devnet)).baseFeePerGas).to.equal("0x0");
      expect((await ask(devnet, "eth_gasPrice")).result).to.equal("0x0");
    });

    it("should serve a wallet that asks as viem does, which pays nothing", async () => {
      const devnet = await start();
      const call = { from: member.address, to: WORKSHOP, data: "0x322e9f04" };
      const { baseFeePerGas } = await blockAt(devnet, "latest");
      const { result: tip } = await ask(devnet, "eth_maxPriorityFeePerGas");
      const { result: nonce } = await ask(devnet, "eth_getTransactionCount", member.address, "pending");
      const { result: gas } = await ask(devnet, "eth_estimateGas", { ...call, maxFeePerGas: "0x0", nonce }, "pending");
      const fees = { gasPrice: null, maxFeePerGas: baseFeePerGas, maxPriorityFeePerGas: String(tip) };
      const { result } = await send(devnet, signed({ type: 2, ...fees, nonce: Number(nonce), gasLimit: String(gas) }));
      expect(await statusOf(devnet, result)).to.equal(1);
      expect((await ask(devnet, "eth_getTransactionCount", member.address, "pending")).result).to.equal("0x1");
    });

    it("should serve a plain ethers wallet, which pays nothing", async () => {
      const devnet = await start();
      const provider = new JsonRpcProvider(urlOf(devnet, 1), undefined, { pollingInterval: 20, cacheTimeout: -1 });
      const factory = new ContractFactory([], "0x6001600c60003960016000f300", new Wallet(member.privateKey, provider));
      const contract = await factory.deploy();
      const receipt = await contract.deploymentTransaction()?.wait();
      provider.destroy();
      expect(receipt?.status).to.equal(1);
      expect(receipt?.fee).to.equal(0n);
    });
  });

  describe("when the ingress does not say yes", () => {
    it("should refuse an account that it answers no for, with -32007, and seal nothing", async () => {
      const devnet = await start({ blockPeriod: 60 });
      const answer = await send(devnet, signed({}, outsider));
      expectRefused(answer, -32007, NOT_AUTHORIZED);
      expect((await blockAt(devnet)).number).to.equal(0);
    });

    for (const [what, mode, words] of [
      ["31 bytes", Mode.short, "answered 31 bytes instead of 32"],
      ["33 bytes", Mode.long, "answered 33 bytes instead of 32"],
      ["the number 2", Mode.numberTwo, "answered neither yes nor no"],
      ["a revert", Mode.reverts, "reverted"],
    ] as const) {
      it(`should refuse everyone when its answer is ${what}`, async () => {
        const devnet = await start({ alloc: allocOf({ mode }) });
        expectRefused(await send(devnet, signed()), -32007, `${NOT_AUTHORIZED}the account ingress`);
        expectRefused(await send(devnet, signed()), -32007, words);
      });
    }

    it("should refuse everyone on a chain without an ingress", async () => {
      const devnet = await start({ alloc: {} });
      expectRefused(await send(devnet, signed()), -32007, "answered 0 bytes instead of 32");
    });

    it("should ask about the zero address when a contract is created", async () => {
      const devnet = await start({ alloc: allocOf({ mode: Mode.byTarget, allowed: "0x00" }) });
      expect((await send(devnet, signed({ to: null, data: "0x60" }))).error).to.equal(undefined);
      expectRefused(await send(devnet, signed({ nonce: 1 })), -32007, NOT_AUTHORIZED);
    });
  });

  describe("when the transaction itself cannot be taken", () => {
    for (const [what, raw, words] of [
      ["a blob transaction (type 3)", "0x03f8", "type 3"],
      ["a set-code transaction (type 4)", "0x04f8", "type 4"],
      ["an unknown type", "0x05f8", "not a signed transaction"],
      ["nonsense", "0x02ffff", "not a signed transaction"],
      ["no bytes", "0x", "not a signed transaction"],
      ["text", "hello", "0x hexadecimal"],
    ] as const) {
      it(`should refuse ${what}`, async () => {
        const devnet = await start();
        expectRefused(await ask(devnet, "eth_sendRawTransaction", raw), -32602, words);
      });
    }

    it("should refuse a real set-code transaction (type 4)", async () => {
      const devnet = await start();
      const authorization = await member.authorize({ address: WORKSHOP, nonce: 1, chainId: CHAIN_ID });
      const fees = { gasPrice: null, maxFeePerGas: 0, maxPriorityFeePerGas: 0 };
      const raw = signed({ type: 4, ...fees, authorizationList: [authorization] });
      expectRefused(await send(devnet, raw), -32602, "set-code transactions (type 4) are not accepted");
    });

    it("should refuse one without a signature", async () => {
      const devnet = await start();
      const { unsignedSerialized } = Transaction.from({ to: WORKSHOP, chainId: CHAIN_ID, type: 2 });
      expectRefused(await ask(devnet, "eth_sendRawTransaction", unsignedSerialized), -32602, "not signed");
    });

    it("should refuse one signed for another chain", async () => {
      const devnet = await start();
      expectRefused(
        await send(devnet, signed({ chainId: 1 })),
        -32000,
        "signed for chain id 1, this network has 20260",
      );
    });

    it("should refuse one bound to no chain", async () => {
      const devnet = await start();
      expectRefused(await send(devnet, signed({ chainId: 0 })), -32000, "signed for no chain id");
    });

    it("should refuse the same transaction twice", async () => {
      const devnet = await start();
      await send(devnet, signed());
      expectRefused(await send(devnet, signed()), -32001, "Nonce too low: 0 is used, the next is 1.");
    });

    it("should refuse a gas price that nobody can pay", async () => {
      const devnet = await start();
      expectRefused(await send(devnet, signed({ gasPrice: 1 })), -32004, "enough funds");
    });

    it("should take as much gas as one transaction may have, and refuse more with the limit in words", async () => {
      const devnet = await start();
      const words = "gas limit of 16777217 exceeds the most that one may have, 16777216.";
      expectRefused(await send(devnet, signed({ gasLimit: 2 ** 24 + 1 })), -32005, words);
      expect((await send(devnet, signed({ gasLimit: 2 ** 24 }))).error).to.equal(undefined);
    });

    it("should let the provider in this process take more, and refuse more than a block holds", async () => {
      const devnet = await start();
      const much = devnet.provider.request(sendRaw(await signed({ gasLimit: 100_000_001 })));
      const refusal: unknown = await much.catch((thrown: unknown) => thrown);
      expect(refusal).to.have.property("message").that.includes("exceeds block gas limit");
      await devnet.provider.request(sendRaw(await signed({ gasLimit: 2 ** 24 + 1 })));
      expect(await countOf(devnet)).to.equal(1n);
    });
  });
});

function sendRaw(raw: string): { readonly method: string; readonly params: readonly unknown[] } {
  return { method: "eth_sendRawTransaction", params: [raw] };
}
