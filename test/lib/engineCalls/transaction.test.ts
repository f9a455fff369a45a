import { expect } from "chai";
import { AbiCoder, ZeroAddress, concat, dataLength } from "ethers";
import { type EngineCall, encodeTransactionAllowed } from "../../../lib/engineCalls/transaction.ts";

const SENDER = "0x1111111111111111111111111111111111111111";
const TARGET = "0xabcdefabcdefabcdefabcdefabcdefabcdefabcd";

const call = (fields: Partial<EngineCall> = {}): EngineCall => ({
  sender: SENDER,
  target: TARGET,
  value: 1n,
  gasPrice: 2n,
  gasLimit: 3n,
  payload: "0x",
  ...fields,
});

function standard({ sender, target, value, gasPrice, gasLimit, payload }: EngineCall): string {
  const types = ["address", "address", "uint256", "uint256", "uint256", "bytes"];
  const values = [sender, target ?? ZeroAddress, value, gasPrice, gasLimit, payload];
  return concat(["0x936421d5", AbiCoder.defaultAbiCoder().encode(types, values)]);
}

describe("devnet: the question to the account ingress", () => {
  it("is byte for byte the vector written by hand", () => {
    expect(encodeTransactionAllowed(call({ payload: "0xdeadbeef" }))).to.equal(
      [
        "0x936421d5",
        "0000000000000000000000001111111111111111111111111111111111111111",
        "000000000000000000000000abcdefabcdefabcdefabcdefabcdefabcdefabcd",
        "0000000000000000000000000000000000000000000000000000000000000001",
        "0000000000000000000000000000000000000000000000000000000000000002",
        "0000000000000000000000000000000000000000000000000000000000000003",
        "00000000000000000000000000000000000000000000000000000000000000c0",
        "0000000000000000000000000000000000000000000000000000000000000004",
        "deadbeef00000000000000000000000000000000000000000000000000000000",
      ].join(""),
    );
  });

  for (const length of [1, 31, 33, 63, 65, 1_000]) {
    it(`given a payload of ${length} bytes, equals the standard encoding`, () => {
      const asked = call({ payload: `0x${"5a".repeat(length)}` });
      expect(encodeTransactionAllowed(asked)).to.equal(standard(asked));
    });
  }

  for (const length of [0, 32, 64, 4_096]) {
    it(`given a payload of ${length} bytes, a whole number of words, adds 32 zero bytes`, () => {
      const asked = call({ payload: `0x${"5a".repeat(length)}` });
      expect(encodeTransactionAllowed(asked)).to.equal(concat([standard(asked), `0x${"00".repeat(32)}`]));
      expect(dataLength(encodeTransactionAllowed(asked))).to.equal(4 + 7 * 32 + length + 32);
    });
  }

  it("given a contract creation, names the zero address as its target", () => {
    const asked = call({ target: null, payload: "0x60" });
    expect(encodeTransactionAllowed(asked)).to.equal(standard(asked));
  });

  it("given the largest value, gas price and gas limit, writes whole words", () => {
    const most = 2n ** 256n - 1n;
    const asked = call({ value: most, gasPrice: most, gasLimit: most, payload: "0x60" });
    expect(encodeTransactionAllowed(asked)).to.equal(standard(asked));
  });
});
