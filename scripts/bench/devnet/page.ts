import { CASES, MEASURES, goalOf, nameOf } from "./cases.ts";
import type { DevnetRecord, Row } from "./record.ts";
import { markdown } from "../markdown.ts";

/** Titles of the cells of {@link compared}. */
export const HEADING = ["case", "unit", "ours", "stock", "ratio", "goal"];

/** What a row is to reach; undefined when it only reports. */
export function goalOfRow({ case: name, unit }: Row): number | undefined {
  const one = CASES.find((each) => nameOf(each) === name);
  if (one === undefined) return undefined;
  return goalOf(one, unit === MEASURES.rate ? "rate" : "p99");
}

/** How the figures stand beside each other, a line for each row. */
export function compared({ rows }: DevnetRecord): string[][] {
  return rows.map((row) => {
    const { case: name, unit, ours, stock, ratio } = row;
    return [name, unit, figure(ours), stock === null ? "" : figure(stock), ratio?.toFixed(2) ?? "", held(row)];
  });
}

/** The devnet's part of `bench/README.md`, which nothing but the recorded figures decides. */
export function devnetPart(record: DevnetRecord): string {
  const { measured, seconds, machine, load, versions } = record;
  const { processor, cores, memoryGigabytes, system } = machine;
  const day = `${measured.slice(0, 16).replace("T", " ")} UTC`;
  const reached = record.rows.flatMap((row) => (row.ratio === undefined ? [] : [isMet(row)]));
  const [met, all] = [reached.filter(Boolean).length, reached.length];
  return [
    "## Devnet",
    `Our devnet (founded, permissioned, each answer on disk before it is given) beside a plain \`hardhat node\`, in one run. A ratio\nabove 1 always means that ours is better: ours / stock for what is done in a second, stock / ours for what a client waits.\n${met} of ${all} goals are met.`,
    markdown(HEADING, compared(record)),
    `Measured ${day} in ${seconds} s on ${cores} cores of ${processor}, ${memoryGigabytes} GB, ${system}; load average ${load.before} before and\n${load.after} after, the bench's own load included. Node ${versions.node}, Hardhat ${versions.hardhat}, EDR ${versions.edr}.`,
    "### How it is measured",
    METHOD,
    "### Where the time goes",
    WHERE,
  ].join("\n\n");
}

function held(row: Row): string {
  const goal = goalOfRow(row);
  return goal === undefined ? "" : `${goal.toFixed(1)} ${isMet(row) ? "met" : "missed"}`;
}

function isMet(row: Row): boolean {
  return (row.ratio ?? 0) >= (goalOfRow(row) ?? 0);
}

function figure(value: number): string {
  return value.toLocaleString("en", { maximumSignificantDigits: Math.max(3, String(Math.trunc(value)).length) });
}

const METHOD = [
  "- Both nodes run as processes of their own for the whole of a mode, on chains of the same id with the same contract at the same",
  "  address. What they print goes to `/dev/null`, which costs the stock node's log least; ours writes its log and its chain to disk.",
  "- One client program, a process of its own, sends to both: each client over a connection that it keeps, the next message when",
  "  the last was answered. Rounds go to both in turn, ours first and stock first by turns, each round with the very same signed",
  "  transactions or calls. A figure is the median of the rounds: of the requests a second, and of the p99 of how long messages",
  "  took from sending to the whole answer. Of a batch the message is the batch.",
  "- A transaction posts to a board that is open to all (`contracts/samples/Notice.sol`, about 51,000 gas), from one of 64 accounts.",
  "  Each round ends when the board counts as many posts as were sent, so each is in a block and succeeded. What is included later",
  "  than one block time after the last answer lengthens the round by that much: acceptance alone does not count.",
  "- Between blocks of 1 s a round begins at a block and is long enough for several.",
  "- At once both have the gas limit of 100,000,000 a block. In 1 s blocks the stock node has 10,000,000,000: a block more than half",
  "  full would raise its base fee above what these transactions pay, for ever. Ours keeps 100,000,000, some 1,960 posts a block.",
  "- A call asks the board for one notice.",
  "- `start` is from the start of the process to its first answer. The replay's pace is that of the time which a start on the chain",
  "  after the load takes longer than one on the chain as founded. Memory is the growth of the resident set under the submissions.",
].join("\n");

const WHERE = "TODO";
