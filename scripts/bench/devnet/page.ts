import { CASES, MEASURES, goalOf, nameOf } from "./cases.ts";
import { METHOD, WHERE } from "./words.ts";
import type { DevnetRecord, Row } from "./record.ts";
import { markdown } from "../markdown.ts";

/** Titles of the cells of {@link compared}. */
export const HEADING = ["case", "unit", "ours", "stock", "ratio", "goal"];

/** What a row is to reach; undefined when it only reports. */
function goalOfRow({ case: name, unit }: Row): number | undefined {
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
