import { expect } from "chai";
import { ZeroAddress, ZeroHash, toBeHex } from "ethers";
import { contractSubject } from "../../lib/regulator/subject.ts";
import { SUITE } from "../../lib/suite/types.ts";
import { HOUR, freeze } from "../fixtures/acts.ts";
import { call, decide } from "../fixtures/decisions.ts";
import { Direction, Rule } from "../fixtures/enums.ts";
import { type Founded, founded, moveTo, now } from "../fixtures/given.ts";
import { lift } from "../fixtures/orders.ts";
import { noticeOf } from "../fixtures/question.ts";
import { decideOnRelease, published, submit } from "../fixtures/releases.ts";
import { explained } from "./helpers/explained.ts";
import { itLapsesToTheSecond, itRefusesPlacements, itRefusesSubjects } from "./helpers/placing.ts";
import { type SubjectOf, frozenIn, noticeSubject } from "./helpers/subjects.ts";

const BOTH = Direction.both;
const STOPPED = { send: true, receive: true };

/** A network with a release, which the first officer froze for an hour. */
async function frozen() {
  const network = await founded();
  const release = await published(network);
  await freeze(network, contractSubject(release.target), { direction: BOTH });
  return { network, release, until: (await now(network)) + HOUR };
}

function suiteContract(name: string): SubjectOf {
  return ({ record }) => contractSubject(record.contracts[name]?.address ?? "");
}

/** Whether calls of the contract are refused for the order, to everybody alike. */
async function isStopped(network: Founded, target: string): Promise<boolean> {
  const subject = contractSubject(target).id;
  const callers = ["bank-a.participant", "bank-b.admin", "bank-a.seat", "regulator.officer-1"];
  const found = await Promise.all(callers.map((name) => explained(network, name, target)));
  return found.every(([rule, about]) => rule === Rule.targetFrozen && about === subject);
}

describe("supervision: freeze a contract", () => {
  describe("which", () => {
    it("accepts a release in force", async () => {
      const { network, release } = await frozen();
      expect(await frozenIn(network, contractSubject(release.target))).to.deep.equal(STOPPED);
    });

    it("accepts a contract of the founding file", async () => {
      const network = await founded();
      await freeze(network, await noticeSubject(network), { direction: BOTH });
      expect(await isStopped(network, await noticeOf(network).getAddress())).to.be.true;
    });

    for (const acts of [["suspend"], ["suspend", "retire"]]) {
      it(`accepts a release after decisions to ${acts.join(" and ")} it`, async () => {
        const network = await founded();
        const release = await published(network);
        for (const act of acts) await decideOnRelease(network, act, release);
        await freeze(network, contractSubject(release.target), { direction: BOTH });
        expect(await frozenIn(network, contractSubject(release.target))).to.deep.equal(STOPPED);
      });
    }

    const unfit: Record<string, SubjectOf> = {
      "the zero address": () => contractSubject(ZeroAddress),
      "an address that nobody knows": (network) => contractSubject(network.stranger().address),
      "an account": (network) => contractSubject(network.address("bank-a.participant")),
      "a regulator's officer": (network) => contractSubject(network.address("regulator.officer-1")),
      "a release that is not published": async (network) => contractSubject((await submit(network)).target),
      "an address with a bit too many": async (network) => {
        const { kind, id, asset } = await noticeSubject(network);
        return { kind, id: toBeHex(BigInt(id) | (1n << 160n), 32), asset };
      },
      "one with an asset": async (network) => ({
        ...(await noticeSubject(network)),
        asset: await noticeOf(network).getAddress(),
      }),
      "nothing of no kind": async (network) => ({ ...(await noticeSubject(network)), kind: 0n }),
    };
    for (const name of SUITE) unfit[name] = suiteContract(name);
    for (const number of [0x7777, 0x8888, 0x9999]) {
      unfit[`the ingress 0x…${number.toString(16)}`] = () => contractSubject(toBeHex(number, 20));
    }
    itRefusesSubjects(unfit, { direction: BOTH });
  });

  describe("what an order must say", () => {
    itRefusesPlacements(noticeSubject, {
      "without direction": { direction: Direction.none },
      "for send alone": { direction: Direction.send },
      "for receive alone": { direction: Direction.receive },
      "without reason": { reason: ZeroHash },
      "without evidence": { evidence: ZeroHash },
      "with an amount": { amount: 1n },
    });
  });

  it("refuses everybody's calls, and names the contract", async () => {
    const { network, release } = await frozen();
    expect(await isStopped(network, release.target)).to.be.true;
  });

  it("refuses a release that is suspended as suspended, and again as frozen once it is resumed", async () => {
    const { network, release } = await frozen();
    await network.suite.freezeOrders.connect(network.as("regulator.officer-2")).confirm(1);
    await decideOnRelease(network, "suspend", release);
    expect((await explained(network, "bank-a.admin", release.target))[0]).to.equal(Rule.targetSuspended);
    await decideOnRelease(network, "resume", release);
    expect(await isStopped(network, release.target)).to.be.true;
  });

  it("outlasts that the contract is managed and no longer", async () => {
    const { network, release } = await frozen();
    const { freezeOrders, methodLists } = network.suite;
    await freezeOrders.connect(network.as("regulator.officer-2")).confirm(1);
    await decide(network, [await call(methodLists, "manage", [release.target, []])]);
    expect(await isStopped(network, release.target)).to.be.true;
    await decide(network, [await call(methodLists, "unmanage", [release.target])]);
    expect(await isStopped(network, release.target)).to.be.true;
  });

  it("leaves other contracts as they are", async () => {
    const { network } = await frozen();
    expect(await explained(network, "bank-a.admin", noticeOf(network))).to.deep.equal([Rule.none, ZeroHash]);
  });

  it("ends when it is lifted", async () => {
    const { network, release } = await frozen();
    await lift(network, 1n);
    expect(await explained(network, "bank-a.admin", release.target)).to.deep.equal([Rule.none, ZeroHash]);
  });

  describe("lapse", () => {
    itLapsesToTheSecond(noticeSubject);

    it("opens the contract in that second, without a transaction", async () => {
      const { network, release, until } = await frozen();
      await moveTo(network, until - 1);
      expect(await isStopped(network, release.target)).to.be.true;
      await moveTo(network, until);
      expect(await explained(network, "bank-a.admin", release.target)).to.deep.equal([Rule.none, ZeroHash]);
    });
  });
});
