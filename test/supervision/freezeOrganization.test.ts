import { expect } from "chai";
import { toBeHex } from "ethers";
import { organizationSubject } from "../../lib/regulator/subject.ts";
import { HOUR, enrol, freeze, suspendOrganization } from "../fixtures/acts.ts";
import { isOpen, ruleOf } from "../fixtures/connections.ts";
import { call, decide, propose, Support, vote } from "../fixtures/decisions.ts";
import { Direction, NodeRule, Office, Rule } from "../fixtures/enums.ts";
import { expectRefusal } from "../fixtures/expectations.ts";
import { type Founded, founded, moveTo, now } from "../fixtures/given.ts";
import { enrolOwn as enrolOwnNode, newNode, sampleNode } from "../fixtures/nodes.ts";
import { freezeByDecision, lift } from "../fixtures/orders.ts";
import { noticeOf, reaches } from "../fixtures/question.ts";
import { addRegulator } from "../fixtures/regulators.ts";
import { explained } from "./helpers/explained.ts";
import { itLapsesToTheSecond, itRefusesPlacements, itRefusesSubjects } from "./helpers/placing.ts";
import { accountOf, frozenIn, organizationOf } from "./helpers/subjects.ts";

const SENDERS = ["bank-a.admin", "bank-a.operator", "bank-a.participant"];

/** A network in which the first officer froze bank-a for an hour, in both directions unless said. */
async function frozen(direction: keyof typeof Direction = "both") {
  const network = await founded();
  await freeze(network, organizationOf(network), { direction: Direction[direction] });
  return network;
}

async function isRefusedAsFrozen(network: Founded, name: string): Promise<boolean> {
  const [rule, subject] = await explained(network, name, noticeOf(network));
  return rule === Rule.organizationFrozen && subject === organizationOf(network).id;
}

describe("supervision: freeze an organization", () => {
  describe("which", () => {
    for (const name of ["bank-a", "csd", "auditor"]) {
      it(`accepts ${name}`, async () => {
        const network = await founded();
        await freeze(network, organizationOf(network, name), { direction: Direction.both });
        expect(await frozenIn(network, organizationOf(network, name))).to.deep.equal({ send: true, receive: true });
      });
    }

    it("accepts one that is suspended", async () => {
      const network = await founded();
      await suspendOrganization(network, "bank-a");
      await freeze(network, organizationOf(network));
      expect((await frozenIn(network, organizationOf(network))).send).to.be.true;
    });

    itRefusesSubjects({
      "the regulator": (network) => organizationOf(network, "regulator"),
      "another regulator": async (network) =>
        organizationSubject(Number(await addRegulator(network, network.stranger(1)))),
      "number 0": () => organizationSubject(0),
      "a number that nobody has": () => organizationSubject(9),
      "a number beyond all": () => ({ ...organizationSubject(1), id: toBeHex(2n ** 32n + 1n, 32) }),
      "one with an asset": async (network) => ({
        ...organizationOf(network),
        asset: await noticeOf(network).getAddress(),
      }),
    });
  });

  describe("what an order must say", () => {
    itRefusesPlacements((network) => organizationOf(network), {
      "without direction": { direction: Direction.none },
      "without reason": { reason: toBeHex(0, 32) },
      "without evidence": { evidence: toBeHex(0, 32) },
      "with an amount": { direction: Direction.send, amount: 1n },
    });
  });

  for (const direction of ["send", "both"] as const) {
    describe(`for ${direction}`, () => {
      it("refuses every account's transactions but a ballot, and names the organization", async () => {
        const network = await frozen(direction);
        for (const name of [...SENDERS, "bank-a.seat"]) {
          expect(await reaches(network, name, noticeOf(network)), name).to.be.false;
          expect(await isRefusedAsFrozen(network, name), name).to.be.true;
        }
      });

      it("leaves none of its accounts an office", async () => {
        const network = await frozen(direction);
        for (const name of [...SENDERS, "bank-a.seat"]) {
          expect(await network.suite.standing.officeOf(network.address(name)), name).to.equal(Office.none);
        }
      });

      it("reaches an account that it gets afterwards", async () => {
        const network = await founded();
        await freezeByDecision(network, organizationOf(network), { direction: Direction[direction], duration: 0 });
        await enrol(network, network.stranger(1), "bank-a", Office.participant);
        expect(await network.suite.standing.officeOf(network.stranger(1).address)).to.equal(Office.none);
      });

      it("leaves the accounts of others as they are", async () => {
        const network = await frozen(direction);
        for (const name of ["bank-b.participant", "regulator.officer-1", "auditor.inspector"]) {
          expect(await reaches(network, name, noticeOf(network)), name).to.be.true;
        }
      });
    });
  }

  it("for receive: leaves transactions and offices as they are", async () => {
    const network = await frozen("receive");
    expect(await frozenIn(network, organizationOf(network))).to.deep.equal({ send: false, receive: true });
    for (const name of SENDERS) expect(await reaches(network, name, noticeOf(network)), name).to.be.true;
    expect(await network.suite.standing.officeOf(network.address("bank-a.admin"))).to.equal(Office.orgAdmin);
  });

  describe("what it never reaches", () => {
    it("the nodes: they stay connectable, whenever they were enrolled", async () => {
      const network = await founded();
      await enrolOwnNode(network, newNode());
      await freeze(network, organizationOf(network), { direction: Direction.both });
      for (const node of [sampleNode(network, "bank-a.node"), newNode()]) {
        expect(await isOpen(network, node)).to.be.true;
        expect(await ruleOf(network, node)).to.equal(NodeRule.none);
      }
    });

    it("the validator set", async () => {
      const network = await founded();
      const before = [...(await network.suite.validatorSet.getValidators())];
      await freeze(network, organizationOf(network), { direction: Direction.both });
      expect([...(await network.suite.validatorSet.getValidators())]).to.deep.equal(before);
    });

    it("the way of its seat to the Committee, and nowhere else", async () => {
      const network = await frozen();
      expect(await reaches(network, "bank-a.seat", network.suite.committee)).to.be.true;
      expect(await reaches(network, "bank-a.seat", network.suite.accounts)).to.be.false;
    });

    it("the ballot of its seat, and its weight", async () => {
      const network = await frozen();
      const lifting = await call(network.suite.freezeOrders, "liftByDecision", [1]);
      const proposal = await propose(network, [lifting], "bank-a.seat");
      await vote(network, proposal, Support.for, ["bank-a.seat"]);
      expect((await network.suite.committee.tallyOf(proposal.id)).forWeight).to.equal(25);
    });
  });

  it("reaches an Operator's power over nodes: it enrols none", async () => {
    const network = await frozen();
    const operator = network.address("bank-a.operator");
    const enrolling = enrolOwnNode(network, newNode());
    await expectRefusal(enrolling, network.suite.nodes, "AccessManagedUnauthorized", [operator]);
  });

  it("stands beside an order on one of its accounts: each is lifted by itself", async () => {
    const network = await frozen();
    await freeze(network, accountOf(network));
    await lift(network, 1n);
    expect(await reaches(network, "bank-a.admin", noticeOf(network))).to.be.true;
    expect(await reaches(network, "bank-a.participant", noticeOf(network))).to.be.false;
  });

  it("stands beside a suspension: the committee's end of that does not end it", async () => {
    const network = await founded();
    await suspendOrganization(network, "bank-a");
    await freezeByDecision(network, organizationOf(network), { duration: 0 });
    await decide(network, [await call(network.suite.organizations, "reinstate", [network.orgId("bank-a")])]);
    expect(await isRefusedAsFrozen(network, "bank-a.participant")).to.be.true;
  });

  describe("lapse", () => {
    itLapsesToTheSecond((network) => organizationOf(network));

    it("gives transactions and offices back in that second, without a transaction", async () => {
      const network = await frozen();
      const until = (await now(network)) + HOUR;
      const admin = network.address("bank-a.admin");
      await moveTo(network, until - 1);
      expect(await isRefusedAsFrozen(network, "bank-a.admin")).to.be.true;
      expect(await network.suite.standing.officeOf(admin)).to.equal(Office.none);
      await moveTo(network, until);
      expect(await reaches(network, "bank-a.admin", noticeOf(network))).to.be.true;
      expect(await network.suite.standing.officeOf(admin)).to.equal(Office.orgAdmin);
    });
  });
});
