import { expect } from "chai";
import { freeze } from "../fixtures/acts.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import { type Founded, moveTo } from "../fixtures/given.ts";
import { WINDOW, consentAsRegulator, consented, finish, rotation } from "../fixtures/recovery.ts";

describe("attack: get a regulator's consent while it has no order, and rotate under the one that it places later", () => {
  let network: Founded;
  beforeEach(async () => void (network = await founded()));

  it("the later order needs a consent of its own", async () => {
    const of = rotation(network);
    const startedAt = await consented(network, of);
    await consentAsRegulator(network, of);
    await moveTo(network, startedAt + WINDOW);
    const order = await freeze(network, of.account, { as: "regulator.officer-2" });
    await expectRefusal(finish(network, of), network.suite.recovery, "RecoveryUnderOrder", [of.account, order]);
    await consentAsRegulator(network, of);
    await finish(network, of);
    expect(await network.suite.recovery.successorOf(of.account)).to.equal(of.successor.address);
  });
});
