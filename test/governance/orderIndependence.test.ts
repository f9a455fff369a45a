import { expect } from "chai";
import { WEIGHTS, targetWriter } from "../fixtures/calls.ts";
import { type Proposal, SEATS, State, Support, propose, vote } from "../fixtures/decisions.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";

const RATE = 6666;
const PERIOD = 7 * 86_400;

type Ballots = readonly number[];

/** Every fourteenth of the 243 ways in which five seats may vote, and for each a different sample of orders. */
const SAMPLE = Array.from({ length: 17 }, (_, each) => supports(each * 14));

/** Ways that are decided early or late, depending on the order: tried in all 120 orders. */
const CLOSE: readonly Ballots[] = [
  [Support.for, Support.for, Support.for, Support.against, Support.against],
  [Support.for, Support.against, Support.for, Support.for, Support.abstain],
];

const ORDERS = permutations([0, 1, 2, 3, 4]);

describe("Committee: the order of ballots", () => {
  let network: TestNetwork;
  let proposal: Proposal;

  beforeEach(async () => {
    network = await founded();
    proposal = await propose(network, [await targetWriter(network)]);
  });

  SAMPLE.forEach((ballots, each) => {
    it(`makes no difference: ${title(ballots)}, in 12 orders`, async () => {
      await expectSameEnd(
        ballots,
        ORDERS.filter((_, order) => order % 10 === each % 10),
      );
    });
  });

  for (const ballots of CLOSE) {
    it(`makes no difference: ${title(ballots)}, in all orders`, async () => {
      await expectSameEnd(ballots, ORDERS);
    });
  }

  /** That full voting and every order, closed early or not, end in the same state. */
  async function expectSameEnd(ballots: Ballots, orders: readonly (readonly number[])[]): Promise<void> {
    const { committee } = network.suite;
    const expected = endOf(ballots);
    const start = await network.networkHelpers.takeSnapshot();
    for (const order of orders) {
      for (const seat of order) {
        if ((await committee.state(proposal.id)) !== State.active) break;
        await vote(network, proposal, ballots[seat] ?? 0, [SEATS[seat] ?? ""]);
      }
      await network.networkHelpers.time.increase(PERIOD + 1);
      expect(await committee.state(proposal.id), order.join()).to.equal(expected);
      await start.restore();
    }
  }
});

/** The state that five ballots lead to when all are counted. */
function endOf(ballots: Ballots): bigint {
  const weights = SEATS.map((name) => Object.entries(WEIGHTS).find(([bank]) => name === `${bank}.seat`)?.[1] ?? 0);
  const sum = (support: number) =>
    weights.reduce((total: number, weight, seat) => total + (ballots[seat] === support ? weight : 0), 0);
  const [support, against] = [sum(Support.for), sum(Support.against)];
  return support * 10_000 > RATE * (support + against) ? State.succeeded : State.defeated;
}

function supports(number: number): Ballots {
  return [81, 27, 9, 3, 1].map((place) => Math.floor(number / place) % 3);
}

function permutations(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) =>
    permutations(items.filter((other) => other !== item)).map((others) => [item, ...others]),
  );
}

function title(ballots: Ballots): string {
  return ballots.map((support) => ["against", "for", "abstain"][support]).join(", ");
}
