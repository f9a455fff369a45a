import { expect } from "chai";
import { id, type Wallet } from "ethers";
import { call, type Call, execute, type Proposal, queue, State, steps, Support, wait } from "../fixtures/decisions.ts";
import type { Member } from "../fixtures/committees.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { foundedWith, seatList } from "./helpers/given.ts";
import { hashOf, signedBallot } from "./helpers/ballots.ts";
import { fullCommittee, MAX_SEATS, MAX_WEIGHT } from "./helpers/fullCommittee.ts";

const full = foundedWith(fullCommittee);

describe("W6: the most seats with the largest weights", () => {
  let network: TestNetwork;
  let members: Member[];
  beforeEach(async () => void ({ network, members } = await full()));

  it("decides by single ballots in every class", async () => {
    const { accounts, charter, organizations } = network.suite;
    const constitution = await open(await call(charter, "set", [await termsOf()]));
    const operation = await open(await call(organizations, "setAccountCap", [network.orgId("bank-b"), 1]));
    const emergency = await open(await call(accounts, "suspend", [network.address("bank-b.participant")]));
    const proposals = [constitution, operation, emergency];
    for (const proposal of proposals) await vote(proposal);
    for (const proposal of proposals.toReversed()) await complete(proposal);
  });

  it("decides by one delivery of all ballots", async () => {
    const { accounts, committee } = network.suite;
    const proposal = await open(await call(accounts, "suspend", [network.address("bank-b.participant")]));
    const ballots = await Promise.all(members.map(({ key }) => signedBallot(network, proposal, key, Support.for)));
    await committee.connect(network.stranger()).castBallots(proposal.id, await hashOf(network, proposal), ballots);
    expect((await committee.tallyOf(proposal.id)).forWeight).to.equal(MAX_SEATS * MAX_WEIGHT);
    await complete(proposal);
  });

  it("returns to other seats and weights", async () => {
    const { seats } = network.suite;
    const proposal = await open(await call(seats, "set", [seatList(network)]));
    await vote(proposal);
    await complete(proposal);
    expect(await seats.list()).to.have.length(5);
  });

  it("takes no further seat", async () => {
    const { organizations, seats } = network.suite;
    const all = members.map(({ organization }) => ({ organization, weight: MAX_WEIGHT }));
    const extra = { organization: await organizations.count(), weight: MAX_WEIGHT };
    const proposal = await open(await call(seats, "set", [[...all, extra]]));
    await vote(proposal);
    await queue(network, proposal);
    await wait(network, proposal);
    await expect(execute(network, proposal))
      .to.be.revertedWithCustomError(seats, "SeatsTooMany")
      .withArgs(MAX_SEATS + 1);
  });

  async function termsOf() {
    const terms = await network.suite.charter.allTerms();
    return terms.map(({ participation, approval, period }) => ({ participation, approval, period }));
  }

  async function open({ target, data }: Call): Promise<Proposal> {
    const { committee } = network.suite;
    const description = `full committee, after ${await committee.latestProposalId()}`;
    await committee.connect(keyOf(0)).propose([target], [0], [data], description);
    const content = { targets: [target], values: [0n], calldatas: [data], description };
    return { ...content, descriptionHash: id(description), id: await committee.latestProposalId() };
  }

  async function vote(proposal: Proposal): Promise<void> {
    const { committee } = network.suite;
    for (const { key } of members) {
      if ((await committee.state(proposal.id)) !== State.active) return;
      await committee.connect(key).castVote(proposal.id, Support.for);
    }
  }

  async function complete(proposal: Proposal): Promise<void> {
    const { committee } = network.suite;
    if (await committee.proposalNeedsQueuing(proposal.id)) await queue(network, proposal);
    await wait(network, proposal);
    await committee.connect(keyOf(0)).execute(...steps(proposal));
    expect(await committee.state(proposal.id)).to.equal(State.executed);
  }

  function keyOf(index: number): Wallet {
    const member = members[index];
    if (member === undefined) throw new Error(`there is no seat ${index}`);
    return member.key;
  }
});
