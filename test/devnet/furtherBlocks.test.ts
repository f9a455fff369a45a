import { setTimeout as pause } from "node:timers/promises";
import { expect } from "chai";
import { z } from "zod";
import type { Chain } from "../../devnet/chain/chain.ts";
import type { Intake } from "../../devnet/intake/intake.ts";
import { sealRegularly } from "../../devnet/intake/interval.ts";
import { signed } from "./helpers/client.ts";
import { type OpenIntake, openIntake } from "./helpers/intake.ts";
import { member, outsider } from "./helpers/network.ts";

const HOUR = 3_600;
const Receipt = z.object({ blockNumber: z.coerce.number() });
/** From how far on a transaction is too far from its sender's next nonce. */
const FARTHEST_NONCE = 200;

const HEAVY = { data: "0x44df8e70", gasLimit: 60_000_000 };

describe("devnet: more than a block holds", () => {
  let chain: Chain;
  let intake: Intake;
  let close: OpenIntake["close"];
  const heavy = (nonces: readonly number[]) =>
    Promise.all(nonces.map((nonce) => signed({ nonce, ...HEAVY }, outsider)));

  beforeEach(async () => {
    ({ chain, intake, close } = await openIntake());
  });
  afterEach(() => close());

  describe("at once", () => {
    /** Sends so many that come together, each of them too heavy to share a block. */
    const together = async (nonces: readonly number[]) => (await heavy(nonces)).map((raw) => intake.submit(raw));
    const blockOf = async (hash: string) =>
      Receipt.parse(await chain.request("eth_getTransactionReceipt", [hash])).blockNumber;

    it("should be accepted, and go into further blocks", async () => {
      const hashes = await Promise.all(await together([0, 1, 2]));
      while (intake.waiting > 0) await pause(5);
      const [first = 0, ...others] = await Promise.all(hashes.map(blockOf));
      expect(others).to.deep.equal([first + 1, first + 2]);
    });

    it("should let what others send meanwhile between, into the next but one", async () => {
      const raw = await signed({}, member);
      const [first] = await together([0, 1, 2, 3]);
      await first;
      const { number } = chain.head;
      expect(await blockOf(await intake.submit(raw))).to.equal(number + 2);
      while (intake.waiting > 0) await pause(5);
      expect(chain.head.number).to.equal(number + 3);
    });

    it("should judge again, while there are further blocks, what only those before it can allow", async () => {
      const hashes = await Promise.all(await together([0, 1, 2, FARTHEST_NONCE + 2]));
      expect(hashes).to.have.lengthOf(4);
      expect(chain.head.number).to.be.greaterThan(2);
      expect(intake.waiting).to.equal(1);
    });
  });

  describe("with a block time", () => {
    beforeEach(async () => {
      intake.startInterval(HOUR);
      for (const raw of await heavy([0, 1, 2])) await intake.submit(raw);
    });

    it("should go into further blocks at once, and leave alone what waits behind a gap", async () => {
      await intake.submit(await signed({ nonce: 4 }, outsider));
      await intake.seal();
      expect(chain.head.number).to.equal(3);
      expect(intake.waiting).to.equal(1);
    });

    it("should let what others send meanwhile into the next of them", async () => {
      const raw = await signed({}, member);
      const sealed = intake.seal();
      await intake.submit(raw);
      expect(chain.head.number).to.equal(1);
      await sealed;
      expect(chain.head.number).to.equal(3);
      expect(intake.waiting).to.equal(0);
    });

    it("should wait on when the devnet stops meanwhile", async () => {
      const sealed = intake.seal().catch(String);
      await intake.close();
      expect(await sealed).to.include("The devnet is stopping.");
      expect(chain.head.number).to.equal(1);
      expect(intake.waiting).to.equal(2);
    });

    it("should be asked for again only when they are made, however long that takes", async () => {
      let asked = 0;
      const ends: (() => void)[] = [];
      const stop = sealRegularly({ onHead: () => () => undefined }, 0.005, () => {
        asked += 1;
        return new Promise((resolve) => ends.push(resolve));
      });
      while (asked === 0) await pause(5);
      await pause(50);
      expect(asked).to.equal(1);
      ends[0]?.();
      while (asked === 1) await pause(5);
      stop();
    });
  });
});
