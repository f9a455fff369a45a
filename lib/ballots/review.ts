import { id as hashOfText } from "ethers";
import { callLines } from "../committee/show.ts";
import { type DecodedCall, type KnownContract, decodeCall } from "../decode.ts";
import { date, harmless, pairs } from "../format.ts";
import { Refusal } from "../refusal.ts";
import type { ProposedCall } from "../proposals.ts";
import { type BallotSubject, proposalHashOf } from "./ballot.ts";
import { type OfflineDesk, bookFor } from "./offline.ts";
import { type ProposalFile, addressOf } from "./proposalFile.ts";

/** A proposal file that was found sound, read on this computer. */
export interface Review {
  readonly subject: BallotSubject;
  readonly calls: readonly DecodedCall[];
  /** Numbers of the calls that cannot be read wholly, from 1. */
  readonly unread: readonly number[];
  /** What the voter should see before signing. */
  readonly text: string;
}

/**
 * Checks a proposal file without any node, and reads its calls with the contracts of the network's record. The words in
 * the file are not looked at, and the hash is computed anew. That the network's proposal of this number has this very
 * content only the Committee can tell: it counts a ballot for no other hash.
 * @param path names the file in refusals
 * @throws Refusal when the file is another network's, or was tampered with
 */
export function review(desk: OfflineDesk, file: ProposalFile, path: string): Review {
  checkNetwork(desk, file, path);
  const calls = file.calls.map(({ target, value, data }) => ({ target, value: BigInt(value), data }));
  checkHashes(file, calls, path);
  const book = bookFor(desk, file);
  const decoded = calls.map(({ target, data }) => decodeCall(target, data, desk.contracts, book));
  const { chainId, committee, proposal, proposalHash } = file;
  const reviewed = {
    subject: { chainId, committee, proposal, proposalHash },
    calls: decoded,
    unread: calls.flatMap((call, i) => (isRead(call, desk.contracts) ? [] : [i + 1])),
  };
  return { ...reviewed, text: textOf(desk, file, reviewed) };
}

function checkNetwork({ record }: OfflineDesk, file: ProposalFile, path: string): void {
  const committee = addressOf(record);
  const where = `${record.consortium} is chain ${record.chainId}, committee ${committee}`;
  if (file.chainId !== record.chainId) throw new Refusal(`${path} is for chain ${file.chainId}, but ${where}.`);
  if (file.committee !== committee) throw new Refusal(`${path} is for committee ${file.committee}, but ${where}.`);
}

function checkHashes(file: ProposalFile, calls: readonly ProposedCall[], path: string): void {
  if (hashOfText(file.description) !== file.descriptionHash) {
    throw new Refusal(`${path} was tampered with: its description does not have the hash ${file.descriptionHash}.`);
  }
  const hash = proposalHashOf(calls, file.descriptionHash);
  if (hash !== file.proposalHash) {
    throw new Refusal(
      `${path} was tampered with: its calls and description have the hash ${hash}, not ${file.proposalHash}.`,
    );
  }
}

/** Whether calldata holds a known function's arguments and nothing else. */
function isRead({ target, data, value }: ProposedCall, contracts: readonly KnownContract[]): boolean {
  const known = contracts.find(({ address }) => address.toLowerCase() === target.toLowerCase())?.interface;
  try {
    const parsed = known?.parseTransaction({ data });
    if (known === undefined || parsed === null || parsed === undefined) return false;
    return value === 0n && known.encodeFunctionData(parsed.fragment, parsed.args) === data.toLowerCase();
  } catch {
    return false;
  }
}

function textOf({ record }: OfflineDesk, file: ProposalFile, { calls, unread }: Omit<Review, "text">): string {
  const lines = [
    ["class", `${file.class}, says the file`],
    ["deadline", `${date(file.deadline)}, says the file`],
    ["hash", `${file.proposalHash}, computed here from the calls and the description`],
  ] as const;
  const which =
    unread.length === 0 ? "" : `\nCannot be read wholly: ${unread.map((number) => `call ${number}`).join(", ")}.`;
  return [
    `Proposal ${file.proposal} of ${record.consortium} (chain ${record.chainId}): ${harmless(file.description)}`,
    pairs(lines),
    `Calls, read here:\n${callLines(calls)}${which}`,
  ].join("\n\n");
}
