import { tallyLine } from "../committee/needs.ts";
import { stageOf } from "../committee/stage.ts";
import { decidedWords } from "../committee/vote.ts";
import { type Desk, nowOf } from "../desk.ts";
import { count, harmless, pairs, table } from "../format.ts";
import { type Tally, proposalOf } from "../proposals.ts";
import type { Report } from "../report.ts";
import type { CollectedFile } from "./collect.ts";
import type { Verdict } from "./verdict.ts";

/** What became of one file. A file that holds no ballot has neither proposal nor voter. */
export interface Delivered {
  readonly file: string;
  readonly proposal: number | undefined;
  readonly voter: string | undefined;
  readonly support: string | undefined;
  readonly weight: number | undefined;
  readonly result: Verdict["result"];
  readonly reason: string | undefined;
  readonly transaction: string | undefined;
}

/** Where a delivery leaves a proposal. */
export interface Poll {
  readonly proposal: number;
  readonly state: string;
  readonly decided: boolean;
  readonly tally: Tally;
  readonly next: string;
}

/** A delivery of ballots. */
export interface Delivery {
  readonly counted: number;
  readonly repeated: number;
  readonly refused: number;
  readonly ballots: readonly Delivered[];
  readonly proposals: readonly Poll[];
}

/** Tells what became of each file, and where that leaves the proposals; fails when a ballot was refused. */
export async function reportOf(
  desk: Desk,
  files: readonly CollectedFile[],
  verdicts: readonly Verdict[],
): Promise<Report<Delivery>> {
  const ballots = files.flatMap(({ file }) => verdicts.filter((verdict) => verdict.file === file).map(deliveredOf));
  const numberOf = (result: Verdict["result"]) => ballots.filter((ballot) => ballot.result === result).length;
  const polls = new Set(
    verdicts.flatMap(({ result, ballot }) => (result !== "refused" && ballot ? [ballot.proposal] : [])),
  );
  const data = {
    counted: numberOf("counted"),
    repeated: numberOf("repeated"),
    refused: numberOf("refused"),
    ballots,
    proposals: await Promise.all([...polls].sort((a, b) => a - b).map((id) => pollOf(desk, id))),
  };
  return { data, text: textOf(desk, data), failed: data.refused > 0 };
}

function deliveredOf({ file, ballot, result, reason, weight, transaction }: Verdict): Delivered {
  return {
    file,
    proposal: ballot?.proposal,
    voter: ballot?.voter,
    support: ballot?.support,
    weight,
    result,
    reason,
    transaction,
  };
}

async function pollOf(desk: Desk, id: number): Promise<Poll> {
  const proposal = await proposalOf(desk.suite, id);
  const { words } = await stageOf(desk, proposal, await nowOf(desk));
  const { state, tally } = proposal;
  return { proposal: id, state, decided: state !== "Active", tally, next: words };
}

function textOf({ book }: Desk, { counted, repeated, refused, ballots, proposals }: Delivery): string {
  const rows = ballots.map(({ proposal, voter, support, weight, result }) => [
    proposal === undefined ? "" : String(proposal),
    voter === undefined ? "" : book.label(voter),
    support ?? "",
    weight === undefined ? "" : String(weight),
    result,
  ]);
  const reasons = ballots.flatMap(({ file, result, reason }) => {
    return reason === undefined ? [] : [`  ${harmless(file)} ${result}: ${harmless(reason)}`];
  });
  const polls = proposals.map((poll) => {
    const lines = [
      ["tally", tallyLine(poll.tally)],
      ["decided", decidedWords(poll)],
      ["next", poll.next],
    ] as const;
    return `Proposal ${poll.proposal}\n${pairs(lines)}`;
  });
  return [
    table(["proposal", "voter", "ballot", "weight", "result"], rows),
    `${count(counted, "ballot")} counted, ${repeated} repeated, ${refused} refused.`,
    ...(reasons.length === 0 ? [] : [reasons.join("\n")]),
    ...polls,
  ].join("\n\n");
}
