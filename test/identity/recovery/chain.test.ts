import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { Office } from "../../fixtures/enums.ts";
import { expectRefusal } from "../../fixtures/expectations.ts";
import { type Founded, founded, moveTo, now } from "../../fixtures/given.ts";
import {
  LIFE,
  SUBJECT,
  WINDOW,
  cancel,
  consent,
  finish,
  finishable,
  rotate,
  rotation,
  start,
} from "../../fixtures/recovery.ts";

describe("Recovery: the chain of keys", () => {
  let network: Founded;
  beforeEach(async () => void (network = await founded()));

  /** The account's key, and those that followed it, each by a recovery of its own. */
  const chainOf = async (keys: number) => {
    const chain = [network.address(SUBJECT)];
    for (let number = 1; number < keys; number += 1) {
      const of = rotation(network, chain.at(-1), 50 + number);
      await rotate(network, of);
      chain.push(of.successor.address);
    }
    return chain;
  };

  it("is enumerable from either end, and names the last key from everywhere", async () => {
    const { recovery } = network.suite;
    const chain = await chainOf(4);
    for (const [place, key] of chain.entries()) {
      expect(await recovery.successorOf(key)).to.equal(chain[place + 1] ?? ZeroAddress);
      expect(await recovery.predecessorOf(key)).to.equal(chain[place - 1] ?? ZeroAddress);
      expect(await recovery.currentOf(key)).to.equal(chain.at(-1));
    }
  });

  it("leaves the office to the last key alone", async () => {
    const chain = await chainOf(3);
    const offices = await Promise.all(chain.map((key) => network.suite.standing.officeOf(key)));
    expect(offices).to.deep.equal([Office.none, Office.none, Office.participant]);
  });

  it("of a key that nobody ever replaced is the key, of nobody's key too", async () => {
    const { recovery } = network.suite;
    for (const key of [network.address(SUBJECT), network.stranger(1).address, ZeroAddress]) {
      expect(await recovery.currentOf(key)).to.equal(key);
    }
  });

  it("goes on at once: a new key waits no 30 days for its own recovery", async () => {
    await rotate(network);
    const again = rotation(network, rotation(network).successor.address, 51);
    await start(network, again);
  });

  for (const places of [2, 3]) {
    it(`never leads back: ${places} keys, and the first is refused as the next`, async () => {
      const chain = await chainOf(places);
      const first = network.as(SUBJECT);
      const attempt = start(network, { ...rotation(network, chain.at(-1)), successor: first });
      await expectRefusal(attempt, network.suite.accounts, "AccountUnfit", [first.address]);
    });
  }

  it("refuses a former key as the successor of another account", async () => {
    await rotate(network);
    const former = network.as(SUBJECT);
    const attempt = start(network, { ...rotation(network, "bank-a.operator"), successor: former });
    await expectRefusal(attempt, network.suite.accounts, "AccountUnfit", [former.address]);
  });

  it("refuses a new key as the successor of another account", async () => {
    const of = rotation(network);
    await rotate(network, of);
    const attempt = start(network, rotation(network, "bank-a.operator"));
    await expectRefusal(attempt, network.suite.accounts, "AccountUnfit", [of.successor.address]);
  });

  describe("of two accounts to one key", () => {
    const second = () => rotation(network, "bank-a.operator");

    beforeEach(async () => {
      await finishable(network);
      await start(network, second());
      await consent(network, second());
      await moveTo(network, (await now(network)) + WINDOW);
    });

    it("the first to be finished has it, the second is refused", async () => {
      await finish(network);
      const values = [second().successor.address];
      await expectRefusal(finish(network, second()), network.suite.accounts, "AccountUnfit", values);
      const { recovery, standing } = network.suite;
      expect(await standing.officeOf(second().successor)).to.equal(Office.participant);
      expect(await recovery.predecessorOf(second().successor)).to.equal(network.address(SUBJECT));
      expect(await recovery.successorOf(second().account)).to.equal(ZeroAddress);
    });

    it("the second is finished first just as well", async () => {
      await finish(network, second());
      const values = [second().successor.address];
      await expectRefusal(finish(network), network.suite.accounts, "AccountUnfit", values);
      expect(await network.suite.standing.officeOf(second().successor)).to.equal(Office.operator);
    });

    it("the other account is its own again when it is cancelled, and is recovered to another key later", async () => {
      await finish(network);
      await cancel(network, second());
      expect(await network.suite.standing.officeOf(second().account)).to.equal(Office.operator);
      await moveTo(network, (await now(network)) + LIFE);
      await rotate(network, rotation(network, "bank-a.operator", 51));
    });
  });

  it("of an OrgAdmin: the new key acts on what the old one began", async () => {
    const participant = rotation(network, SUBJECT, 51);
    await start(network, participant);
    const admin = rotation(network, "bank-a.admin");
    await start(network, admin);
    await consent(network, admin);
    await moveTo(network, (await now(network)) + WINDOW);
    await finish(network, admin);
    await cancel(network, participant, admin.successor);
    expect(await network.suite.standing.officeOf(participant.account)).to.equal(Office.participant);
  });
});
