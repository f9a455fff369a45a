import { expect } from "chai";
import { encodeBytes32String } from "ethers";
import { HOUR, freeze } from "../fixtures/acts.ts";
import { Support, call, carry, propose, vote } from "../fixtures/decisions.ts";
import { consenting } from "../fixtures/enrolment.ts";
import { Direction, Office, OrgKind } from "../fixtures/enums.ts";
import { founded, moveTo, now } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { noticeOf, reaches } from "../fixtures/question.ts";

async function newOrganization(network: Founded) {
  const name = encodeBytes32String("bank-e");
  const member = { name, group: name, kind: OrgKind.member, accountCap: 0 };
  return call(network.suite.organizations, "register", [member]);
}

async function enrolOwn(network: Founded) {
  const args = await consenting(network, network.stranger(1), "bank-a", Office.participant);
  return network.suite.accounts.connect(network.as("bank-a.admin")).enrolOwn(...args);
}

describe("supervision: a freeze reaches powers, never votes", () => {
  for (const direction of ["send", "both"] as const) {
    it(`an OrgAdmin frozen for ${direction} has no office, until the order lapses`, async () => {
      const network = await founded();
      const { accounts, standing } = network.suite;
      const admin = network.address("bank-a.admin");
      await freeze(network, admin, { direction: Direction[direction] });
      const until = (await now(network)) + HOUR;
      expect(await standing.officeOf(admin)).to.equal(Office.none);
      await expect(enrolOwn(network))
        .to.be.revertedWithCustomError(accounts, "AccessManagedUnauthorized")
        .withArgs(admin);
      await moveTo(network, until);
      await expect(enrolOwn(network)).to.emit(accounts, "AccountEnrolled");
    });
  }

  it("an OrgAdmin frozen for receiving keeps its office", async () => {
    const network = await founded();
    await freeze(network, network.address("bank-a.admin"), { direction: Direction.receive });
    await expect(enrolOwn(network)).to.emit(network.suite.accounts, "AccountEnrolled");
  });

  describe("given every seat is frozen for both", () => {
    async function allFrozen() {
      const network = await founded();
      const seats = network.file.accounts.filter(({ office }) => office === "Seat");
      for (const { address } of seats)
        await freeze(network, address, { direction: Direction.both, duration: 72 * HOUR });
      return { network, seats };
    }

    it("each reaches the Committee and nothing else", async () => {
      const { network, seats } = await allFrozen();
      for (const { name } of seats) {
        expect(await reaches(network, name, network.suite.committee)).to.be.true;
        expect(await reaches(network, name, noticeOf(network))).to.be.false;
      }
    });

    it("the committee proposes and decides as before", async () => {
      const { network } = await allFrozen();
      const { committee } = network.suite;
      const proposal = await propose(network, [await newOrganization(network)]);
      await carry(network, proposal);
      expect(await committee.state(proposal.id)).to.equal(4n);
      const { forWeight } = await committee.tallyOf(proposal.id);
      expect(forWeight).to.be.greaterThan(50);
    });

    it("a seat's ballot weighs what it did", async () => {
      const { network } = await allFrozen();
      const proposal = await propose(network, [await newOrganization(network)]);
      await vote(network, proposal, Support.abstain, ["bank-b.seat"]);
      expect((await network.suite.committee.tallyOf(proposal.id)).abstainWeight).to.equal(22);
    });

    it("a seat keeps no other power: it confirms no revocation", async () => {
      const { network } = await allFrozen();
      const { accounts } = network.suite;
      const account = network.address("bank-a.participant");
      await accounts.connect(network.as("bank-a.admin")).requestRevocation(account);
      await expect(accounts.connect(network.as("bank-a.seat")).confirmRevocation(account))
        .to.be.revertedWithCustomError(accounts, "AccountSecondNeeded")
        .withArgs(network.address("bank-a.seat"));
    });
  });
});
