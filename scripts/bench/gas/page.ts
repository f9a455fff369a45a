import { comparison, flat, grouped, HEADING, missed, score } from "./comparison.ts";
import { OPERATIONS } from "./operations.ts";
import type { Peer } from "./peers.ts";
import type { Row } from "./row.ts";
import { markdown } from "../markdown.ts";

/** The gas part of `bench/README.md`, which nothing but the recorded figures decides. */
export function gasPart(rows: readonly Row[], peers: readonly Peer[]): string {
  const { goal, dream } = score(rows);
  return [
    "## Gas",
    `${goal.met} of ${goal.all} goals, one for each size, are met, and ${dream.met} of the ${dream.all} dreams, which are stricter figures for the same.`,
    markdown(HEADING, comparison(rows, peers)),
    "A ratio is our gas to the peer's. The best peer is the cheapest that does about as much; beside it stands the cheapest of\n" +
      "those that leave something out, named below. Flat means that the figure is the same at every size.",
    "### Missed, and why",
    misses(rows),
    "### What is measured",
    METHOD,
    markdown(
      ["operation", "n counts", "measured"],
      OPERATIONS.map(({ operation, counts, measures }) => [operation, counts, measures]),
    ),
    "### Peers",
    "From `peers.json`. Each was compiled from its own source and measured in the same way on the same chain. What a decision of\n" +
      "theirs executes writes one fresh word, about 25,000, unless its row names another; ours, a suspension, is about 28,000.",
    markdown(["operation", "peer", "source", "measured", "compiler", "gas by n", "leaves out"], peers.map(peerCells)),
  ].join("\n\n");
}

const METHOD = [
  "- Hardhat's in-process chain, rules of `cancun`, the compiler settings of `hardhat.config.ts`: `VIA_IR` says what is compiled",
  "  through Yul and for how many runs. The peers: optimizer at 200 runs, not through Yul.",
  "- A transaction costs `receipt.gasUsed`: 21,000, calldata and execution, less refunds.",
  "- A question costs what a contract that asks it sees: `gasleft()` around one static call with a payload of 68 bytes, less that",
  "  of a call to an address that stops at once. The address is warm, every other contract and word is cold.",
  "- Decisions and orders are measured in their second round, when counters have been written before.",
].join("\n");

function misses(rows: readonly Row[]): string {
  const lines = OPERATIONS.flatMap((operation) => {
    const { goal, dream } = missed(operation, rows);
    const sizes = rows.filter((row) => row.operation === operation.operation).map(({ n }) => n);
    const what = [over("goal", goal, sizes), over("dream", dream, sizes)].filter((part) => part !== "").join("; ");
    return what === "" ? [] : [`- \`${operation.operation}\`, ${what}: ${operation.short ?? "not looked into yet"}.`];
  });
  return lines.length === 0 ? "Nothing." : lines.join("\n");
}

function over(limit: string, sizes: readonly number[], all: readonly number[]): string {
  if (sizes.length === 0) return "";
  return sizes.length === all.length ? `${limit} at every n` : `${limit} at n = ${sizes.map(grouped).join(", ")}`;
}

function peerCells({ operation, peer, source, measured, compiler, gas, lacks = "" }: Peer): string[] {
  return [operation, peer, source, measured, compiler, figuresOf(Object.entries(gas)), lacks];
}

function figuresOf(gas: readonly (readonly [string, number])[]): string {
  const [[, first = 0] = []] = gas;
  const isFlat = gas.length > 1 && gas.every(([, figure]) => figure === first);
  if (isFlat) return `${flat(gas.map(([n]) => Number(n)))}: ${grouped(first)}`;
  return gas.map(([n, figure]) => `${grouped(Number(n))}: ${grouped(figure)}`).join("<br>");
}
