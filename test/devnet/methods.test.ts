import { expect } from "chai";
import { BrowserProvider } from "ethers";
import type { Devnet } from "../../devnet/devnet.ts";
import { RpcError } from "../../devnet/rpcError.ts";
import { ask, askTogether, post } from "./helpers/client.ts";
import { WORKSHOP, member, start, stopAll } from "./helpers/network.ts";

const DENIED = [
  "hardhat_setBalance",
  "hardhat_setCode",
  "hardhat_impersonateAccount",
  "hardhat_mine",
  "evm_mine",
  "evm_increaseTime",
  "evm_setNextBlockTimestamp",
  "evm_snapshot",
  "evm_revert",
  "anvil_setBalance",
  "debug_traceTransaction",
  "eth_sendTransaction",
  "eth_sign",
  "eth_signTransaction",
  "eth_signTypedData",
  "eth_signTypedData_v4",
  "personal_sign",
  "personal_unlockAccount",
];

describe("devnet: JSON-RPC methods", () => {
  let devnet: Devnet;
  before(async () => {
    devnet = await start({ blockPeriod: 60 });
  });
  after(stopAll);

  describe("given a denied method", () => {
    for (const method of DENIED) {
      it(`should refuse ${method} alone`, async () => {
        const { error, result } = await ask(devnet, method, member.address, "0x1");
        expect(result).to.equal(undefined);
        expect(error?.code).to.equal(-32604);
        expect(error?.message).to.include(`Method not enabled: ${method}: `);
      });
    }

    it("should refuse each inside a batch and still answer the rest", async () => {
      const answers = await askTogether(devnet, ["eth_chainId"], ...DENIED.map((method) => [method] as const));
      expect(answers.map(({ error }) => error?.code)).to.deep.equal([undefined, ...DENIED.map(() => -32604)]);
    });

    it("should refuse it in process too", async () => {
      const refusal = await devnet.provider.request({ method: "evm_increaseTime", params: [60] }).catch(String);
      expect(refusal).to.include("Method not enabled: evm_increaseTime");
    });
  });

  for (const method of ["eth_subscribe", "eth_mining", "eth_getWork", "advance", "devnet_advance", "toString", ""]) {
    it(`should not know ${method === "" ? "the empty name" : method}`, async () => {
      expect((await ask(devnet, method)).error?.code).to.equal(-32601);
    });
  }

  describe("given a question about the node", () => {
    for (const [method, result] of [
      ["web3_clientVersion", "Concordat/devnet/bank-a"],
      ["net_version", "20260"],
      ["net_listening", true],
      ["eth_chainId", "0x4f24"],
      ["eth_syncing", false],
      ["eth_accounts", []],
    ] as const) {
      it(`should answer ${method}`, async () => {
        expect((await ask(devnet, method)).result).to.deep.equal(result);
      });
    }
  });

  describe("given a question about fees", () => {
    for (const method of ["eth_gasPrice", "eth_maxPriorityFeePerGas"]) {
      it(`should answer ${method} with 0`, async () => {
        expect((await ask(devnet, method)).result).to.equal("0x0");
      });
    }

    it("should answer eth_feeHistory with zeros", async () => {
      const { result } = await ask(devnet, "eth_feeHistory", "0x4", "latest", [10, 50]);
      expect(result).to.deep.equal({
        oldestBlock: "0x0",
        baseFeePerGas: ["0x0", "0x0"],
        gasUsedRatio: [0],
        reward: [["0x0", "0x0"]],
      });
    });

    for (const count of ["0x0", "0x401", "many", null]) {
      it(`should refuse eth_feeHistory over ${count ?? "no"} blocks`, async () => {
        expect((await ask(devnet, "eth_feeHistory", count, "latest")).error?.code).to.equal(-32602);
      });
    }
  });

  describe("given a read", () => {
    it("should give a revert as code 3 with its data", async () => {
      const { error } = await ask(devnet, "eth_call", { to: WORKSHOP, data: "0xa9cc4718" }, "latest");
      expect(error?.code).to.equal(3);
      expect(error?.message).to.equal("execution reverted");
      expect(error?.data).to.match(/^0x[0-9a-f]{72}$/);
    });

    it("should refuse wrong parameters with -32602", async () => {
      expect((await ask(devnet, "eth_getBalance", "nobody")).error?.code).to.equal(-32602);
      expect((await ask(devnet, "eth_call")).error?.code).to.equal(-32602);
    });

    it("should follow a filter", async () => {
      const { result: filter } = await ask(devnet, "eth_newBlockFilter");
      await ask(devnet, "eth_getFilterChanges", filter);
      await devnet.advance(60);
      expect((await ask(devnet, "eth_getFilterChanges", filter)).result).to.have.length(1);
      expect((await ask(devnet, "eth_uninstallFilter", filter)).result).to.equal(true);
    });

    for (const tag of ["pending", "safe", "finalized", "latest"]) {
      it(`should take ${tag} for the head`, async () => {
        const { result } = await ask(devnet, "eth_getBlockByNumber", tag, false);
        expect(result).to.include({ number: `0x${devnet.chain.head.number.toString(16)}` });
      });
    }

    it("should serve ethers in process", async () => {
      const provider = new BrowserProvider(devnet.provider, undefined, { cacheTimeout: -1 });
      expect((await provider.getNetwork()).chainId).to.equal(20260n);
      provider.destroy();
    });

    it("should refuse named parameters", async () => {
      const response = await post(devnet, '{"jsonrpc":"2.0","id":1,"method":"eth_call","params":{"to":"0x00"}}');
      expect(await response.text()).to.include("-32602");
      const refusal: unknown = await devnet.provider
        .request({ method: "eth_call", params: {} })
        .catch((e: unknown) => e);
      expect(refusal).to.be.instanceOf(RpcError).with.property("code", -32602);
    });
  });
});
