import { expect } from "chai";
import { cap, entry, suspension, targetWriter } from "../fixtures/calls.ts";
import { type Call, content, decide } from "../fixtures/decisions.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";

const NETWORK_ROLE = 2;

describe("Committee.classify", () => {
  let network: TestNetwork;

  beforeEach(async () => {
    network = await founded();
  });

  const classify = (calls: Call[]) => {
    const { targets, values, calldatas } = content(calls);
    return network.suite.committee.classify(targets, values, calldatas);
  };

  it("tells anyone the class that a proposal of these calls would have", async () => {
    expect(await classify([await suspension(network)])).to.equal(3);
    expect(await classify([await suspension(network), await cap(network)])).to.equal(2);
    expect(await classify([await cap(network), await targetWriter(network)])).to.equal(0);
  });

  it("follows the table", async () => {
    const made = await cap(network);
    await decide(network, [await entry(network, made, NETWORK_ROLE)]);
    expect(await classify([made])).to.equal(1);
  });

  it("refuses what a proposal would be refused for, and names the call", async () => {
    const made = { ...(await cap(network)), value: 1n };
    const values = [1, made.target, made.data.slice(0, 10)];
    const attempt = classify([await suspension(network), made]);
    await expectRefusal(attempt, network.suite.committee, "CommitteeCallRefused", values);
  });

  it("refuses the same delayed call twice", async () => {
    const attempt = classify([await cap(network), await cap(network)]);
    await expectRefusal(attempt, network.suite.committee, "CommitteeCallTwice", [0, 1]);
  });
});
