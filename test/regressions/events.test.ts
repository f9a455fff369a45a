import { expect } from "chai";
import { DAY } from "../fixtures/acts.ts";
import { EVIDENCE, REASON } from "../fixtures/reasons.ts";
import {
  call,
  type Call,
  carry,
  content,
  execute,
  type Proposal,
  propose,
  queue,
  ready,
  State,
  steps,
  Support,
  vote,
  wait,
} from "../fixtures/decisions.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { foundedWith, passDeadline } from "./helpers/given.ts";
import { hashOf, signedBallot } from "./helpers/ballots.ts";
import { replay, stateAt } from "./helpers/replay.ts";

describe("W10: no events, no trail", () => {
  let network: TestNetwork;

  async function expectReplayed(): Promise<Set<bigint>> {
    const { committee } = network.suite;
    const second = BigInt(await network.networkHelpers.time.latest());
    const proposals = await replay(committee);
    expect(proposals.size).to.equal(await committee.latestProposalId());
    const seen = new Set<bigint>();
    for (const [number, replayed] of proposals) {
      const { againstWeight, forWeight, abstainWeight, total } = await committee.tallyOf(number);
      expect([...replayed.ballots, replayed.total]).to.deep.equal([againstWeight, forWeight, abstainWeight, total]);
      const state = await committee.state(number);
      expect(stateAt(replayed, second), `proposal ${number}`).to.equal(state);
      seen.add(state);
    }
    return seen;
  }

  describe("given a history with every end that a proposal can have", () => {
    beforeEach(async () => void (network = await lived()));

    it("rebuilds every state and tally from the logs alone, as the views give them", async () => {
      const { active, canceled, defeated, succeeded, queued, executed } = State;
      expect([...(await expectReplayed())]).to.have.members([active, canceled, defeated, succeeded, queued, executed]);
    });

    it("rebuilds them at every later moment", async () => {
      const seen = new Set<bigint>();
      for (let day = 0; day < 25; day += 1) {
        await network.networkHelpers.time.increase(DAY);
        for (const state of await expectReplayed()) seen.add(state);
      }
      expect([...seen]).to.include(State.expired);
    });

    it("rebuilds a veto that was overridden", async () => {
      const { committee } = network.suite;
      const [vetoed] = await committee.queryFilter(committee.filters.ProposalVetoed());
      const created = await committee.queryFilter(committee.filters.ProposalCreated());
      const former = created.find(({ args }) => args.proposalId === vetoed?.args.proposalId);
      if (former === undefined) throw new Error("no proposal was vetoed");
      const calls = [{ target: former.args.targets[0] ?? "", data: former.args.calldatas[0] ?? "" }];
      await network.networkHelpers.time.increase(15 * DAY);
      const made = content(calls);
      const asSeat = committee.connect(network.as("bank-a.seat"));
      await asSeat.proposeOverride(made.targets, made.values, made.calldatas, made.description);
      const override = { ...made, id: await committee.latestProposalId() };
      await expectReplayed();
      await carry(network, override);
      await expectReplayed();
      await queue(network, override);
      await wait(network, override);
      await execute(network, override);
      expect([...(await expectReplayed())]).to.include(State.executed);
    });

    it("names who stopped a decision, why, and on what evidence", async () => {
      const { committee } = network.suite;
      const [vetoed] = await committee.queryFilter(committee.filters.ProposalVetoed());
      const { officer, reasonCode, evidenceHash } = vetoed?.args ?? {};
      expect([officer, reasonCode, evidenceHash]).to.deep.equal([
        network.address("regulator.officer-1"),
        REASON,
        EVIDENCE,
      ]);
    });

    it("says which delivered ballot was not counted, and why", async () => {
      const { committee } = network.suite;
      const refused = await committee.queryFilter(committee.filters.BallotRefused());
      expect(refused.map(({ args }) => args.voter)).to.deep.equal([network.stranger().address]);
    });
  });

  it("rebuilds every seat's weight and account from the logs alone", async () => {
    network = await founded();
    const { seats } = network.suite;
    const change = await ready(network, [await call(seats, "suspend", [network.orgId("csd")])]);
    await execute(network, change);
    const weights = new Map<bigint, bigint>();
    const accounts = new Map<bigint, string>();
    for (const { args } of await seats.queryFilter(seats.filters.SeatWeightSet())) {
      weights.set(args.organization, args.weight);
    }
    for (const { args } of await seats.queryFilter(seats.filters.SeatAccountSet())) {
      accounts.set(args.organization, args.account);
    }
    for (const { organization, weight, account } of await seats.list()) {
      expect([weights.get(organization), accounts.get(organization)]).to.deep.equal([weight, account]);
    }
  });
});

const lived = foundedWith(async (on) => {
  const { accounts, committee } = on.suite;
  const capTo = (cap: number): Promise<Call> =>
    call(on.suite.organizations, "setAccountCap", [on.orgId("bank-b"), cap]);

  await execute(on, await ready(on, [await call(accounts, "suspend", [on.address("bank-b.participant")])]));
  await execute(on, await ready(on, [await call(accounts, "reinstate", [on.address("bank-b.participant")])]));

  const tooFew = await propose(on, [await capTo(1)]);
  await vote(on, tooFew, Support.abstain, ["bank-a.seat", "csd.seat"]);
  await passDeadline(on, tooFew);

  const against = await propose(on, [await capTo(2)]);
  await vote(on, against, Support.against, ["bank-a.seat", "bank-b.seat", "bank-c.seat"]);

  const withdrawn = await propose(on, [await capTo(3)]);
  await vote(on, withdrawn, Support.for, ["csd.seat"]);
  await committee.connect(on.as("bank-a.seat")).cancel(...steps(withdrawn));

  const vetoed = await propose(on, [await capTo(4)]);
  await carry(on, vetoed);
  await queue(on, vetoed);
  await committee.connect(on.as("regulator.officer-1")).veto(...steps(vetoed), REASON, EVIDENCE);

  await deliver(on, await propose(on, [await capTo(5)]));

  const queued = await propose(on, [await capTo(6)]);
  await carry(on, queued);
  await queue(on, queued);

  await carry(on, await propose(on, [await capTo(7)]));
  return on;
});

/** Delivers two signed ballots and one of nobody. */
async function deliver(on: TestNetwork, proposal: Proposal): Promise<void> {
  const voters = [on.as("bank-a.seat"), on.stranger(), on.as("csd.seat")];
  const ballots = await Promise.all(voters.map((voter) => signedBallot(on, proposal, voter, Support.abstain)));
  await on.suite.committee.connect(on.stranger()).castBallots(proposal.id, await hashOf(on, proposal), ballots);
}
