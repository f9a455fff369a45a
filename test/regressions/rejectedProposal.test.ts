import { expect } from "chai";
import { HOUR } from "../fixtures/acts.ts";
import {
  call,
  carry,
  execute,
  type Proposal,
  propose,
  queue,
  State,
  steps,
  Support,
  vote,
} from "../fixtures/decisions.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { passDeadline } from "./helpers/given.ts";

const ACTIVE = 1n;

describe("RBB 4.2, bug 1: a rejected proposal executes", () => {
  let network: TestNetwork;
  let proposal: Proposal;
  beforeEach(async () => {
    network = await founded();
    const { accounts } = network.suite;
    proposal = await propose(network, [await call(accounts, "suspend", [network.address("bank-b.participant")])]);
  });

  async function expectDead(state: bigint): Promise<void> {
    const { accounts, committee } = network.suite;
    expect(await committee.state(proposal.id)).to.equal(state);
    for (const step of [queue, execute]) {
      await expect(step(network, proposal)).to.be.revertedWithCustomError(committee, "GovernorUnexpectedProposalState");
    }
    expect((await accounts.accountOf(network.address("bank-b.participant"))).status).to.equal(ACTIVE);
  }

  it("is not executed when every seat is against it", async () => {
    await vote(network, proposal, Support.against, ["bank-a.seat", "bank-b.seat", "bank-c.seat"]);
    await expectDead(State.defeated);
    await passDeadline(network, proposal);
    await expectDead(State.defeated);
  });

  it("is not executed when a tie ends it", async () => {
    await vote(network, proposal, Support.abstain, ["csd.seat"]);
    await vote(network, proposal, Support.for, ["bank-a.seat", "bank-d.seat"]);
    await vote(network, proposal, Support.against, ["bank-b.seat", "bank-c.seat"]);
    await passDeadline(network, proposal);
    await expectDead(State.defeated);
  });

  it("is not executed when too few took part", async () => {
    await vote(network, proposal, Support.for, ["bank-a.seat", "bank-b.seat"]);
    await passDeadline(network, proposal);
    await expectDead(State.defeated);
  });

  it("is not executed while it is voted on", () => expectDead(State.active));

  it("is not executed when its proposer withdrew it", async () => {
    await network.suite.committee.connect(network.as("bank-a.seat")).cancel(...steps(proposal));
    await expectDead(State.canceled);
  });

  it("is not executed a second time", async () => {
    await carry(network, proposal);
    await execute(network, proposal);
    await network.networkHelpers.time.increase(HOUR);
    expect(await network.suite.committee.state(proposal.id)).to.equal(State.executed);
    await expect(execute(network, proposal)).to.be.revertedWithCustomError(
      network.suite.committee,
      "GovernorUnexpectedProposalState",
    );
  });
});
