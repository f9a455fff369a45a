import { AbiCoder, type Signer, type TypedDataDomain, TypedDataEncoder, keccak256, recoverAddress } from "ethers";
import { type ProposedCall, contentOf } from "../proposals.ts";
import { SUPPORTS } from "../enums.ts";
import { walletPayload } from "../signature.ts";

const TYPES = {
  Ballot: [
    { name: "proposalId", type: "uint256" },
    { name: "proposalHash", type: "bytes32" },
    { name: "support", type: "uint8" },
    { name: "voter", type: "address" },
  ],
};

/** How a ballot is cast. */
export type Support = (typeof SUPPORTS)[number];

/** What a ballot is about: one proposal of one committee on one chain. */
export interface BallotSubject {
  readonly chainId: number;
  /** Address of the Committee. */
  readonly committee: string;
  readonly proposal: number;
  /** Of the proposal's calls and description; the Committee counts a ballot for this content only. */
  readonly proposalHash: string;
}

/** What a voter signs. */
export interface UnsignedBallot extends BallotSubject {
  readonly support: Support;
  readonly voter: string;
}

/** A ballot signed off line. */
export interface SignedBallot extends UnsignedBallot {
  readonly signature: string;
}

/** EIP-712 of `contracts/governance/Ballots.sol`. */
function ballotTypedData({ chainId, committee, proposal, proposalHash, support, voter }: UnsignedBallot) {
  const domain: TypedDataDomain = {
    name: "Concordat Committee",
    version: "1",
    chainId,
    verifyingContract: committee,
  };
  const value = { proposalId: proposal, proposalHash, support: SUPPORTS.indexOf(support), voter };
  return { domain, types: TYPES, value };
}

/** Signs with the voter's own key. Needs no connection. */
export async function signed(signer: Pick<Signer, "signTypedData">, ballot: UnsignedBallot): Promise<SignedBallot> {
  const { domain, types, value } = ballotTypedData(ballot);
  return { ...ballot, signature: await signer.signTypedData(domain, types, value) };
}

/** What `eth_signTypedData_v4` of a wallet takes. */
export function walletRequest(ballot: UnsignedBallot): unknown {
  return walletPayload(ballotTypedData(ballot));
}

/** The digest that a key or an ERC-1271 wallet signs. */
export function digestOf(ballot: UnsignedBallot): string {
  const { domain, types, value } = ballotTypedData(ballot);
  return TypedDataEncoder.hash(domain, types, value);
}

/** The key that signed exactly this ballot; undefined when the signature is no key's. */
export function signerOf(ballot: SignedBallot): string | undefined {
  try {
    return recoverAddress(digestOf(ballot), ballot.signature);
  } catch {
    return undefined;
  }
}

/** The hash of a proposal's content, as the Committee computes it (Governor's `hashProposal`). */
export function proposalHashOf(calls: readonly ProposedCall[], descriptionHash: string): string {
  const types = ["address[]", "uint256[]", "bytes[]", "bytes32"];
  return keccak256(AbiCoder.defaultAbiCoder().encode(types, [...contentOf({ calls }), descriptionHash]));
}
