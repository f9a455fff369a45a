import { expect } from "chai";
import { toBeHex } from "ethers";
import { TERMS, WEIGHTS, cap, charterTerms, seatList, suspension, targetWriter } from "../fixtures/calls.ts";
import { type Call, State, Support, content, decide, execute, propose, ready, vote } from "../fixtures/decisions.ts";
import { expectState } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";

const CHANGED = TERMS.map(({ period }) => ({ participation: 7000, approval: 7000, period: period + 3600 }));

/** A call of each class that the sample uses, and its place in the terms. */
const CALLS: Record<string, [number, (network: TestNetwork) => Promise<Call>]> = {
  Constitution: [0, (network) => targetWriter(network)],
  Operation: [2, (network) => cap(network)],
  Emergency: [3, (network) => suspension(network)],
};

describe("Committee.propose: the terms of a proposal", () => {
  let network: TestNetwork;

  beforeEach(async () => {
    network = await founded();
  });

  const next = async () => {
    const second = (await network.networkHelpers.time.latest()) + 5;
    await network.networkHelpers.time.setNextBlockTimestamp(second);
    return second;
  };

  for (const [name, [place, made]] of Object.entries(CALLS)) {
    it(`are those of its class: ${name}`, async () => {
      const { committee } = network.suite;
      const second = await next();
      const { id } = await propose(network, [await made(network)]);
      const tally = await committee.tallyOf(id);
      const period = Number(await committee.proposalDeadline(id)) - second;
      const [participation, approval] = [Number(tally.participation), Number(tally.approval)];
      expect({ participation, approval, period }).to.deep.equal(TERMS[place]);
      expect(tally.class).to.equal(place);
      expect(tally.total).to.equal(100);
    });
  }

  it("are fixed: rates and period that change afterwards hold for later proposals only", async () => {
    const { committee } = network.suite;
    const change = await ready(network, [await charterTerms(network, CHANGED)]);
    const before = await propose(network, [await cap(network)]);
    const [tally, deadline] = [await committee.tallyOf(before.id), await committee.proposalDeadline(before.id)];
    await execute(network, change);
    expect(await committee.tallyOf(before.id)).to.deep.equal(tally);
    expect(await committee.proposalDeadline(before.id)).to.equal(deadline);

    const second = await next();
    const after = await propose(network, [await cap(network)]);
    expect((await committee.tallyOf(after.id)).participation).to.equal(7000);
    expect((await committee.tallyOf(after.id)).approval).to.equal(7000);
    expect(await committee.proposalDeadline(after.id)).to.equal(second + 3 * 86_400 + 3600);
  });

  it("are its snapshot's: weights of the second before", async () => {
    const { committee } = network.suite;
    const second = await next();
    const { id } = await propose(network, [await cap(network)]);
    expect(await committee.proposalSnapshot(id)).to.equal(second - 1);
  });

  it("let a ballot share the second of the proposal", async () => {
    const second = await next();
    const proposal = await propose(network, [await cap(network)]);
    await network.networkHelpers.time.setNextBlockTimestamp(second);
    await vote(network, proposal, Support.for, ["bank-b.seat"]);
    expect((await network.suite.committee.tallyOf(proposal.id)).forWeight).to.equal(22);
  });

  for (const order of ["before", "after"]) {
    it(`keep out a change of weight in the same second, ${order} the proposal`, async () => {
      const { committee } = network.suite;
      const change = await ready(network, [await seatList(network, { ...WEIGHTS, "bank-a": 20, "bank-b": 30 })]);
      const made = await cap(network);
      const second = await next();
      if (order === "before") await execute(network, change);
      await network.networkHelpers.time.setNextBlockTimestamp(second);
      const proposal = await propose(network, [made]);
      if (order === "after") {
        await network.networkHelpers.time.setNextBlockTimestamp(second);
        await execute(network, change);
      }
      await vote(network, proposal, Support.for, ["bank-a.seat"]);
      await vote(network, proposal, Support.against, ["bank-b.seat"]);
      const { total, forWeight, againstWeight } = await committee.tallyOf(proposal.id);
      expect([total, forWeight, againstWeight]).to.deep.equal([100n, 25n, 22n]);
    });
  }

  it("are announced with the calls", async () => {
    const { committee } = network.suite;
    const made = content([await cap(network)]);
    const { targets, values, calldatas, description } = made;
    const hash = await committee.hashProposal(targets, values, calldatas, made.descriptionHash);
    const second = await next();
    const seat = committee.connect(network.as("bank-a.seat"));
    const transaction = seat.propose(targets, values, calldatas, description);
    const deadline = second + 3 * 86_400;
    const empty = targets.map(() => "");
    await expect(transaction)
      .to.emit(committee, "ProposalCreated")
      .withArgs(1, network.address("bank-a.seat"), targets, values, empty, calldatas, second, deadline, description);
    const terms = [0, 0, 0, 100, 5500, 5000, 2, network.orgId("bank-a"), false];
    await expect(transaction)
      .to.emit(committee, "ProposalClassified")
      .withArgs(1, network.orgId("bank-a"), terms, toBeHex(hash, 32));
  });

  it("are numbered in order, from 1", async () => {
    const { committee } = network.suite;
    expect(await committee.latestProposalId()).to.equal(0);
    for (const expected of [1n, 2n, 3n]) {
      expect((await propose(network, [await cap(network)])).id).to.equal(expected);
    }
  });

  it("are not touched by a proposal that reverts: the next one has the terms of its own class", async () => {
    const { committee } = network.suite;
    await propose(network, [await suspension(network), { ...(await cap(network)), value: 1n }]).catch(() => undefined);
    expect(await committee.votingPeriod()).to.equal(7 * 86_400);
    await decide(network, [await suspension(network)]);
    expect(await committee.votingPeriod()).to.equal(7 * 86_400);
    await expectState(network, await propose(network, [await cap(network)]), State.active);
  });
});
