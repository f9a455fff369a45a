import { expect } from "chai";
import { N, Transaction, Wallet, concat, decodeRlp, encodeRlp, hexlify, toBeHex } from "ethers";
import { z } from "zod";
import { RpcError } from "../../devnet/rpcError.ts";
import { readTransaction } from "../../devnet/chain/signedTransaction.ts";
import { signed } from "./helpers/client.ts";
import { CHAIN_ID, WORKSHOP, member } from "./helpers/network.ts";

const PRIORITY_FEE = 2;
const PARITY = 9;
const R = 10;
const VALUE = 6;
const S = 11;

/** Rewrites the fields of a type 2 transaction without signing it again. */
async function rewritten(change: (fields: string[]) => void): Promise<string> {
  const raw = await signed({ type: 2, gasPrice: null, maxFeePerGas: 0, maxPriorityFeePerGas: 0, value: 5 });
  const list: unknown[] = z.array(z.unknown()).parse(decodeRlp(`0x${raw.slice(4)}`));
  const fields = list.map((field) => (typeof field === "string" ? field : ""));
  change(fields);
  return concat(["0x02", encodeRlp(fields.map((field) => (field === "" ? [] : field)))]);
}

/** The bytes as they are, and with one byte changed or left out. */
function* mutantsOf(raw: string): Generator<string> {
  yield raw;
  const bytes = Buffer.from(raw.slice(2), "hex");
  for (let place = 0; place < bytes.length; place += 1) {
    const [head, byte, tail] = [bytes.subarray(0, place), bytes[place] ?? 0, bytes.subarray(place + 1)];
    const changes = place % 2 === 0 ? [[byte ^ 1], []] : [[byte ^ 0x80], [0]];
    for (const change of changes) yield hexlify(Buffer.concat([head, Buffer.from(change), tail]));
  }
}

type Told = readonly unknown[] | undefined;

/** What ethers reads in a transaction of this chain that it would write in the same way. */
function byEthers(raw: string): Told {
  try {
    const read = Transaction.from(raw);
    const { type, from, to, nonce, value, gasPrice, gasLimit, data, hash, chainId, signature, serialized } = read;
    if (signature?.isValid() !== true || serialized !== raw || chainId !== BigInt(CHAIN_ID) || (type ?? 3) > 2) return;
    if (from === null) return;
    return [from.toLowerCase(), to?.toLowerCase() ?? null, nonce, value, gasPrice ?? 0n, gasLimit, data, hash];
  } catch {
    return undefined;
  }
}

function byUs(raw: string): Told {
  try {
    const { sender, target, nonce, value, gasPrice, gasLimit, payload, hash } = readTransaction(raw, CHAIN_ID);
    return [sender, target, nonce, value, gasPrice, gasLimit, payload, hash];
  } catch {
    return undefined;
  }
}

describe("devnet: reading a signed transaction", () => {
  it("should tell the engine who sends what to whom", async () => {
    const raw = await signed({ value: 4, gasPrice: 9, gasLimit: 50_000, data: "0xabcd" });
    expect(readTransaction(raw, CHAIN_ID)).to.deep.include({
      sender: member.address.toLowerCase(),
      value: 4n,
      gasPrice: 9n,
      gasLimit: 50_000n,
      payload: "0xabcd",
    });
    expect(BigInt(readTransaction(raw, CHAIN_ID).target ?? 0)).to.equal(BigInt(WORKSHOP));
  });

  it("should tell the gas price of an access-list transaction", async () => {
    expect(readTransaction(await signed({ type: 1, gasPrice: 9 }), CHAIN_ID).gasPrice).to.equal(9n);
  });

  it("should tell gas price 0 for a transaction with a fee cap", async () => {
    const raw = await signed({ type: 2, gasPrice: null, maxFeePerGas: 9, maxPriorityFeePerGas: 1 });
    expect(readTransaction(raw, CHAIN_ID).gasPrice).to.equal(0n);
  });

  it("should tell no target for a creation", async () => {
    expect(readTransaction(await signed({ to: null }), CHAIN_ID).target).to.equal(null);
  });

  it("should take upper-case hexadecimal", async () => {
    const raw = await signed();
    expect(readTransaction(`0x${raw.slice(2).toUpperCase()}`, CHAIN_ID).sender).to.equal(member.address.toLowerCase());
  });

  it("should tell nonce, hash and bytes", async () => {
    const raw = await signed({ nonce: 7 });
    const { hash } = Transaction.from(raw);
    expect(readTransaction(raw, CHAIN_ID)).to.deep.include({ nonce: 7, hash, raw });
  });

  it("should recover the same sender as ethers, whoever it is and whatever type", async () => {
    for (let key = 1; key <= 60; key += 1) {
      const wallet = new Wallet(toBeHex(key, 32));
      const fee = key % 3 === 2 ? { gasPrice: null, maxFeePerGas: 0, maxPriorityFeePerGas: 0 } : {};
      const raw = await signed({ type: key % 3, nonce: key, ...fee }, wallet);
      expect(readTransaction(raw, CHAIN_ID).sender).to.equal(Transaction.from(raw).from?.toLowerCase());
    }
  });

  it("should take exactly what ethers takes and writes alike, and read the same in it", async () => {
    const list = [{ address: WORKSHOP, storageKeys: [toBeHex(1, 32)] }];
    const capped = { type: 2, gasPrice: null, maxFeePerGas: 9, maxPriorityFeePerGas: 1 };
    const seeds = await Promise.all([
      signed({ value: 4, nonce: 7 }),
      signed({ to: null, data: "0x6001" }),
      signed({ type: 1, accessList: list }),
      signed({ ...capped, accessList: list, nonce: 300 }),
    ]);
    let taken = 0;
    for (const seed of seeds) {
      for (const mutant of mutantsOf(seed)) {
        const expected = byEthers(mutant);
        expect(byUs(mutant), mutant).to.deep.equal(expected);
        if (expected !== undefined) taken += 1;
      }
    }
    expect(taken).to.be.greaterThan(200);
  });

  describe("given a signature that is no account's", () => {
    it("should refuse it", async () => {
      // No point of the curve has the abscissa 5.
      const raw = await rewritten((fields) => (fields[R] = "0x05"));
      expect(() => Transaction.from(raw).from).to.throw();
      expect(() => readTransaction(raw, CHAIN_ID)).to.throw(RpcError, "Invalid signature");
    });
  });

  it("should refuse fees that contradict each other", async () => {
    const raw = await rewritten((fields) => (fields[PRIORITY_FEE] = "0x01"));
    expect(() => readTransaction(raw, CHAIN_ID)).to.throw(RpcError, "not a signed transaction");
  });

  describe("given bytes that another reader could take for another transaction", () => {
    it("should refuse a number with a leading zero", async () => {
      const raw = await rewritten((fields) => (fields[VALUE] = "0x0005"));
      expect(Transaction.from(raw).from).to.equal(member.address);
      expect(() => readTransaction(raw, CHAIN_ID)).to.throw("not in canonical form");
    });

    it("should refuse the mirrored signature", async () => {
      const raw = await rewritten((fields) => {
        fields[S] = toBeHex(N - BigInt(fields[S] ?? 0), 32);
        fields[PARITY] = fields[PARITY] === "0x" ? "0x01" : "0x";
      });
      expect(Transaction.from(raw).from).to.equal(member.address);
      expect(() => readTransaction(raw, CHAIN_ID)).to.throw("not in canonical form");
    });

    it("should refuse bytes behind its end", async () => {
      const raw = await signed();
      expect(() => readTransaction(`${raw}00`, CHAIN_ID)).to.throw("not a signed transaction");
    });
  });
});
