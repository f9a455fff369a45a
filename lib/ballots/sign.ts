import type { DecodedCall } from "../decode.ts";
import type { NamedAddress } from "../names.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { type SignedBallot, type Support, type UnsignedBallot } from "./ballot.ts";
import { writeBallot } from "./ballotFile.ts";
import type { OfflineDesk } from "./offline.ts";
import { readProposalFile } from "./proposalFile.ts";
import { review } from "./review.ts";

/** A ballot that was signed, and where it was written. */
export interface Signed extends SignedBallot {
  readonly file: string;
  /** What the voter voted on, as read here. */
  readonly calls: readonly DecodedCall[];
}

/** How a ballot is signed. */
export interface Signing {
  readonly support: Support;
  readonly voter: NamedAddress;
  /** What the voter should know besides; shown before it is signed and after. */
  readonly note?: string | undefined;
  /** Folder for the ballot file. */
  readonly out: string;
  /** Sign although a call cannot be read. */
  readonly unread?: boolean;
  /** Shown what is about to be signed; throws to stop it. */
  readonly confirm?: (summary: string) => Promise<void>;
  /** Signs, or hands over what a wallet signed. */
  readonly sign: (ballot: UnsignedBallot) => Promise<SignedBallot>;
}

/**
 * Signs a ballot on a proposal file, without any node, after checking the file and showing what it says.
 * @throws Refusal when the file is another network's, was tampered with, or holds a call that cannot be read
 */
export async function signBallot(desk: OfflineDesk, path: string, signing: Signing): Promise<Report<Signed>> {
  const { support, voter, out, unread = false, note } = signing;
  const { subject, calls, unread: unreadable, text } = review(desk, await readProposalFile(path), path);
  const [first] = unreadable;
  if (first !== undefined && !unread) {
    throw new Refusal(
      `Call ${first} of ${path} cannot be read wholly with the contracts of ${desk.record.consortium}: ask what it does, then sign with --unread.`,
    );
  }
  const will = `${voter.name} (${voter.address}) votes ${support}. Once signed, whoever has the ballot can deliver it.`;
  const noted = note === undefined ? "" : `\n${note}`;
  await signing.confirm?.(`${text}\n\n${will}${noted}`);
  const ballot = await signing.sign({ ...subject, support, voter: voter.address });
  const file = await writeBallot(out, voter.name, ballot);
  const next = `next  deliver it: \`committee deliver ${file} --as NAME\``;
  return {
    data: { ...ballot, file, calls },
    text: `${text}\n\n${voter.name} signed a ballot ${support} proposal ${subject.proposal}: ${file}${noted}\n${next}`,
  };
}
