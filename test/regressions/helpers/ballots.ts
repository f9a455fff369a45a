import { toBeHex, type Wallet } from "ethers";
import { type Proposal, steps } from "../../fixtures/decisions.ts";
import type { TestNetwork } from "../../fixtures/network.ts";

const BALLOT = {
  Ballot: [
    { name: "proposalId", type: "uint256" },
    { name: "proposalHash", type: "bytes32" },
    { name: "support", type: "uint8" },
    { name: "voter", type: "address" },
  ],
};

/** The hash of a proposal's content, which a signed ballot names. */
export async function hashOf({ suite }: TestNetwork, proposal: Omit<Proposal, "id">): Promise<string> {
  return toBeHex(await suite.committee.hashProposal(...steps(proposal)), 32);
}

/** A ballot of `voter`, signed off line. */
export async function signedBallot(on: TestNetwork, proposal: Proposal, voter: Wallet, support: number) {
  const { name, version, chainId, verifyingContract } = await on.suite.committee.eip712Domain();
  const domain = { name, version, chainId, verifyingContract };
  const ballot = { proposalId: proposal.id, proposalHash: await hashOf(on, proposal), support, voter: voter.address };
  return { voter: voter.address, support, signature: await voter.signTypedData(domain, BALLOT, ballot) };
}
