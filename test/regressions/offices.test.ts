import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { HOUR } from "../fixtures/acts.ts";
import { EVIDENCE, REASON } from "../fixtures/reasons.ts";
import { call, carry, content, decide, propose, queue, steps } from "../fixtures/decisions.ts";
import { consenting } from "../fixtures/enrolment.ts";
import { Office } from "../fixtures/enums.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { seatList } from "./helpers/given.ts";
import { placement } from "../fixtures/placement.ts";

const BOTH = 3;
const OF_OTHERS = ["seat", "operator", "developer", "inspector", "issuer", "orgAdmin", "participant"] as const;
const OF_REGULATORS = ["regulator", "sentinel"] as const;

describe("W22: roles collapse into one another", () => {
  let network: TestNetwork;
  beforeEach(async () => void (network = await founded()));

  /** An enrolment by decision, through the selector that the office needs. */
  async function enrolling(key: ReturnType<TestNetwork["as"]>, organization: string, office: keyof typeof Office) {
    const enrolled = await consenting(network, key, organization, Office[office]);
    const verb = office === "seat" ? "enrolSeat" : "enrol";
    return decide(network, [await call(network.suite.accounts, verb, enrolled)]);
  }

  describe("given an account in one office", () => {
    for (const [holder, organization, office] of [
      ["bank-a.operator", "bank-a", "developer"],
      ["bank-a.operator", "bank-a", "seat"],
      ["bank-a.operator", "bank-b", "operator"],
      ["bank-a.seat", "bank-a", "operator"],
      ["auditor.inspector", "bank-a", "operator"],
      ["regulator.officer-1", "bank-a", "orgAdmin"],
    ] as const) {
      it(`refuses ${holder} as ${office} of ${organization} too`, async () => {
        await expect(enrolling(network.as(holder), organization, office))
          .to.be.revertedWithCustomError(network.suite.accounts, "AccountUnfit")
          .withArgs(network.address(holder));
      });
    }

    it("refuses it in another office even after it was revoked", async () => {
      const { accounts } = network.suite;
      await decide(network, [await call(accounts, "revoke", [network.address("bank-a.operator")])]);
      await expect(enrolling(network.as("bank-a.operator"), "bank-a", "developer"))
        .to.be.revertedWithCustomError(accounts, "AccountUnfit")
        .withArgs(network.address("bank-a.operator"));
    });
  });

  describe("given a bank", () => {
    it("refuses it the office regulator", async () => {
      await expect(enrolling(network.stranger(), "bank-a", "regulator")).to.be.revertedWithCustomError(
        network.suite.accounts,
        "AccountWrongOffice",
      );
    });
  });

  describe("given a regulator", () => {
    for (const office of OF_OTHERS) {
      it(`refuses it the office ${office}`, async () => {
        const { accounts } = network.suite;
        const [add, acceptance] = await consenting(network, network.stranger(), "regulator", Office[office]);
        const change = { regulator: network.orgId("regulator"), remove: ZeroAddress, add, acceptance };
        await accounts.connect(network.as("regulator.officer-1")).requestOfficerChange(change);
        const approval = accounts.connect(network.as("regulator.officer-2")).approveOfficerChange(change);
        await expect(approval).to.be.revertedWithCustomError(accounts, "AccountWrongOffice");
      });
    }

    it("refuses it a seat", async () => {
      const { seats } = network.suite;
      const list = [...seatList(network), { organization: network.orgId("regulator"), weight: 10 }];
      await expect(decide(network, [await call(seats, "set", [list])]))
        .to.be.revertedWithCustomError(seats, "SeatsNotEligible")
        .withArgs(network.orgId("regulator"));
    });

    for (const office of OF_REGULATORS) {
      it(`refuses the committee to enrol its ${office}`, async () => {
        await expect(enrolling(network.stranger(), "regulator", office)).to.be.revertedWithCustomError(
          network.suite.accounts,
          "AccountWrongOffice",
        );
      });
    }
  });

  describe("given an officer of the regulator", () => {
    it("lets him neither propose nor vote", async () => {
      const { accounts, committee } = network.suite;
      const officer = network.as("regulator.officer-1");
      const act = await call(accounts, "suspend", [network.address("bank-b.participant")]);
      const made = content([act]);
      await expect(committee.connect(officer).propose(made.targets, made.values, made.calldatas, made.description))
        .to.be.revertedWithCustomError(committee, "CommitteeNoSeat")
        .withArgs(officer.address);
      const proposal = await propose(network, [act]);
      await expect(committee.connect(officer).castVote(proposal.id, 1))
        .to.be.revertedWithCustomError(committee, "CommitteeNoSeat")
        .withArgs(officer.address);
    });
  });

  describe("given a member of the committee", () => {
    it("lets it not veto", async () => {
      const { accounts, committee } = network.suite;
      const proposal = await propose(network, [
        await call(accounts, "revoke", [network.address("bank-b.participant")]),
      ]);
      await carry(network, proposal);
      await queue(network, proposal);
      await expect(committee.connect(network.as("bank-a.seat")).veto(...steps(proposal), REASON, EVIDENCE))
        .to.be.revertedWithCustomError(committee, "CommitteeVetoRefused")
        .withArgs(network.address("bank-a.seat"), REASON, EVIDENCE);
    });

    it("lets it not act as an officer, an administrator or a regulator", async () => {
      const { accounts, freezeOrders } = network.suite;
      const member = network.as("bank-a.seat");
      const subject = network.address("bank-a.participant");
      for (const attempt of [
        () => freezeOrders.connect(member).freeze(placement(subject, BOTH, HOUR, REASON, EVIDENCE)),
        () => accounts.connect(member).suspendOwn(subject),
        () => accounts.connect(member).present(),
      ]) {
        await expect(attempt())
          .to.be.revertedWithCustomError(accounts, "AccessManagedUnauthorized")
          .withArgs(member.address);
      }
    });
  });

  it("keeps a lost member key from being lost power: the seat gets another account", async () => {
    const { accounts, seats } = network.suite;
    await enrolling(network.stranger(1), "bank-a", "seat");
    expect(await accounts.seatAccountOf(network.orgId("bank-a"))).to.equal(network.stranger(1).address);
    expect(await seats.isLive(network.stranger(1))).to.equal(true);
  });
});
