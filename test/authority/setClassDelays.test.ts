import { expect } from "chai";
import { classDelays } from "../fixtures/calls.ts";
import { decide, execute, propose, queued, ready, wait } from "../fixtures/decisions.ts";
import { expectDecisionRefused, expectRefusal } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";

const HOUR = 3_600;
const DAY = 86_400;
const [CONSTITUTION, NETWORK, OPERATION, EMERGENCY] = [0, 1, 2, 3];

describe("Authority.setClassDelays", () => {
  let network: TestNetwork;
  let founding: number[];

  beforeEach(async () => {
    network = await founded();
    founding = await delays();
  });

  async function delays(): Promise<number[]> {
    const { authority } = network.suite;
    return Promise.all([0, 1, 2, 3].map(async (each) => Number(await authority.delayOf(each))));
  }

  const set = async (next: readonly number[]) => decide(network, [await classDelays(network, next)]);

  async function expectOutOfBounds(next: readonly number[], actionClass: number | undefined): Promise<void> {
    const { authority } = network.suite;
    const values = [actionClass, next[actionClass ?? 0]];
    await expectDecisionRefused(
      network,
      await classDelays(network, next),
      authority,
      "AuthorityDelayOutOfBounds",
      values,
    );
    expect(await delays()).to.deep.equal(founding);
  }

  it("starts from the founding file: 7 days, 2 days, 1 day, none", () => {
    expect(founding).to.deep.equal([7 * DAY, 2 * DAY, DAY, 0]);
  });

  it("raises at once", async () => {
    await set([9 * DAY, 4 * DAY, 2 * DAY, HOUR]);
    expect(await delays()).to.deep.equal([9 * DAY, 4 * DAY, 2 * DAY, HOUR]);
  });

  it("lowers after the difference, to the second", async () => {
    const { time } = network.networkHelpers;
    await set([5 * DAY, 2 * DAY, DAY, 0]);
    const start = await time.latest();
    await time.increaseTo(start + 2 * DAY - 1);
    expect(await delays()).to.deep.equal(founding);
    await time.increaseTo(start + 2 * DAY);
    expect(await delays()).to.deep.equal([5 * DAY, 2 * DAY, DAY, 0]);
  });

  it("makes ADMIN wait as long as Constitution", async () => {
    await set([9 * DAY, 2 * DAY, DAY, 0]);
    const { authority, committee } = network.suite;
    expect((await authority.hasRole(0, committee)).executionDelay).to.equal(9 * DAY);
  });

  it("says what was set", async () => {
    const next = [8 * DAY, 2 * DAY, DAY, 0];
    const proposal = await ready(network, [await classDelays(network, next)]);
    await expect(execute(network, proposal)).to.emit(network.suite.authority, "ClassDelaysSet").withArgs(next);
  });

  it("replaces a change that is still pending", async () => {
    const first = await queued(network, [await classDelays(network, [4 * DAY, 2 * DAY, DAY, 0])]);
    const second = await queued(network, [await classDelays(network, [6 * DAY, 2 * DAY, DAY, 0])]);
    await wait(network, second);
    await execute(network, first);
    await execute(network, second);
    await network.networkHelpers.time.increase(DAY);
    expect(await delays()).to.deep.equal([6 * DAY, 2 * DAY, DAY, 0]);
    await network.networkHelpers.time.increase(2 * DAY);
    expect(await delays()).to.deep.equal([6 * DAY, 2 * DAY, DAY, 0]);
  });

  describe("refuses a delay", () => {
    it("of Constitution below one day", () => expectOutOfBounds([DAY - 1, DAY - 1, DAY - 1, 0], CONSTITUTION));
    it("of Network below one day", () => expectOutOfBounds([7 * DAY, DAY - 1, DAY - 1, 0], NETWORK));
    it("of Operation below one day", () => expectOutOfBounds([7 * DAY, 2 * DAY, DAY - 1, 0], OPERATION));
    it("of Constitution above thirty days", () => expectOutOfBounds([30 * DAY + 1, DAY, DAY, 0], CONSTITUTION));
    it("of Emergency above thirty days", () =>
      expectOutOfBounds([30 * DAY, 30 * DAY, 30 * DAY, 30 * DAY + 1], EMERGENCY));
  });

  describe("accepts the bounds", () => {
    it("of one day, and none for Emergency", async () => {
      await set([DAY, DAY, DAY, 0]);
      await network.networkHelpers.time.increase(6 * DAY);
      expect(await delays()).to.deep.equal([DAY, DAY, DAY, 0]);
    });

    it("of thirty days for all", async () => {
      await set([30 * DAY, 30 * DAY, 30 * DAY, 30 * DAY]);
      expect(await delays()).to.deep.equal([30 * DAY, 30 * DAY, 30 * DAY, 30 * DAY]);
    });
  });

  describe("refuses an order in which a strict class waits less than a milder one", () => {
    const CASES: Record<string, readonly number[]> = {
      "Constitution below Network": [2 * DAY, 3 * DAY, DAY, 0],
      "Network below Operation": [7 * DAY, 2 * DAY, 3 * DAY, 0],
      "Operation below Emergency": [7 * DAY, 2 * DAY, DAY, DAY + 1],
    };

    for (const [kind, next] of Object.entries(CASES)) {
      it(kind, async () => {
        const proposal = await ready(network, [await classDelays(network, next)]);
        const { authority } = network.suite;
        await expect(execute(network, proposal)).to.be.revertedWithCustomError(authority, "AuthorityDelaysOutOfOrder");
      });
    }

    it("only for a while: Constitution lowered sooner than Network, whose way is longer", async () => {
      await set([10 * DAY, 10 * DAY, DAY, 0]);
      const proposal = await ready(network, [await classDelays(network, [9 * DAY, 2 * DAY, DAY, 0])]);
      const at = (await network.networkHelpers.time.latest()) + 100;
      await network.networkHelpers.time.setNextBlockTimestamp(at);
      const { authority } = network.suite;
      await expectRefusal(execute(network, proposal), authority, "AuthorityDelaysOutOfOrder", [at + DAY]);
    });

    it("never through a change that is allowed", async () => {
      await set([5 * DAY, 3 * DAY, 2 * DAY, DAY]);
      for (let hour = 0; hour <= 49; hour += 1) {
        const [constitution = 0, network_ = 0, operation = 0, emergency = 0] = await delays();
        expect(constitution >= network_ && network_ >= operation && operation >= emergency).to.equal(true);
        await network.networkHelpers.time.increase(HOUR);
      }
    });
  });

  it("is Constitution", async () => {
    const proposal = await propose(network, [await classDelays(network, founding)]);
    expect((await network.suite.committee.tallyOf(proposal.id)).class).to.equal(CONSTITUTION);
  });

  for (const outsider of ["founder", "bank-a.seat", "bank-a.admin", "regulator.officer-1"]) {
    it(`is refused to ${outsider}`, async () => {
      const { authority } = network.suite;
      const attempt = authority.connect(network.as(outsider)).setClassDelays([7 * DAY, 2 * DAY, DAY, 0]);
      await expectRefusal(attempt, authority, "AccessManagerUnauthorizedAccount", [network.address(outsider), 0]);
    });
  }
});
