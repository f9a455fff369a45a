import { expect } from "chai";
import { call, type Proposal, propose, SEATS, State, Support, vote } from "../fixtures/decisions.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { passDeadline } from "./helpers/given.ts";

type Ballots = readonly (readonly [name: string, support: number])[];

const SPLIT: Ballots = [
  ["bank-a.seat", Support.for],
  ["bank-b.seat", Support.against],
  ["bank-c.seat", Support.against],
  ["csd.seat", Support.for],
  ["bank-d.seat", Support.for],
];

describe("W4: the first ballots decide, before the others are heard", () => {
  let network: TestNetwork;
  let proposal: Proposal;
  beforeEach(async () => {
    network = await founded();
    proposal = await open();
  });

  async function open(): Promise<Proposal> {
    const { accounts } = network.suite;
    return propose(network, [await call(accounts, "suspend", [network.address("bank-b.participant")])]);
  }

  const stateOf = ({ id }: Proposal) => network.suite.committee.state(id);

  /** Casts ballots in this order until the outcome is decided, then waits for the end of the period. */
  async function outcomeOf(ballots: Ballots): Promise<bigint> {
    const made = await open();
    for (const [name, support] of ballots) {
      if ((await stateOf(made)) === State.active) await vote(network, made, support, [name]);
    }
    await passDeadline(network, made);
    return stateOf(made);
  }

  it("stays open after two ballots for it that three others can still outweigh", async () => {
    await vote(network, proposal, Support.for, ["bank-a.seat", "csd.seat"]);
    expect(await stateOf(proposal)).to.equal(State.active);
    await vote(network, proposal, Support.against, ["bank-b.seat", "bank-c.seat", "bank-d.seat"]);
    expect(await stateOf(proposal)).to.equal(State.defeated);
  });

  it("stays open after one ballot for it and one against while three are unheard", async () => {
    await vote(network, proposal, Support.for, ["csd.seat"]);
    await vote(network, proposal, Support.against, ["bank-a.seat"]);
    expect(await stateOf(proposal)).to.equal(State.active);
    await vote(network, proposal, Support.for, ["bank-b.seat", "bank-c.seat"]);
    expect(await stateOf(proposal)).to.equal(State.succeeded);
  });

  it("closes before its deadline only when no ballot left could turn it", async () => {
    await vote(network, proposal, Support.for, ["bank-a.seat", "bank-b.seat"]);
    expect(await stateOf(proposal)).to.equal(State.active);
    await vote(network, proposal, Support.for, ["bank-d.seat"]);
    expect(await stateOf(proposal)).to.equal(State.succeeded);
  });

  it("ends alike in every order in which the same ballots are cast", async () => {
    const turned = SEATS.map((_, first) => [...SPLIT.slice(first), ...SPLIT.slice(0, first)]);
    for (const ballots of [...turned, ...turned.map((each) => each.toReversed())]) {
      expect(await outcomeOf(ballots), ballots.join(" ")).to.equal(State.succeeded);
    }
  });

  it("ends alike in every order when the same ballots fail it", async () => {
    const opposite = SPLIT.map(
      ([name, support]) => [name, support === Support.for ? Support.against : Support.for] as const,
    );
    const turned = SEATS.map((_, first) => [...opposite.slice(first), ...opposite.slice(0, first)]);
    for (const ballots of [...turned, ...turned.map((each) => each.toReversed())]) {
      expect(await outcomeOf(ballots), ballots.join(" ")).to.equal(State.defeated);
    }
  });
});
