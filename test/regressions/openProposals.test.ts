import { expect } from "chai";
import {
  call,
  type Call,
  carry,
  decide,
  execute,
  type Proposal,
  propose,
  queue,
  ready,
  State,
  steps,
  Support,
  vote,
  wait,
} from "../fixtures/decisions.ts";
import { consenting } from "../fixtures/enrolment.ts";
import { Office } from "../fixtures/enums.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { passDeadline, seatList } from "./helpers/given.ts";

const PLACES = 8;
const MONTH = 30n * 86_400n;

describe("W7: an open proposal blocks its subject; nobody can end an orphan", () => {
  let network: TestNetwork;
  beforeEach(async () => void (network = await founded()));

  const stateOf = ({ id }: Proposal) => network.suite.committee.state(id);
  const capTo = (cap: number): Promise<Call> =>
    call(network.suite.organizations, "setAccountCap", [network.orgId("bank-b"), cap]);

  describe("given an open proposal on a subject", () => {
    let squatter: Proposal;
    beforeEach(async () => void (squatter = await propose(network, [await capTo(1)], "bank-d.seat")));

    it("lets others decide on the same subject meanwhile", async () => {
      await decide(network, [await capTo(2)]);
      expect((await network.suite.organizations.organization(network.orgId("bank-b"))).accountCap).to.equal(2);
    });

    it("lets the very same calls be proposed and decided meanwhile", async () => {
      await decide(network, [await capTo(1)]);
      expect((await network.suite.organizations.organization(network.orgId("bank-b"))).accountCap).to.equal(1);
    });

    it("lets the same calls, both carried, be executed one after the other", async () => {
      const twin = await propose(network, [await capTo(1)]);
      for (const each of [squatter, twin]) await carry(network, each);
      await queue(network, squatter);
      await expect(queue(network, twin)).to.revert(network.ethers);
      await wait(network, squatter);
      await execute(network, squatter);
      await queue(network, twin);
      await wait(network, twin);
      await execute(network, twin);
      expect(await stateOf(twin)).to.equal(State.executed);
    });

    it("ends by itself, by the period of its class, which no proposer chooses", async () => {
      const { committee, charter } = network.suite;
      const created = (await committee.proposalSnapshot(squatter.id)) + 1n;
      const deadline = await committee.proposalDeadline(squatter.id);
      expect(deadline - created).to.be.within(
        (await charter.termsOf(2)).period - 1n,
        (await charter.termsOf(2)).period,
      );
      for (const { period } of await charter.allTerms()) expect(period).to.be.at.most(MONTH);
      await passDeadline(network, squatter);
      expect(await stateOf(squatter)).to.equal(State.defeated);
    });

    it("can be voted down by the others before that", async () => {
      await vote(network, squatter, Support.against, ["bank-a.seat", "bank-b.seat", "csd.seat"]);
      expect(await stateOf(squatter)).to.equal(State.defeated);
    });
  });

  describe("given an open proposal whose proposer lost its seat", () => {
    it("is ended by the other seats, or by its deadline", async () => {
      const removal = await ready(network, [await call(network.suite.seats, "set", [seatList(network, { csd: 0 })])]);
      const [orphan, other] = [
        await propose(network, [await capTo(1)], "csd.seat"),
        await propose(network, [await capTo(2)], "csd.seat"),
      ];
      await execute(network, removal);
      await vote(network, orphan, Support.against, ["bank-a.seat", "bank-b.seat", "bank-c.seat"]);
      expect(await stateOf(orphan)).to.equal(State.defeated);
      await passDeadline(network, other);
      expect(await stateOf(other)).to.equal(State.defeated);
    });
  });

  describe("given an open proposal whose seat votes through another account by now", () => {
    it("is withdrawn through the seat's new account", async () => {
      const rotated = network.stranger(1);
      const enrolled = await consenting(network, rotated, "csd", Office.seat);
      const rotation = await ready(network, [await call(network.suite.accounts, "enrolSeat", enrolled)]);
      const orphan = await propose(network, [await capTo(1)], "csd.seat");
      await execute(network, rotation);
      await network.suite.committee.connect(rotated).cancel(...steps(orphan));
      expect(await stateOf(orphan)).to.equal(State.canceled);
    });
  });

  describe("given a seat that has as many open proposals as a seat may", () => {
    const open: Proposal[] = [];
    beforeEach(async () => {
      open.length = 0;
      for (let cap = 1; cap <= PLACES; cap += 1) open.push(await propose(network, [await capTo(cap)], "csd.seat"));
    });

    it("refuses its next one", async () => {
      await expect(propose(network, [await capTo(99)], "csd.seat"))
        .to.be.revertedWithCustomError(network.suite.committee, "CommitteeTooManyOpen")
        .withArgs(network.orgId("csd"));
    });

    it("takes nothing from the other seats", async () => {
      for (let cap = 1; cap <= PLACES; cap += 1) await propose(network, [await capTo(cap)], "bank-d.seat");
    });

    it("gives the place back when one is withdrawn", async () => {
      const [first] = open;
      if (first === undefined) throw new Error("no proposal is open");
      await network.suite.committee.connect(network.as("csd.seat")).cancel(...steps(first));
      await propose(network, [await capTo(99)], "csd.seat");
    });

    it("gives every place back when the period is over, without a transaction", async () => {
      const last = open.at(-1);
      if (last === undefined) throw new Error("no proposal is open");
      await passDeadline(network, last);
      for (let cap = 1; cap <= PLACES; cap += 1) await propose(network, [await capTo(cap)], "csd.seat");
    });
  });
});
