import { Interface, getAddress } from "ethers";
import type { Desk } from "../desk.ts";
import { asBytes65 } from "../signature.ts";
import { type SignedBallot, digestOf, signerOf } from "./ballot.ts";

const WALLET = new Interface(["function isValidSignature(bytes32 hash, bytes signature) view returns (bytes4)"]);
const ACCEPTED = /^0x1626ba7e0{56}$/;

/** A signature as the Committee takes it, or why it does not. */
export type CheckedSignature = { readonly signature: string } | { readonly words: string };

/** Whether the voter signed this ballot: with its key, or as an ERC-1271 wallet, which is asked. */
export async function checkSignature({ provider, book }: Desk, ballot: SignedBallot): Promise<CheckedSignature> {
  const { voter, signature } = ballot;
  const signer = signerOf(ballot);
  if (signer === getAddress(voter)) return { signature: asBytes65(signature) };
  const who = book.label(voter);
  if ((await provider.getCode(voter)) !== "0x") {
    const data = WALLET.encodeFunctionData("isValidSignature", [digestOf(ballot), signature]);
    const answer = await provider.call({ to: voter, data }).catch(() => "0x");
    return ACCEPTED.test(answer) ? { signature } : { words: `the wallet ${who} does not accept the signature` };
  }
  const other = signer === undefined ? undefined : book.nameOf(signer);
  return { words: `${who} did not sign this ballot${other === undefined ? "" : `, ${other} did`}` };
}
