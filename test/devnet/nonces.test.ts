import { expect } from "chai";
import { toBeHex } from "ethers";
import type { Chain } from "../../devnet/chain/chain.ts";
import { Nonces } from "../../devnet/intake/nonces.ts";

const ACCOUNT = toBeHex(1, 20);
const OTHER = toBeHex(2, 20);

/** A chain whose next nonces are the number of its head, and which counts what it is asked. */
function chainAt(number: number) {
  const asked: unknown[] = [];
  const chain = {
    head: { number, timestamp: 0 },
    asked,
    request(method: string, params: readonly unknown[]): Promise<unknown> {
      chain.asked.push(params[0]);
      expect([method, params[1]]).to.deep.equal(["eth_getTransactionCount", "latest"]);
      return params[0] === "bad" ? Promise.reject(new Error("no address")) : Promise.resolve(`0x${chain.head.number}`);
    },
  } satisfies Pick<Chain, "head" | "request"> & { asked: unknown[] };
  return chain;
}

describe("devnet: next nonces", () => {
  it("should be asked for once at each head, also by many at a time", async () => {
    const chain = chainAt(3);
    const nonces = new Nonces(chain);
    expect(await Promise.all([ACCOUNT, ACCOUNT, OTHER].map((account) => nonces.next(account)))).to.deep.equal([
      3, 3, 3,
    ]);
    expect(await nonces.nextOf([OTHER, ACCOUNT])).to.deep.equal(
      new Map([
        [OTHER, 3],
        [ACCOUNT, 3],
      ]),
    );
    expect(chain.asked).to.deep.equal([ACCOUNT, OTHER]);
  });

  it("should be asked for anew in the next block, and none of before be given", async () => {
    const chain = chainAt(3);
    const nonces = new Nonces(chain);
    await nonces.next(ACCOUNT);
    chain.head = { number: 4, timestamp: 0 };
    expect(await nonces.next(ACCOUNT)).to.equal(4);
    expect(chain.asked).to.deep.equal([ACCOUNT, ACCOUNT]);
  });

  it("should be refused for what is no address, and nothing be kept of it", async () => {
    const chain = chainAt(3);
    const nonces = new Nonces(chain);
    for (let i = 0; i < 2; i += 1) expect(await nonces.next("bad").catch(String)).to.equal("Error: no address");
    expect(chain.asked).to.deep.equal(["bad", "bad"]);
  });

  it("should be bounded, however many accounts come before the next block", async () => {
    const chain = chainAt(3);
    const nonces = new Nonces(chain);
    for (let i = 1; i <= 20_000; i += 1) await nonces.next(toBeHex(i, 20));
    chain.asked.length = 0;
    await nonces.next(ACCOUNT);
    expect(chain.asked).to.deep.equal([ACCOUNT]);
  });
});
