import { expect } from "chai";
import { Pool, SLOT_BYTES, type WaitingTransaction } from "../../devnet/intake/pool.ts";

/** A transaction that takes so many slots of the pool. */
function waiting(sender: string, nonce: number, slots = 1): WaitingTransaction {
  const raw = `0x${"00".repeat(slots * SLOT_BYTES)}`;
  const call = { target: null, value: 0n, isFree: true, gasPrice: 0n, gasLimit: 0n, payload: "0x" };
  return { ...call, raw, hash: `${sender}${nonce}`, nonce, sender };
}

function poolOf(...transactions: WaitingTransaction[]): Pool {
  const pool = new Pool({ sender: 3, all: 4 });
  for (const transaction of transactions) pool.add(transaction);
  return pool;
}

const ready = (pool: Pool, next: Record<string, number>): string[] =>
  pool.ready(new Map(Object.entries(next))).map(({ hash }) => hash);

describe("devnet: the pool of waiting transactions", () => {
  describe("those ready for the next block", () => {
    it("should come in the order in which they were sent", () => {
      expect(ready(poolOf(waiting("b", 0), waiting("a", 7), waiting("b", 1)), { a: 7, b: 0 })).to.deep.equal([
        "b0",
        "a7",
        "b1",
      ]);
    });

    it("should come after those of the nonces before them, however late these were sent", () => {
      const pool = poolOf(waiting("a", 2), waiting("b", 0), waiting("a", 1), waiting("a", 0));
      expect(ready(pool, { a: 0, b: 0 })).to.deep.equal(["b0", "a0", "a1", "a2"]);
    });

    it("should end at a gap", () => {
      expect(ready(poolOf(waiting("a", 0), waiting("a", 2)), { a: 0 })).to.deep.equal(["a0"]);
    });

    it("should be none of a sender whose next one is missing", () => {
      expect(ready(poolOf(waiting("a", 1)), { a: 0 })).to.deep.equal([]);
    });
  });

  describe("given limits", () => {
    it("should have room up to a sender's share, large transactions counting for more", () => {
      const pool = poolOf(waiting("a", 0, 2));
      expect(() => pool.checkRoom(waiting("a", 1), 0)).to.not.throw();
      expect(() => pool.checkRoom(waiting("a", 1, 2), 0)).to.throw("Too much of this sender waits: at most 3 slots");
      expect(() => pool.checkRoom(waiting("b", 0, 2), 0)).to.not.throw();
    });

    it("should have room up to its size, whoever sends", () => {
      const pool = poolOf(waiting("a", 0, 2), waiting("b", 0, 2));
      expect(() => pool.checkRoom(waiting("c", 0), 0)).to.throw("The transaction pool is full: at most 4 slots");
    });

    it("should have room again for what was taken out", () => {
      const large = waiting("a", 0, 3);
      const pool = poolOf(large);
      pool.remove(large);
      expect(() => pool.checkRoom(large, 0)).to.not.throw();
      expect([pool.size, pool.senders]).to.deep.equal([0, []]);
    });

    it("should tell what is not due, and only that, so that it can make room for what is", () => {
      const pool = poolOf(waiting("a", 1, 2), waiting("b", 0), waiting("b", 2));
      const undue = pool.undue(new Map(Object.entries({ a: 0, b: 0 })));
      expect(undue.map(({ hash }) => hash)).to.deep.equal(["a1", "b2"]);
    });
  });

  it("should find the first nonce that is free", () => {
    expect(poolOf(waiting("a", 4), waiting("a", 5)).firstFree("a", 4)).to.equal(6);
  });
});
