import { expect } from "chai";
import { encodeBytes32String, id } from "ethers";
import { TERMS, WEIGHTS, seatList, seatSuspension, suspension, targetWriter } from "../fixtures/calls.ts";
import {
  type Call,
  SEATS,
  State,
  Support,
  call,
  decide,
  execute,
  propose,
  queue,
  ready,
  vote,
} from "../fixtures/decisions.ts";
import { expectDecisionRefused, expectProposalRefused, expectRefusal, expectState } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";

const CONSTITUTION = [TERMS[0].participation, TERMS[0].approval, TERMS[0].period];
const OUTSIDERS = ["founder", "bank-a.seat", "bank-a.admin", "regulator.officer-1"];

describe("Seats", () => {
  let network: TestNetwork;

  beforeEach(async () => {
    network = await founded();
  });

  const listed = async () => {
    const seats = await network.suite.seats.list();
    const names = network.file.organizations.map(({ name }) => name);
    return Object.fromEntries(
      seats.map(({ organization, weight, live }) => [
        String(names[Number(organization) - 1]),
        live ? Number(weight) : -1,
      ]),
    );
  };
  const total = async () => network.suite.seats.totalAt(await network.networkHelpers.time.latest());
  const refused = async (made: Call, error: string, values: readonly unknown[]) => {
    await expectDecisionRefused(network, made, network.suite.seats, error, values);
    expect(await listed()).to.deep.equal(WEIGHTS);
  };

  it("starts from the founding file, every seat live through its account", async () => {
    expect(await listed()).to.deep.equal(WEIGHTS);
    expect(await total()).to.equal(100);
    for (const name of SEATS) expect(await network.suite.seats.isLive(network.address(name))).to.equal(true);
    expect(await network.suite.seats.isLive(network.address("bank-a.admin"))).to.equal(false);
  });

  describe("set", () => {
    it("replaces the whole list, from the second of its execution", async () => {
      const next = { "bank-a": 10, "bank-b": 10, "bank-c": 10, csd: 10 };
      const proposal = await ready(network, [await seatList(network, next)]);
      await expect(execute(network, proposal)).to.emit(network.suite.seats, "SeatWeightSet");
      const second = await network.networkHelpers.time.latest();
      expect(await listed()).to.deep.equal(next);
      const { seats } = network.suite;
      expect([await seats.totalAt(second - 1), await seats.totalAt(second)]).to.deep.equal([100n, 40n]);
      const dropped = network.orgId("bank-d");
      expect([await seats.weightAt(dropped, second - 1), await seats.weightAt(dropped, second)]).to.deep.equal([
        15n,
        0n,
      ]);
      expect(await seats.hasLiveSeat(dropped)).to.equal(false);
      expect(await seats.isLive(network.address("bank-d.seat"))).to.equal(false);
    });

    it("accepts three equal seats, and the largest weights", async () => {
      await decide(network, [await seatList(network, { "bank-a": 10_000, "bank-b": 10_000, csd: 10_000 })]);
      expect(await total()).to.equal(30_000);
    });

    it("brings a suspended seat back", async () => {
      await decide(network, [await seatSuspension(network, "bank-d")]);
      await decide(network, [await seatList(network, WEIGHTS)]);
      expect(await listed()).to.deep.equal(WEIGHTS);
    });

    describe("refuses", () => {
      it("two seats", async () => {
        await refused(await seatList(network, { "bank-a": 10, "bank-b": 10 }), "SeatsTooFew", [2]);
      });

      it("no seat", async () => refused(await seatList(network, {}), "SeatsTooFew", [0]));

      it("129 seats", async () => {
        const list = Array.from({ length: 129 }, () => ({ organization: 1, weight: 1 }));
        await refused(await call(network.suite.seats, "set", [list]), "SeatsTooMany", [129]);
      });

      for (const weight of [0, 10_001]) {
        it(`a weight of ${weight}`, async () => {
          const made = await seatList(network, { ...WEIGHTS, csd: weight });
          await refused(made, "SeatsWeightOutOfBounds", [network.orgId("csd"), weight]);
        });
      }

      for (const name of ["regulator", "auditor"]) {
        it(`a seat for ${name}, which is no member`, async () => {
          await refused(await seatList(network, { ...WEIGHTS, [name]: 10 }), "SeatsNotEligible", [network.orgId(name)]);
        });
      }

      it("a seat for a member without Seat account", async () => {
        const member = { name: encodeBytes32String("bank-e"), group: id("bank-e"), kind: 1, accountCap: 0 };
        await decide(network, [await call(network.suite.organizations, "register", [member])]);
        const list = [1, 2, 3, 4, 8].map((organization) => ({ organization, weight: 10 }));
        await refused(await call(network.suite.seats, "set", [list]), "SeatsNotEligible", [8]);
      });

      it("an organization twice", async () => {
        const list = [1, 2, 3, 2].map((organization) => ({ organization, weight: 10 }));
        await refused(await call(network.suite.seats, "set", [list]), "SeatsListedTwice", [2]);
      });

      it("half of the weight in one group", async () => {
        const made = await seatList(network, { "bank-a": 20, "bank-b": 20, csd: 20, "bank-c": 30, "bank-d": 30 });
        const { group } = await network.suite.organizations.organization(network.orgId("bank-c"));
        await refused(made, "SeatsGroupTooHeavy", [group, 60, 120]);
      });

      it("half of the weight in one seat", async () => {
        const made = await seatList(network, { "bank-a": 30, "bank-b": 15, csd: 15 });
        const { group } = await network.suite.organizations.organization(network.orgId("bank-a"));
        await refused(made, "SeatsGroupTooHeavy", [group, 30, 60]);
      });

      it("a seat without which the others reach no rate", async () => {
        const made = await seatList(network, { "bank-a": 35, "bank-b": 22, csd: 22, "bank-c": 21 });
        await refused(made, "SeatsRatesUnreachable", [35, 100, CONSTITUTION]);
      });

      it("a seat without which the others reach every rate, and could not override a veto", async () => {
        const made = await seatList(network, { "bank-a": 6_001, "bank-b": 4_000, csd: 4_000, "bank-c": 3_999 });
        await refused(made, "SeatsRatesUnreachable", [6_001, 18_000, CONSTITUTION]);
      });
    });
  });

  describe("suspend", () => {
    it("takes the seat out of the live weight, and says so", async () => {
      const { seats } = network.suite;
      const proposal = await ready(network, [await seatSuspension(network, "bank-d")]);
      await expect(execute(network, proposal)).to.emit(seats, "SeatSuspended").withArgs(network.orgId("bank-d"));
      expect(await listed()).to.deep.equal({ ...WEIGHTS, "bank-d": -1 });
      expect(await total()).to.equal(85);
    });

    it("leaves the seat in the list, without weight", async () => {
      await decide(network, [await seatSuspension(network, "bank-d")]);
      const organization = BigInt(network.orgId("bank-d"));
      const seat = (await network.suite.seats.list()).find((each) => each.organization === organization);
      expect(seat).to.deep.equal([organization, network.address("bank-d.seat"), 0n, false]);
    });

    it("is refused for a seat that is not live", async () => {
      await decide(network, [await seatSuspension(network, "bank-d")]);
      for (const name of ["bank-d", "regulator"]) {
        const made = await seatSuspension(network, name);
        await expectDecisionRefused(network, made, network.suite.seats, "SeatsNotLive", [network.orgId(name)]);
      }
    });

    describe("is refused when of the others", () => {
      const refusedFrom = async (weights: Record<string, number>, name: string, error: string, values: unknown[]) => {
        await decide(network, [await seatList(network, weights)]);
        await expectDecisionRefused(network, await seatSuspension(network, name), network.suite.seats, error, values);
        expect(await listed()).to.deep.equal(weights);
      };

      it("two would be left", () => refusedFrom({ "bank-a": 10, "bank-b": 10, csd: 10 }, "csd", "SeatsTooFew", [2]));

      it("one group would have half of the weight", async () => {
        const { group } = await network.suite.organizations.organization(network.orgId("bank-c"));
        const weights = { "bank-a": 18, "bank-b": 20, csd: 20, "bank-c": 20, "bank-d": 20 };
        await refusedFrom(weights, "bank-a", "SeatsGroupTooHeavy", [group, 40, 80]);
      });

      it("the rates could not be reached without the largest", async () => {
        const weights = { "bank-a": 30, "bank-b": 20, csd: 20, "bank-c": 10, "bank-d": 10 };
        await refusedFrom(weights, "csd", "SeatsRatesUnreachable", [30, 70, CONSTITUTION]);
      });
    });
  });

  describe("is left as it is", () => {
    it("when an organization is suspended", async () => {
      await decide(network, [await suspension(network, "bank-c")]);
      expect(await listed()).to.deep.equal(WEIGHTS);
      expect(await total()).to.equal(100);
      expect(await network.suite.seats.isLive(network.address("bank-c.seat"))).to.equal(true);
    });

    it("when a mild majority suspends its opponents one by one: it gains no weight", async () => {
      const majority = ["bank-a.seat", "bank-b.seat", "bank-c.seat"];
      for (const name of ["bank-d", "csd"]) {
        const proposal = await propose(network, [await suspension(network, name)]);
        await vote(network, proposal, Support.for, majority);
        await execute(network, proposal);
      }
      expect(await listed()).to.deep.equal(WEIGHTS);

      const proposal = await propose(network, [await targetWriter(network)]);
      await vote(network, proposal, Support.for, majority);
      await vote(network, proposal, Support.against, ["bank-d.seat", "csd.seat"]);
      await expectState(network, proposal, State.defeated);
      await expect(queue(network, proposal)).to.be.revert(network.ethers);
    });
  });

  describe("is Constitution:", () => {
    for (const name of OUTSIDERS) {
      it(`set and suspend are refused to ${name}`, async () => {
        const seats = network.suite.seats.connect(network.as(name));
        const caller = [network.address(name)];
        await expectRefusal(seats.set([]), seats, "AccessManagedUnauthorized", caller);
        await expectRefusal(seats.suspend(1), seats, "AccessManagedUnauthorized", caller);
      });

      it(`setAccount, which is for Accounts only, is refused to ${name}`, async () => {
        const seats = network.suite.seats.connect(network.as(name));
        const attempt = seats.setAccount(1, network.address(name));
        await expectRefusal(attempt, seats, "SeatsOnlyAccounts", [network.address(name)]);
      });
    }

    it("setAccount is refused to the Authority, as which a decision arrives, and cannot be proposed", async () => {
      const { authority, seats } = network.suite;
      const attempt = seats.setAccount.staticCall(1, network.address("bank-a.admin"), { from: authority.target });
      await expectRefusal(attempt, seats, "SeatsOnlyAccounts", [authority.target]);
      await expectProposalRefused(network, await call(seats, "setAccount", [1, network.address("bank-a.admin")]));
    });
  });
});
