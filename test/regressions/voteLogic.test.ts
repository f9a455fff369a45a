import { expect } from "chai";
import { id } from "ethers";
import { EVIDENCE, REASON } from "../fixtures/reasons.ts";
import { call, type Call, carry, decide, propose, State, steps, Support, vote } from "../fixtures/decisions.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { deployConstant } from "./helpers/constant.ts";

const CONSTITUTION = 0;
const PASSED = 2;
const OPERATION_ROLE = 3;
const TERMS = { participation: 5_000, approval: 5_000, period: 3_600 };

describe("W25: the counting of votes is replaced by an ordinary proposal, almost unchecked", () => {
  let network: TestNetwork;
  beforeEach(async () => void (network = await founded()));

  const succession = (candidate: string): Promise<Call> => call(network.suite.authority, "succeed", [candidate]);

  it("takes a decision of the strictest class", async () => {
    const { committee } = network.suite;
    const { target, data } = await succession(await deployConstant(network, PASSED));
    expect(await committee.classify([target], [0], [data])).to.equal(CONSTITUTION);
  });

  it("fails on ballots that would carry an ordinary decision", async () => {
    const { accounts, committee } = network.suite;
    const strict = await propose(network, [await succession(await deployConstant(network, PASSED))]);
    const ordinary = await propose(network, [await call(accounts, "revoke", [network.address("bank-b.participant")])]);
    for (const proposal of [strict, ordinary]) {
      await vote(network, proposal, Support.for, ["bank-a.seat", "bank-b.seat", "bank-d.seat"]);
      if ((await committee.state(proposal.id)) !== State.active) continue;
      await vote(network, proposal, Support.against, ["bank-c.seat", "csd.seat"]);
    }
    expect(await committee.state(ordinary.id)).to.equal(State.succeeded);
    expect(await committee.state(strict.id)).to.equal(State.defeated);
  });

  it("waits the longest delay, in which the regulator may veto it", async () => {
    const { authority, committee } = network.suite;
    for (const milder of [1, 2, 3]) {
      expect(await authority.delayOf(CONSTITUTION)).to.be.at.least(await authority.delayOf(milder));
    }
    const proposal = await propose(network, [await succession(await deployConstant(network, PASSED))]);
    await carry(network, proposal);
    await committee.connect(network.stranger()).queue(...steps(proposal));
    await committee.connect(network.as("regulator.officer-1")).veto(...steps(proposal), REASON, EVIDENCE);
    expect(await committee.state(proposal.id)).to.equal(State.canceled);
  });

  describe("given a unanimous decision for a successor", () => {
    async function expectUnfit(candidate: string, probe: "authority" | "seats" | "charter" | undefined): Promise<void> {
      const { authority, committee } = network.suite;
      const selector = probe === undefined ? "0x00000000" : id(`${probe}()`).slice(0, 10);
      await expect(decide(network, [await succession(candidate)]))
        .to.be.revertedWithCustomError(authority, "AuthorityUnfitCommittee")
        .withArgs(candidate, selector);
      expect(await authority.committee()).to.equal(await committee.getAddress());
    }

    it("refuses one that finds every proposal passed", async () =>
      expectUnfit(await deployConstant(network, PASSED), "authority"));

    it("refuses an account without code", () => expectUnfit(network.stranger().address, undefined));

    it("refuses another contract of the suite", async () =>
      expectUnfit(await network.suite.charter.getAddress(), undefined));

    it("refuses a committee that counts other seats", async () => {
      const { authority, charter } = network.suite;
      const other = await network.ethers.deployContract("Committee", [authority, charter, charter]);
      await expectUnfit(await other.getAddress(), "seats");
    });

    it("refuses a committee with other rates", async () => {
      const { authority, seats } = network.suite;
      const other = await network.ethers.deployContract("Committee", [authority, seats, seats]);
      await expectUnfit(await other.getAddress(), "charter");
    });

    it("refuses a committee of another Authority", async () => {
      const { charter, seats } = network.suite;
      const other = await network.ethers.deployContract("Committee", [charter, charter, seats]);
      await expectUnfit(await other.getAddress(), "authority");
    });
  });

  describe("given the parts that the counting rests on", () => {
    it("has no setter in the committee itself", () => {
      const { committee } = network.suite;
      const names: string[] = [];
      committee.interface.forEachFunction(({ name, stateMutability }) => {
        if (stateMutability !== "view" && stateMutability !== "pure") names.push(name);
      });
      expect(names.filter((name) => /^(set|update|upgrade)/.test(name))).to.be.empty;
    });

    it("makes no call of the committee's own by a proposal", async () => {
      const { committee, seats } = network.suite;
      const relay = await call(committee, "relay", [await seats.getAddress(), 0, "0x"]);
      await expect(decide(network, [relay])).to.be.revertedWithCustomError(committee, "CommitteeCallRefused");
    });

    it("moves no part of the constitution to a milder class, succession included", async () => {
      const { authority, charter, seats } = network.suite;
      for (const { target, data } of [
        await call(charter, "set", [[TERMS, TERMS, TERMS, TERMS]]),
        await call(seats, "set", [[]]),
        await call(seats, "suspend", [network.orgId("bank-d")]),
        await succession(network.stranger().address),
      ]) {
        const selector = data.slice(0, 10);
        const easing = await call(authority, "setTargetFunctionRole", [target, [selector], OPERATION_ROLE]);
        await expect(decide(network, [easing]))
          .to.be.revertedWithCustomError(authority, "AuthorityEntryLocked")
          .withArgs(target, selector, OPERATION_ROLE);
      }
    });
  });
});
