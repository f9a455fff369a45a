import { type TransactionReceipt, getAddress } from "ethers";
import type { Actor } from "../actor.ts";
import type { Desk } from "../desk.ts";
import { SUPPORTS } from "../enums.ts";
import { proposalOf } from "../proposals.ts";
import { Refusal } from "../refusal.ts";
import { addressOf } from "./proposalFile.ts";
import { ineligibility } from "./eligibility.ts";
import { type ReadyBallot, type Verdict, fileOf, refused } from "./verdict.ts";

/** Bytes of signatures and fields in one transaction: nodes pass on no transaction beyond 128 KiB. */
const LARGEST_BYTES = 96 * 1_024;

/** Bytes that a ballot takes beside its signature. */
const FRAME_BYTES = 224;

/** Why the Committee did not count a ballot: `BallotFault`, in its order. */
const FAULTS = [
  "it was not counted",
  "the account has no vote on this proposal",
  "the seat has voted: a ballot is final",
  "it is neither for, against nor abstain",
  "the voter did not sign it",
];

/** Reverts that another splitting would not change. */
const OF_THE_WHOLE: ReadonlySet<string | undefined> = new Set([
  "GovernorUnexpectedProposalState",
  "GovernorNonexistentProposal",
  "CommitteeWrongProposal",
]);

/** Casts ballots on one proposal in as few transactions as they fit into; a ballot that breaks one is left out. */
export async function castBallots(desk: Desk, actor: Actor, ballots: readonly ReadyBallot[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const part of parted(ballots)) verdicts.push(...(await castPart(desk, actor, part)));
  return verdicts;
}

function parted(ballots: readonly ReadyBallot[]): ReadyBallot[][] {
  const parts: ReadyBallot[][] = [];
  let room = 0;
  for (const ballot of ballots) {
    const size = FRAME_BYTES + ballot.ballot.signature.length / 2;
    const last = parts.at(-1);
    if (last === undefined || size > room) {
      parts.push([ballot]);
      room = LARGEST_BYTES - size;
    } else {
      last.push(ballot);
      room -= size;
    }
  }
  return parts;
}

/** A wallet that burns all gas, or a block too small, makes the whole fail: then the halves are tried. */
async function castPart(desk: Desk, actor: Actor, ballots: readonly ReadyBallot[]): Promise<Verdict[]> {
  const [first] = ballots;
  if (first === undefined) return [];
  const { id, hash } = first.proposal;
  const taken = ballots.map(({ ballot: { voter, support, signature } }) => {
    return { voter, support: SUPPORTS.indexOf(support), signature };
  });
  try {
    const request = await desk.suite.committee.castBallots.populateTransaction(id, hash, taken);
    return outcomes(desk, await actor.act(request), ballots);
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    if (ballots.length === 1 || OF_THE_WHOLE.has(thrown.error) || isNodes(thrown)) return failed(desk, ballots, thrown);
    const half = Math.ceil(ballots.length / 2);
    const former = await castPart(desk, actor, ballots.slice(0, half));
    return [...former, ...(await castPart(desk, actor, ballots.slice(half)))];
  }
}

/** The node refuses the sender, whatever is sent. */
function isNodes({ message }: Refusal): boolean {
  return message.startsWith("The node refused");
}

function outcomes({ suite, record }: Desk, receipt: TransactionReceipt, ballots: readonly ReadyBallot[]): Verdict[] {
  const { committee } = suite;
  const address = addressOf(record);
  const counted = new Set<string>();
  const faults = new Map<string, string>();
  for (const log of receipt.logs) {
    if (getAddress(log.address) !== address) continue;
    const event = committee.interface.parseLog(log);
    if (event?.name === "VoteCast") counted.add(String(event.args["voter"]));
    if (event?.name === "BallotRefused") {
      faults.set(String(event.args["voter"]), FAULTS[Number(event.args["fault"])] ?? "it was not counted");
    }
  }
  return ballots.map((each) => {
    const { voter } = each.ballot;
    if (!counted.has(voter)) return refused(fileOf(each), faults.get(voter) ?? "it was not counted");
    const { weight } = each;
    return { ...fileOf(each), result: "counted", reason: undefined, weight, transaction: receipt.hash };
  });
}

async function failed(desk: Desk, ballots: readonly ReadyBallot[], thrown: Refusal): Promise<Verdict[]> {
  const [first] = ballots;
  const proposal = first === undefined ? undefined : await proposalOf(desk.suite, first.proposal.id);
  return Promise.all(
    ballots.map(async (each) => {
      const fault = proposal === undefined ? undefined : await ineligibility(desk, proposal, each.ballot.voter);
      return refused(fileOf(each), fault?.words ?? thrown.message.replace(/^Refused: |\.$/g, ""));
    }),
  );
}
