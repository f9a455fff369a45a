import { expect } from "chai";
import type { BaseContract } from "ethers";
import { organizationSubject } from "../../lib/regulator/subject.ts";
import { EVIDENCE, REASON } from "../fixtures/reasons.ts";
import { call, type Call, decide, execute, propose, ready, Support, vote } from "../fixtures/decisions.ts";
import { consenting } from "../fixtures/enrolment.ts";
import { Office } from "../fixtures/enums.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { noticeOf, reaches } from "../fixtures/question.ts";
import { placement } from "../fixtures/placement.ts";

const BOTH = 3;

describe("W12: members are immune from freezes; a stolen member key cannot be stopped", () => {
  let network: TestNetwork;
  beforeEach(async () => void (network = await founded()));

  const member = () => network.address("bank-b.seat");
  const reached = (target: BaseContract) => reaches(network, "bank-b.seat", target);

  async function freezeOf(subject: string): Promise<Call> {
    return call(network.suite.freezeOrders, "freezeByDecision", [placement(subject, BOTH, 0, REASON, EVIDENCE)]);
  }

  it("freezes a member's account by the committee's own decision", async () => {
    await decide(network, [await freezeOf(member())]);
    expect(await reached(noticeOf(network))).to.equal(false);
    expect(await reached(network.suite.accounts)).to.equal(false);
  });

  it("leaves the frozen member its ballot and nothing else, so that no freeze takes votes", async () => {
    await decide(network, [await freezeOf(member())]);
    expect(await reached(network.suite.committee)).to.equal(true);
    const proposal = await propose(network, [await freezeOf(network.address("bank-a.participant"))]);
    await vote(network, proposal, Support.for, ["bank-b.seat"]);
    expect((await network.suite.committee.tallyOf(proposal.id)).forWeight).to.equal(22);
  });

  it("freezes a member with all its accounts, and leaves it its ballot and nothing else", async () => {
    const whole = placement(organizationSubject(network.orgId("bank-b")), BOTH, 0, REASON, EVIDENCE);
    await decide(network, [await call(network.suite.freezeOrders, "freezeByDecision", [whole])]);
    for (const name of ["bank-b.seat", "bank-b.admin", "bank-b.participant"]) {
      expect(await reaches(network, name, noticeOf(network)), name).to.equal(false);
    }
    expect(await reached(network.suite.committee)).to.equal(true);
    const proposal = await propose(network, [await freezeOf(network.address("bank-a.participant"))], "bank-b.seat");
    await vote(network, proposal, Support.against, ["bank-b.seat"]);
    expect((await network.suite.committee.tallyOf(proposal.id)).againstWeight).to.equal(22);
  });

  it("lifts the freeze of a member's account by a decision", async () => {
    await decide(network, [await freezeOf(member())]);
    await decide(network, [await call(network.suite.freezeOrders, "liftByDecision", [1])]);
    expect(await reached(noticeOf(network))).to.equal(true);
  });

  it("takes the ballot from a stolen key by giving the seat another account, with its weight", async () => {
    const { accounts, committee } = network.suite;
    const rotated = network.stranger(1);
    const enrolled = await consenting(network, rotated, "bank-b", Office.seat);
    await decide(network, [await call(accounts, "enrolSeat", enrolled)]);
    const proposal = await propose(network, [await freezeOf(network.address("bank-a.participant"))]);
    await expect(vote(network, proposal, Support.for, ["bank-b.seat"]))
      .to.be.revertedWithCustomError(committee, "CommitteeNoSeat")
      .withArgs(member());
    expect(await reached(network.suite.committee)).to.equal(false);
    await committee.connect(rotated).castVote(proposal.id, Support.for);
    expect((await committee.tallyOf(proposal.id)).forWeight).to.equal(22);
  });

  it("takes the ballot from a seat by suspending the seat, while the others carry on", async () => {
    const { committee, seats } = network.suite;
    const suspension = await ready(network, [await call(seats, "suspend", [network.orgId("bank-b")])]);
    await execute(network, suspension);
    await network.networkHelpers.time.increase(1);
    const proposal = await propose(network, [await freezeOf(network.address("bank-a.participant"))]);
    await expect(vote(network, proposal, Support.for, ["bank-b.seat"])).to.be.revertedWithCustomError(
      committee,
      "CommitteeNoSeat",
    );
    expect((await committee.tallyOf(proposal.id)).total).to.equal(78);
    await vote(network, proposal, Support.for, ["bank-a.seat", "csd.seat"]);
    await execute(network, proposal);
  });
});
