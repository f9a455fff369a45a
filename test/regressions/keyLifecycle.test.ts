import { expect } from "chai";
import { DAY } from "../fixtures/acts.ts";
import { cap } from "../fixtures/calls.ts";
import { Support, decide, propose, vote } from "../fixtures/decisions.ts";
import { Office } from "../fixtures/enums.ts";
import { founded } from "../fixtures/founded.ts";
import { type Founded, moveTo, now } from "../fixtures/given.ts";
import { nameGuardians, rotateAsGuardians } from "../fixtures/guardians.ts";
import { rotate, rotation } from "../fixtures/recovery.ts";
import { changeOfficers, officerChange } from "../fixtures/regulators.ts";
import { newSeatAccount } from "../fixtures/seating.ts";

describe("W22: a member's key has no life of its own: no rotation, no term, no recovery, and a lost one is lost power", () => {
  let network: Founded;
  beforeEach(async () => void (network = await founded()));

  it("recovers a member's lost key, with its weight and without its help", async () => {
    const of = rotation(network, "bank-a.seat");
    await rotate(network, of);
    const proposal = await propose(network, [await cap(network)], "csd.seat");
    await network.suite.committee.connect(of.successor).castVote(proposal.id, Support.for);
    expect((await network.suite.committee.tallyOf(proposal.id)).forWeight).to.equal(25);
  });

  it("recovers the administrator too, by guardians who were named in advance", async () => {
    await nameGuardians(network);
    const of = rotation(network, "bank-a.admin");
    await rotateAsGuardians(network, of);
    expect(await network.suite.standing.officeOf(of.successor)).to.equal(Office.orgAdmin);
  });

  it("replaces a wrong initial address, by a decision of the others", async () => {
    await decide(network, [await newSeatAccount(network, "bank-a", network.stranger(1))], "csd.seat");
    expect(await network.suite.seats.isLive(network.stranger(1))).to.equal(true);
    expect(await network.suite.seats.isLive(network.address("bank-a.seat"))).to.equal(false);
  });

  it("ends an office with its term, and never a seat: an overdue Seat account votes", async () => {
    await moveTo(network, (await now(network)) + 10 * 365 * DAY);
    expect(await network.suite.standing.officeOf(network.address("bank-a.operator"))).to.equal(Office.none);
    const proposal = await propose(network, [await cap(network)], "bank-a.seat");
    await vote(network, proposal, Support.for, ["bank-a.seat"]);
    expect((await network.suite.committee.tallyOf(proposal.id)).forWeight).to.equal(25);
  });

  it("rotates a regulator's officer by the regulator itself", async () => {
    const change = await officerChange(network, {
      remove: network.address("regulator.officer-1"),
      add: network.stranger(1),
    });
    await changeOfficers(network, change);
    expect(await network.suite.standing.officeOf(network.stranger(1))).to.equal(Office.regulator);
    expect(await network.suite.standing.officeOf(network.address("regulator.officer-1"))).to.equal(Office.none);
  });
});
