import { expect } from "chai";
import { call, execute, type Proposal, propose, queue, ready, State, Support, vote } from "../fixtures/decisions.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";

const ACTIVE = 1n;

describe("W8: a failing execution passes silently, or eats the deciding ballot", () => {
  let network: TestNetwork;
  beforeEach(async () => void (network = await founded()));

  const stateOf = ({ id: number }: Proposal) => network.suite.committee.state(number);
  const statusOf = async (name: string) => (await network.suite.accounts.accountOf(network.address(name))).status;

  describe("given a queued decision whose call cannot succeed yet", () => {
    let proposal: Proposal;
    beforeEach(async () => {
      const { accounts } = network.suite;
      proposal = await ready(network, [await call(accounts, "reinstate", [network.address("bank-b.participant")])]);
    });

    it("reverts with the reason of the call", async () => {
      await expect(execute(network, proposal))
        .to.be.revertedWithCustomError(network.suite.accounts, "AccountUnexpectedStatus")
        .withArgs(network.address("bank-b.participant"), ACTIVE);
    });

    it("stays queued with all its ballots", async () => {
      const before = await network.suite.committee.tallyOf(proposal.id);
      await expect(execute(network, proposal)).to.revert(network.ethers);
      expect(await stateOf(proposal)).to.equal(State.queued);
      expect(await network.suite.committee.tallyOf(proposal.id)).to.deep.equal(before);
    });

    it("is executed later, once the cause is gone", async () => {
      await expect(execute(network, proposal)).to.revert(network.ethers);
      await network.suite.accounts
        .connect(network.as("bank-b.admin"))
        .suspendOwn(network.address("bank-b.participant"));
      await execute(network, proposal);
      expect(await stateOf(proposal)).to.equal(State.executed);
      expect(await statusOf("bank-b.participant")).to.equal(ACTIVE);
    });
  });

  it("undoes the calls before the one that failed", async () => {
    const { accounts } = network.suite;
    const proposal = await ready(network, [
      await call(accounts, "suspend", [network.address("bank-a.participant")]),
      await call(accounts, "suspend", [network.stranger().address]),
    ]);
    await expect(execute(network, proposal))
      .to.be.revertedWithCustomError(accounts, "AccountUnknown")
      .withArgs(network.stranger().address);
    expect(await statusOf("bank-a.participant")).to.equal(ACTIVE);
    expect(await stateOf(proposal)).to.equal(State.succeeded);
  });

  it("counts the ballot that decides a proposal which cannot be executed", async () => {
    const { accounts, committee } = network.suite;
    const proposal = await propose(network, [await call(accounts, "suspend", [network.stranger().address])]);
    await vote(network, proposal, Support.for, ["bank-a.seat", "bank-b.seat", "csd.seat"]);
    expect(await stateOf(proposal)).to.equal(State.succeeded);
    expect((await committee.tallyOf(proposal.id)).forWeight).to.equal(67);
  });

  it("counts the ballot of a seat that decides its own removal", async () => {
    const { committee, seats } = network.suite;
    const proposal = await propose(network, [await call(seats, "suspend", [network.orgId("csd")])]);
    await vote(network, proposal, Support.for, ["bank-a.seat", "bank-b.seat", "csd.seat"]);
    expect(await stateOf(proposal)).to.equal(State.succeeded);
    await queue(network, proposal);
    await network.networkHelpers.time.increaseTo(await committee.proposalEta(proposal.id));
    await execute(network, proposal);
    expect(await seats.isLive(network.address("csd.seat"))).to.equal(false);
  });
});
