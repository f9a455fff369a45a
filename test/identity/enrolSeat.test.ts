import { expect } from "chai";
import { encodeBytes32String } from "ethers";
import { DAY } from "../fixtures/acts.ts";
import { execution, itIsDecidedAs, itRefusesCallers, making } from "../fixtures/callers.ts";
import { Support, call, decide, propose, vote } from "../fixtures/decisions.ts";
import { consenting } from "../fixtures/enrolment.ts";
import { AccountStatus, ActionClass, Office, OrgKind } from "../fixtures/enums.ts";
import { founded, moveTo, now } from "../fixtures/given.ts";
import type { Founded } from "../fixtures/given.ts";
import { EVERYONE } from "../fixtures/people.ts";
import { isAllowed } from "../fixtures/question.ts";

const rotation = making(
  ({ suite }) => suite.accounts,
  "enrolSeat",
  (network) => consenting(network, network.stranger(1), "bank-a", Office.seat),
);

async function enrolSeat(network: Founded, organization: string | bigint, office: bigint = Office.seat) {
  const args = await consenting(network, network.stranger(1), organization, office);
  return execution(network, [await call(network.suite.accounts, "enrolSeat", args)]);
}

async function forWeight(network: Founded) {
  const proposal = await propose(network, [await call(network.suite.organizations, "suspend", [2])], "bank-b.seat");
  await network.suite.committee.connect(network.stranger(1)).castVote(proposal.id, Support.for);
  return (await network.suite.committee.tallyOf(proposal.id)).forWeight;
}

describe("identity: enrol a Seat account", () => {
  describe("who", () => {
    itRefusesCallers(EVERYONE, rotation);
    itIsDecidedAs(ActionClass.constitution, "Constitution", rotation);
  });

  describe("given the organization has a Seat account", () => {
    it("revokes it and gives the seat with its weight to the new one", async () => {
      const network = await founded();
      const { accounts, seats } = network.suite;
      const former = network.address("bank-a.seat");
      await decide(network, [await rotation(network)]);
      expect((await accounts.accountOf(former)).status).to.equal(AccountStatus.revoked);
      expect(await accounts.seatAccountOf(1)).to.equal(network.stranger(1).address);
      expect([await seats.isLive(former), await seats.isLive(network.stranger(1).address)]).to.deep.equal([
        false,
        true,
      ]);
      expect(await forWeight(network)).to.equal(25);
    });

    it("leaves the former account without a vote", async () => {
      const network = await founded();
      await decide(network, [await rotation(network)]);
      const suspension = await call(network.suite.organizations, "suspend", [2]);
      const proposal = await propose(network, [suspension], "bank-b.seat");
      await expect(vote(network, proposal, Support.for, ["bank-a.seat"])).to.be.revertedWithCustomError(
        network.suite.committee,
        "CommitteeNoSeat",
      );
    });

    it("refuses the account that it has", async () => {
      const network = await founded();
      const args = await consenting(network, network.as("bank-a.seat"), "bank-a", Office.seat);
      await expect(execution(network, [await call(network.suite.accounts, "enrolSeat", args)]))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountUnfit")
        .withArgs(network.address("bank-a.seat"));
    });
  });

  describe("given a member without Seat account", () => {
    it("enrols it, without a seat in the committee yet", async () => {
      const network = await founded();
      const { organizations, seats, accounts } = network.suite;
      const name = encodeBytes32String("bank-e");
      const member = { name, group: name, kind: OrgKind.member, accountCap: 0 };
      await decide(network, [await call(organizations, "register", [member])]);
      await enrolSeat(network, 8n);
      expect(await accounts.seatAccountOf(8)).to.equal(network.stranger(1).address);
      expect(await seats.hasLiveSeat(8)).to.be.false;
    });
  });

  for (const [name, kind] of [
    ["regulator", OrgKind.regulator],
    ["auditor", OrgKind.service],
  ] as const) {
    it(`refuses ${name}, which takes no seat`, async () => {
      const network = await founded();
      await expect(enrolSeat(network, name))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountWrongOffice")
        .withArgs(network.stranger(1).address, kind, Office.seat);
    });
  }

  for (const [name, office] of Object.entries(Office).filter(([other]) => other !== "seat")) {
    it(`refuses office ${name}`, async () => {
      const network = await founded();
      await expect(enrolSeat(network, "bank-a", office))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountWrongOffice")
        .withArgs(network.stranger(1).address, OrgKind.member, office);
    });
  }

  it("lets a Seat account whose validity is over act on", async () => {
    const network = await founded();
    const { accounts, committee, standing } = network.suite;
    const key = network.stranger(1);
    const validUntil = BigInt((await now(network)) + 30 * DAY);
    const args = await consenting(network, key, "bank-a", Office.seat, validUntil);
    await decide(network, [await call(accounts, "enrolSeat", args)]);
    await moveTo(network, validUntil);
    expect((await accounts.accountOf(key.address)).validUntil).to.equal(validUntil);
    expect(await standing.officeOf(key.address)).to.equal(Office.seat);
    expect(await isAllowed(network, { from: key.address, to: await committee.getAddress() })).to.be.true;
    expect(await forWeight(network)).to.equal(25);
  });
});
