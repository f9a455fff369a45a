import { expect } from "chai";
import type { Chain } from "../../devnet/chain/chain.ts";
import type { Intake } from "../../devnet/intake/intake.ts";
import { Pool } from "../../devnet/intake/pool.ts";
import { signed } from "./helpers/client.ts";
import { type OpenIntake, openIntake } from "./helpers/intake.ts";
import { outsider } from "./helpers/network.ts";

const HOUR = 3_600;

describe("devnet: a pool that one sender has filled", () => {
  let chain: Chain;
  let intake: Intake;
  let close: OpenIntake["close"];
  const submit = async (...sent: Parameters<typeof signed>): Promise<string> => intake.submit(await signed(...sent));

  beforeEach(async () => {
    ({ chain, intake, close } = await openIntake(new Pool({ sender: 3, all: 3 })));
    intake.startInterval(HOUR);
  });
  afterEach(() => close());

  describe("with transactions behind a gap", () => {
    beforeEach(async () => {
      for (const nonce of [1, 2, 3]) await submit({ nonce }, outsider);
    });

    it("should refuse another behind a gap", async () => {
      expect(await submit({ nonce: 1 }).catch(String)).to.include("The transaction pool is full");
      expect(intake.waiting).to.equal(3);
    });

    it("should drop them for one that is due", async () => {
      const hash = await submit({ nonce: 0 });
      expect(intake.waiting).to.equal(1);
      expect(await chain.request("eth_getTransactionByHash", [hash])).to.not.equal(null);
    });
  });

  it("with transactions that the chain is still to get, should drop them for one that is due, for good", async () => {
    const through = chain.request.bind(chain);
    chain.request = async (method, params) => {
      if (method === "eth_sendRawTransaction") await new Promise((resolve) => setTimeout(resolve, 50));
      return through(method, params);
    };
    const nonces = [1, 2, 3, 0];
    const raws = await Promise.all(nonces.map((nonce) => signed({ nonce }, outsider)));
    const hashes = await Promise.all(raws.map((raw) => intake.submit(raw)));
    const held = await Promise.all(hashes.map((hash) => through("eth_getTransactionByHash", [hash])));
    expect(held.map((transaction) => transaction !== null)).to.deep.equal([false, false, false, true]);
    expect(intake.waiting).to.equal(1);
  });

  it("with transactions that are due, should keep them and refuse others until the next block", async () => {
    for (const nonce of [0, 1, 2]) await submit({ nonce }, outsider);
    expect(await submit({ nonce: 0 }).catch(String)).to.include("The transaction pool is full");
    await intake.seal();
    await submit({ nonce: 0 });
    expect(intake.waiting).to.equal(1);
  });
});
