import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import { call, type Call, content, type Proposal, propose, Support } from "../fixtures/decisions.ts";
import { founded } from "../fixtures/founded.ts";
import type { TestNetwork } from "../fixtures/network.ts";
import { hashOf, signedBallot } from "./helpers/ballots.ts";

const DESCRIPTION = "Raise bank-b's cap and stop one of its accounts";

describe("W9: voters cannot read what they vote on", () => {
  let network: TestNetwork;
  let calls: Call[];
  let proposal: Proposal;
  beforeEach(async () => {
    network = await founded();
    const { accounts, committee, organizations } = network.suite;
    calls = [
      await call(organizations, "setAccountCap", [network.orgId("bank-b"), 77]),
      await call(accounts, "suspend", [network.address("bank-b.participant")]),
    ];
    const { targets, values, calldatas, description, descriptionHash } = content(calls, DESCRIPTION);
    await committee.connect(network.as("csd.seat")).propose(targets, values, calldatas, description);
    const id = await committee.latestProposalId();
    proposal = { id, targets, values, calldatas, description, descriptionHash };
  });

  async function created() {
    const { committee } = network.suite;
    const [event] = await committee.queryFilter(committee.filters.ProposalCreated());
    if (event === undefined) throw new Error("no proposal was created");
    return event.args;
  }

  async function classified() {
    const { committee } = network.suite;
    const [event] = await committee.queryFilter(committee.filters.ProposalClassified());
    if (event === undefined) throw new Error("no proposal was classified");
    return event.args;
  }

  it("gives every target and every argument in the event of its creation", async () => {
    const { accounts, organizations } = network.suite;
    const { targets, calldatas, description, proposer } = await created();
    expect(targets).to.deep.equal([await organizations.getAddress(), await accounts.getAddress()]);
    const [raise = "", stop = ""] = calldatas;
    const raised = organizations.interface.parseTransaction({ data: raise });
    const stopped = accounts.interface.parseTransaction({ data: stop });
    expect([raised?.name, ...(raised?.args ?? [])]).to.deep.equal([
      "setAccountCap",
      BigInt(network.orgId("bank-b")),
      77n,
    ]);
    expect([stopped?.name, ...(stopped?.args ?? [])]).to.deep.equal(["suspend", network.address("bank-b.participant")]);
    expect([description, proposer]).to.deep.equal([DESCRIPTION, network.address("csd.seat")]);
  });

  it("proves that content by the hash that the committee keeps", async () => {
    const { committee } = network.suite;
    const { targets, calldatas, description, proposalId } = await created();
    const read = { ...proposal, targets: [...targets], calldatas: [...calldatas], descriptionHash: id(description) };
    expect(await hashOf(network, read)).to.equal((await classified()).proposalHash);
    expect(await committee.getProposalId(read.targets, read.values, read.calldatas, read.descriptionHash)).to.equal(
      proposalId,
    );
  });

  it("proves no other content by that hash", async () => {
    const { committee, organizations } = network.suite;
    const swapped = await call(organizations, "setAccountCap", [network.orgId("bank-b"), 78]);
    const calldatas = [swapped.data, ...proposal.calldatas.slice(1)];
    await expect(
      committee.getProposalId(proposal.targets, proposal.values, calldatas, proposal.descriptionHash),
    ).to.be.revertedWithCustomError(committee, "GovernorNonexistentProposal");
  });

  it("gives the class, the rates and the period that hold for it", async () => {
    const { charter } = network.suite;
    const { voteStart, voteEnd } = await created();
    const { terms } = await classified();
    const { participation, approval, period } = await charter.termsOf(terms.class);
    expect([terms.participation, terms.approval]).to.deep.equal([participation, approval]);
    expect(voteEnd - voteStart).to.equal(period);
  });

  it("counts no signature for another content than that which was signed", async () => {
    const { committee } = network.suite;
    const other = await propose(network, calls.slice(0, 1));
    const signed = await signedBallot(network, { ...other, id: proposal.id }, network.as("bank-a.seat"), Support.for);
    const delivered = committee.connect(network.stranger());
    await expect(delivered.castBallots(proposal.id, await hashOf(network, other), [signed]))
      .to.be.revertedWithCustomError(committee, "CommitteeWrongProposal")
      .withArgs(proposal.id, await hashOf(network, other));
    await expect(delivered.castBallots(proposal.id, await hashOf(network, proposal), [signed]))
      .to.be.revertedWithCustomError(committee, "CommitteeNoBallotCounted")
      .withArgs(proposal.id);
  });

  it("takes no signature that names a number only", async () => {
    const { committee } = network.suite;
    const voter = network.address("bank-a.seat");
    await expect(
      committee.connect(network.stranger()).castVoteBySig(proposal.id, Support.for, voter, ZeroHash),
    ).to.be.revertedWithCustomError(committee, "CommitteeClosed");
  });
});
