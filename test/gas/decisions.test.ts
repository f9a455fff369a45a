import { expect } from "chai";
import { call, content, execute, type Proposal, State, Support } from "../fixtures/decisions.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { hashOf, signedBallot } from "../regressions/helpers/ballots.ts";
import { gasOf } from "./helpers/receipts.ts";

const VOTERS = ["bank-a.seat", "bank-b.seat", "csd.seat"] as const;

describe("gas: an Emergency decision of five seats, from proposal to execution", () => {
  let network: TestNetwork;
  beforeEach(async () => void (network = await founded()));

  async function single(proposal: Proposal): Promise<bigint> {
    const { committee } = network.suite;
    let gas = 0n;
    for (const name of VOTERS) {
      gas += await gasOf(committee.connect(network.as(name)).castVote(proposal.id, Support.for));
    }
    return gas;
  }

  async function batched(proposal: Proposal): Promise<bigint> {
    const { committee } = network.suite;
    const hash = await hashOf(network, proposal);
    const ballots = await Promise.all(
      VOTERS.map((name) => signedBallot(network, proposal, network.as(name), Support.for)),
    );
    return gasOf(committee.connect(network.as("bank-a.seat")).castBallots(proposal.id, hash, ballots));
  }

  /** Suspends an account that never was: one word of its entry is written for the first time. */
  async function round(subject: string, cast: (proposal: Proposal) => Promise<bigint>): Promise<bigint> {
    const { accounts, committee } = network.suite;
    const made = content([await call(accounts, "suspend", [network.address(subject)])]);
    const { targets, values, calldatas, description } = made;
    const proposer = committee.connect(network.as("bank-a.seat"));
    const proposed = await gasOf(proposer.propose(targets, values, calldatas, description));
    const proposal = { ...made, id: await committee.latestProposalId() };
    const total = proposed + (await cast(proposal)) + (await gasOf(execute(network, proposal)));
    expect(await committee.state(proposal.id)).to.equal(State.executed);
    return total;
  }

  for (const [way, cast, ceiling] of [
    ["a transaction for each ballot", single, 430_000n],
    ["one transaction for all ballots", batched, 370_000n],
  ] as const) {
    it(`costs at most ${ceiling} with ${way}, once the first has been made`, async () => {
      await round("bank-a.operator", cast);
      expect(await round("csd.operator", cast)).to.be.at.most(ceiling);
    });
  }
});
