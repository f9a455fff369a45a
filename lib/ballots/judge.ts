import { getAddress } from "ethers";
import type { Desk } from "../desk.ts";
import { type CastBallot, ballotsOf } from "../proposals/ballots.ts";
import { type Proposal, proposalOf } from "../proposals.ts";
import { Refusal } from "../refusal.ts";
import type { SignedBallot } from "./ballot.ts";
import type { CollectedFile } from "./collect.ts";
import { ineligibility, voiceOf } from "./eligibility.ts";
import { addressOf } from "./proposalFile.ts";
import { withoutRepeats } from "./repeats.ts";
import { checkSignature } from "./signature.ts";
import { type ReadyBallot, type Verdict, refused } from "./verdict.ts";

/** A proposal as a delivery finds it, with the ballots counted before. */
interface Polled {
  readonly proposal: Proposal;
  readonly before: readonly CastBallot[];
}

/** Sorts the files of a delivery by what the chain says: those to be sent, and the verdicts on the others. */
export async function judgeBallots(
  desk: Desk,
  files: readonly CollectedFile[],
): Promise<{ ready: ReadyBallot[]; verdicts: Verdict[] }> {
  const polls = new Map<number, Promise<Polled>>();
  const pollOf = (id: number): Promise<Polled> => {
    const poll = polls.get(id) ?? polled(desk, id);
    polls.set(id, poll);
    return poll;
  };
  const judged = await Promise.all(files.map((file) => judge(desk, file, pollOf)));
  const verdicts = judged.flatMap((each) => ("result" in each ? [each] : []));
  const sound = judged.flatMap((each) => ("result" in each ? [] : [each]));
  const { single, spare } = withoutRepeats(desk, sound);
  return { ready: single, verdicts: [...verdicts, ...spare] };
}

async function polled(desk: Desk, id: number): Promise<Polled> {
  const proposal = await proposalOf(desk.suite, id);
  return { proposal, before: await ballotsOf(desk.suite, proposal) };
}

async function judge(
  desk: Desk,
  file: CollectedFile,
  pollOf: (id: number) => Promise<Polled>,
): Promise<ReadyBallot | Verdict> {
  const { ballot } = file;
  if (ballot === undefined) return refused(file, file.fault ?? "it holds no ballot");
  const elsewhere = strangeness(desk, ballot);
  if (elsewhere !== undefined) return refused(file, elsewhere);
  const poll = await pollOf(ballot.proposal).catch((thrown: unknown) => {
    if (thrown instanceof Refusal) return thrown.message;
    throw thrown;
  });
  if (typeof poll === "string") return refused(file, `there is no proposal ${ballot.proposal}`);
  const { proposal, before } = poll;
  if (ballot.proposalHash !== proposal.hash) {
    return refused(file, `it was signed for other calls or another description than proposal ${proposal.id} has`);
  }
  const signed = await checkSignature(desk, ballot);
  if ("words" in signed) return refused(file, signed.words);
  const earlier = before.find(({ voter }) => getAddress(voter) === getAddress(ballot.voter));
  if (earlier !== undefined && earlier.support === ballot.support) {
    const { weight, transaction } = earlier;
    return { ...file, result: "repeated", reason: "it was counted before", weight, transaction };
  }
  const fault = await ineligibility(desk, proposal, ballot.voter);
  if (fault !== undefined) return refused(file, fault.words);
  const voice = await voiceOf(desk, proposal, ballot.voter);
  return { file: file.file, ballot: { ...ballot, signature: signed.signature }, proposal, ...voice };
}

/** Why a ballot is not one of this network; undefined when it is. */
function strangeness({ record }: Desk, { chainId, committee }: SignedBallot): string | undefined {
  if (chainId !== record.chainId) return `it is for chain ${chainId}, not ${record.chainId}`;
  return committee === addressOf(record)
    ? undefined
    : `it is for committee ${committee}, not that of ${record.consortium}`;
}
