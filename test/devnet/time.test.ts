import { setTimeout as pause } from "node:timers/promises";
import { expect } from "chai";
import { Clock, LONGEST_ADVANCE } from "../../devnet/chain/clock.ts";
import { ask, blockAt, signed } from "./helpers/client.ts";
import { WORKSHOP, member, outsider, start, stopAll } from "./helpers/network.ts";

const DAY = 86_400;

describe("devnet: time", () => {
  afterEach(stopAll);

  describe("given an initial date", () => {
    it("should start the chain then", async () => {
      const devnet = await start({ initialDate: "2026-01-01T00:00:00Z", blockPeriod: 60 });
      expect((await blockAt(devnet)).timestamp).to.equal(Date.UTC(2026, 0, 1) / 1_000);
    });

    it("should refuse one that is no date", async () => {
      const refusal = await start({ initialDate: "tomorrow" }).catch(String);
      expect(refusal).to.include('"tomorrow" is not a date');
    });
  });

  it("given none, should start the chain now", async () => {
    const devnet = await start();
    expect((await blockAt(devnet)).timestamp - Date.now() / 1_000).to.be.within(-2, 1);
  });

  describe("given a head that is a block period old", () => {
    for (const [method, ...params] of [
      ["eth_call", { to: WORKSHOP, data: "0x06661abd" }],
      ["eth_estimateGas", { from: member.address, to: WORKSHOP, data: "0x322e9f04" }],
      ["eth_getBalance", member.address, "pending"],
      ["eth_getTransactionCount", member.address, "latest"],
      ["eth_getCode", WORKSHOP],
      ["eth_getStorageAt", WORKSHOP, "0x0"],
      ["eth_getBlockByNumber", "latest", false],
      ["eth_blockNumber"],
    ] as const) {
      it(`should seal one empty block at the present before it answers ${method}`, async () => {
        const devnet = await start();
        devnet.chain.clock.advance(60);
        expect((await ask(devnet, method, ...params)).error).to.equal(undefined);
        expect(devnet.chain.head.number).to.equal(1);
        expect(devnet.chain.head.timestamp).to.be.within(devnet.chain.clock.now() - 1, devnet.chain.clock.now());
        expect((await blockAt(devnet, "0x1")).transactions).to.deep.equal([]);
      });
    }

    it("should judge a transaction by an empty block at the present, and refuse on it", async () => {
      const devnet = await start();
      devnet.chain.clock.advance(60);
      await ask(devnet, "eth_sendRawTransaction", await signed({}, outsider));
      expect(devnet.chain.head.number).to.equal(1);
    });

    it("should seal it once for questions that come together", async () => {
      const devnet = await start();
      devnet.chain.clock.advance(60);
      await Promise.all([1, 2, 3, 4].map(() => ask(devnet, "eth_blockNumber")));
      expect(devnet.chain.head.number).to.equal(1);
    });

    for (const [method, ...params] of [
      ["eth_getBlockByNumber", "0x0", false],
      ["eth_getTransactionReceipt", `0x${"00".repeat(32)}`],
      ["eth_chainId"],
      ["eth_gasPrice"],
    ] as const) {
      it(`should seal nothing for ${method} about what never changes`, async () => {
        const devnet = await start();
        devnet.chain.clock.advance(60);
        await ask(devnet, method, ...params);
        expect(devnet.chain.head.number).to.equal(0);
      });
    }
  });

  it("given a younger head, should seal nothing", async () => {
    const devnet = await start({ blockPeriod: 60 });
    await ask(devnet, "eth_blockNumber");
    expect(devnet.chain.head.number).to.equal(0);
  });

  it("should move by itself on an idle network", async () => {
    const devnet = await start();
    const first = await blockAt(devnet);
    await pause(1_100);
    const second = await blockAt(devnet);
    expect(second.timestamp - first.timestamp).to.be.within(1, 2);
  });

  describe("when advanced", () => {
    it("should seal a block later by exactly so much", async () => {
      const devnet = await start({ initialDate: "2026-01-01T00:00:00Z", blockPeriod: 60 });
      const before = await blockAt(devnet);
      await devnet.advance(3 * DAY);
      const after = await blockAt(devnet);
      expect(after.timestamp - before.timestamp).to.be.within(3 * DAY, 3 * DAY + 1);
      expect(after.number).to.equal(before.number + 1);
    });

    it("should stay ahead from then on", async () => {
      const devnet = await start();
      await devnet.advance(DAY);
      await ask(devnet, "eth_sendRawTransaction", await signed());
      expect((await blockAt(devnet)).timestamp - Date.now() / 1_000).to.be.within(DAY - 2, DAY + 1);
    });
  });
});

describe("devnet: the clock", () => {
  it("should move by exactly the seconds asked for", () => {
    const clock = new Clock("2026-01-01T00:00:00Z", () => 5_000_400);
    const before = clock.now();
    clock.advance(259_200);
    expect(clock.now() - before).to.equal(259_200);
  });

  it("should go with the real time", () => {
    let real = 1_000_000;
    const clock = new Clock(undefined, () => real);
    real += 2_000;
    expect(clock.now()).to.equal(1_002);
  });

  for (const seconds of [0, -1, 1.5, Number.NaN, LONGEST_ADVANCE + 1]) {
    it(`should refuse to move by ${seconds}`, () => {
      expect(() => new Clock().advance(seconds)).to.throw("The clock moves by whole seconds");
    });
  }
});
