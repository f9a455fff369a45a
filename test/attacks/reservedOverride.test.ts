import { id } from "ethers";
import { DAY } from "../fixtures/acts.ts";
import { cap } from "../fixtures/calls.ts";
import { type Proposal, State, queued, veto } from "../fixtures/decisions.ts";
import { expectRefusal, expectState } from "../fixtures/expectations.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";

describe("attack: make another seat's override first, and withdraw it, so that it can never be made again", () => {
  let network: TestNetwork;
  let vetoed: Proposal;
  let description: string;

  beforeEach(async () => {
    network = await founded();
    vetoed = await queued(network, [await cap(network)]);
    await veto(network, vetoed);
    await network.networkHelpers.time.increase(14 * DAY);
    description = `once more #proposer=${network.address("bank-a.seat")}`;
  });

  const overrideAs = (name: string) => {
    const { targets, values, calldatas } = vetoed;
    return network.suite.committee.connect(network.as(name)).proposeOverride(targets, values, calldatas, description);
  };

  it("a description that names its proposer is refused to others, and left to the one it names", async () => {
    const { committee } = network.suite;
    const attempt = overrideAs("bank-b.seat");
    await expectRefusal(attempt, committee, "GovernorRestrictedProposer", [network.address("bank-b.seat")]);
    await overrideAs("bank-a.seat");
    const { targets, values, calldatas } = vetoed;
    const made = await committee.getProposalId(targets, values, calldatas, id(description));
    await expectState(network, { id: made }, State.active);
  });
});
