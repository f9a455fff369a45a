import { expect } from "chai";
import { concat, dataSlice } from "ethers";
import { freeze, suspendOrganization, suspendRegulator, suspendSeat } from "../fixtures/acts.ts";
import { SEATS, call, decide } from "../fixtures/decisions.ts";
import { consenting } from "../fixtures/enrolment.ts";
import { Direction, Office } from "../fixtures/enums.ts";
import { founded, moveTo } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { Flaw, RULES, turnBad } from "../fixtures/ingresses.ts";
import { EVERYONE, keyOf } from "../fixtures/people.ts";
import { answerTo, besuCall, isAllowed, noticeOf, reaches } from "../fixtures/question.ts";
import { changeOfficers, officerChange } from "../fixtures/regulators.ts";

const OFFICERS = ["regulator.officer-1", "regulator.officer-2"];

async function reachesCommittee(network: Founded, name: string, value = 0n) {
  const to = await network.suite.committee.getAddress();
  return isAllowed(network, { from: keyOf(network, name).address, to, value });
}

async function rotateSeat(network: Founded) {
  const args = await consenting(network, network.stranger(1), "bank-a", Office.seat);
  await decide(network, [await call(network.suite.accounts, "enrolSeat", args)]);
}

async function removeOfficer(network: Founded) {
  await changeOfficers(network, await officerChange(network, { remove: network.address("regulator.officer-2") }));
}

async function expire(network: Founded) {
  await moveTo(network, (await network.suite.accounts.accountOf(network.address("regulator.officer-1"))).validUntil);
}

/** Who lost the way to the Committee, and how. */
const LOST: Record<string, [name: string, lose: (network: Founded) => Promise<unknown>]> = {
  "a seat that was suspended": ["bank-d.seat", (network) => suspendSeat(network, "bank-d")],
  "a former Seat account": ["bank-a.seat", rotateSeat],
  "a revoked officer": ["regulator.officer-2", removeOfficer],
  "an officer of a suspended regulator": ["regulator.officer-1", (network) => suspendRegulator(network)],
  "an expired officer": ["regulator.officer-1", expire],
};

describe("ingress: repair path", () => {
  for (const flaw of [
    "deniesAll",
    "reverts",
    "answersShort",
    "answersLong",
    "answersTwo",
    "burnsGas",
    "answersMegabytes",
  ] as const) {
    it(`given rules of which ${flaw} is true: seats and officers reach the Committee, nobody else does`, async () => {
      const network = await founded();
      await turnBad(network, Flaw[flaw]);
      for (const name of [...SEATS, ...OFFICERS]) expect(await reachesCommittee(network, name), name).to.be.true;
      for (const name of EVERYONE) {
        const exempt = name === "bank-a.seat" || name === "regulator.officer-1";
        if (!exempt) expect(await reachesCommittee(network, name), name).to.be.false;
      }
    });
  }

  for (const gas of [150_000n, 500_000n, 1_200_000n]) {
    it(`given rules that burn all gas, and ${gas} to answer with: the same`, async () => {
      const network = await founded();
      await turnBad(network, Flaw.burnsGas);
      const to = await network.suite.committee.getAddress();
      for (const [name, word] of [
        ["bank-a.seat", 1n],
        ["regulator.officer-1", 1n],
        ["bank-a.participant", 0n],
      ] as const) {
        const data = besuCall({ from: network.address(name), to });
        expect(BigInt(await answerTo(network, network.suite.accountIngress, data, gas)), name).to.equal(word);
      }
    });
  }

  it("given the rules have no code: the same", async () => {
    const network = await founded();
    await network.networkHelpers.setCode(await network.suite.accountRules.getAddress(), "0x");
    for (const name of [...SEATS, ...OFFICERS]) expect(await reachesCommittee(network, name), name).to.be.true;
    expect(await reachesCommittee(network, "bank-a.participant")).to.be.false;
  });

  describe("given rules that deny everything", () => {
    it("lets a frozen seat and that of a suspended organization pass", async () => {
      const network = await founded();
      await freeze(network, network.address("bank-a.seat"), { direction: Direction.both });
      await suspendOrganization(network, "bank-b");
      await turnBad(network, Flaw.deniesAll);
      for (const name of ["bank-a.seat", "bank-b.seat"]) expect(await reachesCommittee(network, name)).to.be.true;
    });

    it("lets the account pass to which a seat was rotated", async () => {
      const network = await founded();
      await rotateSeat(network);
      await turnBad(network, Flaw.deniesAll);
      const to = await network.suite.committee.getAddress();
      expect(await isAllowed(network, { from: network.stranger(1).address, to })).to.be.true;
    });

    for (const [label, [name, lose]] of Object.entries(LOST)) {
      it(`refuses ${label}`, async () => {
        const network = await founded();
        await lose(network);
        await turnBad(network, Flaw.deniesAll);
        expect(await reachesCommittee(network, name)).to.be.false;
      });
    }

    for (const name of ["bank-a.seat", "regulator.officer-1"]) {
      it(`refuses ${name} every other target, a creation, and value`, async () => {
        const network = await founded();
        await turnBad(network, Flaw.deniesAll);
        for (const target of [noticeOf(network), network.suite.freezeOrders, network.suite.accounts]) {
          expect(await reaches(network, name, target)).to.be.false;
        }
        expect(await isAllowed(network, { from: network.address(name), to: null })).to.be.false;
        for (const value of [1n, 2n ** 256n - 1n]) expect(await reachesCommittee(network, name, value)).to.be.false;
      });
    }

    it("refuses a sender that is a seat but for its unused bytes", async () => {
      const network = await founded();
      await turnBad(network, Flaw.deniesAll);
      const to = await network.suite.committee.getAddress();
      const data = besuCall({ from: network.address("bank-a.seat"), to });
      const unclean = concat([dataSlice(data, 0, 4), "0x01", dataSlice(data, 5)]);
      expect(BigInt(await answerTo(network, network.suite.accountIngress, unclean))).to.equal(0n);
    });
  });

  it("given rules that allow everything: their yes counts", async () => {
    const network = await founded();
    await turnBad(network, Flaw.allowsAll);
    expect(await reaches(network, "bank-a.participant", noticeOf(network))).to.be.true;
  });

  it("is enough to put good rules in force again", async () => {
    const network = await founded();
    const { accountIngress: ingress, standing } = network.suite;
    const rules = await network.ethers.deployContract("AccountRules", [await standing.getAddress()]);
    await turnBad(network, Flaw.burnsGas);
    expect(await reaches(network, "bank-a.participant", noticeOf(network))).to.be.false;
    await decide(network, [await call(ingress, "setContractAddress", [RULES, await rules.getAddress()])]);
    expect(await reaches(network, "bank-a.participant", noticeOf(network))).to.be.true;
  });
});
