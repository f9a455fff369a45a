import { expect } from "chai";
import { cap, suspension } from "../fixtures/calls.ts";
import {
  type Proposal,
  State,
  Support,
  carry,
  execute,
  propose,
  queue,
  vote,
  withdraw,
} from "../fixtures/decisions.ts";
import { expectRefusal, expectState } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";

const MAX_OPEN = 8;
const DAY = 86_400;

describe("Committee.propose: the cap on open proposals of a seat", () => {
  let network: TestNetwork;
  let open: Proposal[];

  beforeEach(async () => {
    network = await founded();
    open = [];
    for (let each = 0; each < MAX_OPEN; each += 1) open.push(await propose(network, [await suspension(network)]));
  });

  const one = async () => propose(network, [await cap(network)]);
  const refused = async () =>
    expectRefusal(one(), network.suite.committee, "CommitteeTooManyOpen", [network.orgId("bank-a")]);
  const first = () => {
    const [proposal] = open;
    if (proposal === undefined) throw new Error("there is no open proposal");
    return proposal;
  };

  it("refuses the ninth", refused);

  it("leaves other seats alone", async () => {
    await expectState(network, await propose(network, [await cap(network)], "bank-b.seat"), State.active);
  });

  it("is announced by the proposals that count", async () => {
    const ids = await network.suite.committee.recentProposals(network.orgId("bank-a"));
    expect([...ids]).to.deep.equal(open.map(({ id }) => id));
  });

  describe("counts a proposal that", () => {
    it("has succeeded and is not executed yet", async () => {
      await carry(network, first());
      await expectState(network, first(), State.succeeded);
      await refused();
    });

    it("is queued", async () => {
      await withdraw(network, first());
      const delayed = await one();
      await carry(network, delayed);
      await queue(network, delayed);
      await refused();
    });
  });

  describe("gives the place back when a proposal", () => {
    afterEach(async () => {
      await expectState(network, await one(), State.active);
      if ((await network.suite.committee.state(open[1]?.id ?? 0)) === State.active) await refused();
    });

    it("is withdrawn", () => withdraw(network, first()));

    it("is defeated, without anyone's doing", async () => {
      await vote(network, first(), Support.against, ["bank-a.seat", "bank-b.seat", "csd.seat"]);
      await expectState(network, first(), State.defeated);
    });

    it("is executed", async () => {
      await carry(network, first());
      await execute(network, first());
    });

    it("failed at its deadline, together with all others", () => network.networkHelpers.time.increase(DAY + 1));

    it("has expired, together with all others", async () => {
      await carry(network, first());
      await network.networkHelpers.time.increase(DAY + 7 * DAY);
      await expectState(network, first(), State.expired);
    });
  });
});
