import { isAddress } from "ethers";
import { type SignedBallot, type UnsignedBallot, signed, walletRequest } from "../../lib/ballots/ballot.ts";
import { type OfflineDesk, checkSeat, findVoter } from "../../lib/ballots/offline.ts";
import { readProposalFile } from "../../lib/ballots/proposalFile.ts";
import { signBallot } from "../../lib/ballots/sign.ts";
import { Refusal } from "../../lib/refusal.ts";
import { type PlainArguments, action } from "../shared/action.ts";
import { type Secrets, keyOf, secretsOf } from "../shared/keys.ts";
import { type OfflinePlace, findOffline, networkName } from "../shared/offline.ts";
import { confirmSigning, walletSignature } from "../shared/signing.ts";
import { type SupportFlags, supportOf } from "./support.ts";

interface Arguments extends PlainArguments, SupportFlags {
  readonly file: string;
  readonly as: string | undefined;
  readonly voter: string | undefined;
  readonly signature: string | undefined;
  readonly out: string;
  readonly data: string | undefined;
  readonly unread: boolean;
  readonly yes: boolean;
}

export default action<Arguments>(async (args, hre) => {
  const support = supportOf(args);
  const place = await findOffline({ data: args.data, network: networkName(hre) }, await readProposalFile(args.file));
  const voter = voterOf(place.desk, args);
  const note = args.as === undefined ? undefined : checkSeat(place.desk, voter);
  const sign = args.voter === undefined ? withKey(place, voter, secretsOf(hre)) : withWallet(args.signature);
  const { out, unread } = args;
  return signBallot(place.desk, args.file, {
    ...{ support, voter, note, out, unread, sign },
    confirm: confirmSigning(args),
  });
});

function voterOf(desk: OfflineDesk, { as, voter, signature }: Arguments) {
  if (as !== undefined && voter !== undefined) throw new Refusal("Say --as NAME or --voter ADDRESS, not both.");
  if (voter === undefined && signature !== undefined) throw new Refusal("Say whose signature it is: --voter ADDRESS.");
  if (voter !== undefined && !isAddress(voter)) throw new Refusal("--voter must be an address.");
  const who = as ?? voter;
  if (who === undefined) throw new Refusal("Say who votes: --as NAME, an account or organization.");
  return findVoter(desk, who);
}

/** Signs with the voter's own key. */
function withKey({ isDevnet }: OfflinePlace, voter: { name: string; address: string }, secrets: Secrets) {
  return async (ballot: UnsignedBallot) => signed(await keyOf(voter, isDevnet, secrets), ballot);
}

/** Takes what a contract wallet signed elsewhere. */
function withWallet(signature: string | undefined) {
  return (ballot: UnsignedBallot): Promise<SignedBallot> => {
    if (signature === undefined) {
      const request = JSON.stringify(walletRequest(ballot));
      throw new Refusal(`--signature is missing: have the wallet sign this (EIP-712), then give it: ${request}`);
    }
    return Promise.resolve({ ...ballot, signature: walletSignature(signature, walletRequest(ballot)) });
  };
}
