import { expect } from "chai";
import { type TransactionLike, toBeHex } from "ethers";
import { isSureToBeTaken } from "../../devnet/chain/handOver.ts";
import { readTransaction } from "../../devnet/chain/signedTransaction.ts";
import { ask, signed, statusOf } from "./helpers/client.ts";
import { CHAIN_ID, Mode, WORKSHOP, allocOf, outsider, start, stopAll } from "./helpers/network.ts";

const HOUR = 3_600;
const CAPPED = { type: 2, gasPrice: null, maxFeePerGas: 0, maxPriorityFeePerGas: 0 };
const list = [{ address: WORKSHOP, storageKeys: [toBeHex(1, 32)] }];

describe("devnet: transactions that the simulator gets after their senders were answered", () => {
  afterEach(stopAll);

  const cases: readonly (readonly [string, boolean, TransactionLike])[] = [
    ["without a payload, with just enough gas", true, { data: "0x", gasLimit: 21_000 }],
    ["without a payload, with too little gas", false, { data: "0x", gasLimit: 20_999 }],
    ["with a payload, with just enough gas", true, { data: "0x00ff00", gasLimit: 21_000 + 4 + 16 + 4 }],
    ["with a payload, with too little gas", false, { data: "0x00ff00", gasLimit: 21_000 + 4 + 16 + 3 }],
    ["with a long payload and just enough gas", true, { data: `0x${"11".repeat(1_024)}`, gasLimit: 21_000 + 16_384 }],
    ["with as much gas as a block", true, { gasLimit: 100_000_000 }],
    ["with more gas than a block", false, { gasLimit: 100_000_001 }],
    ["with value", false, { value: 1 }],
    ["with a gas price", false, { gasPrice: 1 }],
    ["with a fee cap", false, { ...CAPPED, maxFeePerGas: 1 }],
    ["with a fee cap of 0", true, CAPPED],
    ["with an access list and gas for the rest", false, { type: 1, accessList: list, data: "0x", gasLimit: 21_000 }],
    ["with an empty access list", true, { type: 1, accessList: [], data: "0x", gasLimit: 21_000 }],
    ["that creates, and has gas for a call", false, { to: null, data: "0x", gasLimit: 21_000 }],
  ];
  for (const [words, isSure, fields] of cases) {
    it(`should ${isSure ? "" : "not "}be one ${words}`, async () => {
      const { chain } = await start();
      const raw = await signed(fields, outsider);
      expect(isSureToBeTaken(readTransaction(raw, CHAIN_ID))).to.equal(isSure);
      const taken = await chain.request("eth_sendRawTransaction", [raw]).then(
        () => true,
        () => false,
      );
      expect(taken).to.equal(isSure);
    });
  }

  it("should be there for who asks for them at once, and in their block in the order in which they came", async () => {
    const alloc = allocOf({ mode: Mode.byTarget, allowed: WORKSHOP });
    const devnet = await start({ blockTime: HOUR, alloc });
    const hashes: unknown[] = [];
    for (let nonce = 0; nonce < 40; nonce += 1) {
      const fields = nonce % 7 === 3 ? { type: 1, accessList: list } : {};
      const { result } = await ask(devnet, "eth_sendRawTransaction", await signed({ nonce, ...fields }, outsider));
      expect((await ask(devnet, "eth_getTransactionByHash", result)).result).to.include({ blockHash: null });
      hashes.push(result);
    }
    await devnet.advance(1);
    const block = (await ask(devnet, "eth_getBlockByNumber", "0x1", false)).result;
    expect(block).to.deep.include({ transactions: hashes });
    expect(await statusOf(devnet, String(hashes[39]))).to.equal(1);
  });
});
