import { expect } from "chai";
import { call, decide } from "../fixtures/decisions.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { seatList } from "./helpers/given.ts";

const TOO_HEAVY = [10_001, 90_000_000, 2 ** 32 - 1];

describe("W6: a weight so large that every later ballot overflows", () => {
  let network: TestNetwork;
  beforeEach(async () => void (network = await founded()));

  it("refuses the weight of the exploit, and the largest a word can hold", async () => {
    const { seats } = network.suite;
    for (const weight of TOO_HEAVY) {
      const change = decide(network, [await call(seats, "set", [seatList(network, { "bank-a": weight })])]);
      await expect(change)
        .to.be.revertedWithCustomError(seats, "SeatsWeightOutOfBounds")
        .withArgs(network.orgId("bank-a"), weight);
    }
  });

  it("votes as before after such a decision has failed", async () => {
    const { accounts, seats } = network.suite;
    const change = decide(network, [await call(seats, "set", [seatList(network, { "bank-a": 90_000_000 })])]);
    await expect(change).to.revert(network.ethers);
    await decide(network, [await call(accounts, "suspend", [network.address("bank-b.participant")])]);
  });
});
