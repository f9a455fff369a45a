import { OPERATIONS, type Operation } from "./operations.ts";
import { cheapest, type Peer } from "./peers.ts";
import type { Row } from "./row.ts";

/** Titles of the cells of {@link comparison}. */
export const HEADING = ["operation", "n", "gas", "best peer", "ratio", "best that does less", "ratio", "goal", "dream"];

/** How the figures stand beside the best peers and the goals: a line for each size, or one where they are the same at all. */
export function comparison(rows: readonly Row[], peers: readonly Peer[]): string[][] {
  return OPERATIONS.flatMap((operation) => {
    const own = rows.filter((row) => row.operation === operation.operation);
    const lines = own.map((row) => [operation.operation, grouped(row.n), ...cells(row, operation, peers)]);
    const isFlat = own.length > 1 && lines.every((line) => line.slice(2).join() === lines[0]?.slice(2).join());
    const [[name = "", , ...same] = []] = lines;
    return isFlat ? [[name, flat(own.map(({ n }) => n)), ...same]] : lines;
  });
}

/** How many goals and dreams of all sizes there are, and how many are met. */
export function score(rows: readonly Row[]): Record<"goal" | "dream", { readonly met: number; readonly all: number }> {
  const count = (limit: "goal" | "dream") => {
    const set = OPERATIONS.flatMap(({ goals = {} }) => Object.values(goals)).filter(
      (goal) => goal[limit] !== undefined,
    );
    const over = OPERATIONS.flatMap((operation) => missed(operation, rows)[limit]);
    return { met: set.length - over.length, all: set.length };
  };
  return { goal: count("goal"), dream: count("dream") };
}

/** Sizes at which something is the same: `flat, 10 to 10,000`. */
export function flat(sizes: readonly number[]): string {
  return `flat, ${grouped(Math.min(...sizes))} to ${grouped(Math.max(...sizes))}`;
}

/** The sizes at which an operation costs more than its goal, and than its dream. */
export function missed({ operation, goals }: Operation, rows: readonly Row[]) {
  const own = rows.filter((row) => row.operation === operation);
  const over = (limit: "goal" | "dream") =>
    own.filter(({ n, gas }) => gas > (goals?.[n]?.[limit] ?? Number.POSITIVE_INFINITY)).map(({ n }) => n);
  return { goal: over("goal"), dream: over("dream") };
}

/** 12345 as `12,345`. */
export function grouped(value: number): string {
  return value.toLocaleString("en");
}

function cells({ operation, n, gas }: Row, { goals }: Operation, peers: readonly Peer[]): string[] {
  const beside = [false, true].flatMap((doesLess) => {
    const price = cheapest(peers, operation, n, doesLess);
    return price === undefined ? ["", ""] : [`${price.peer} ${grouped(price.gas)}`, (gas / price.gas).toFixed(2)];
  });
  return [grouped(gas), ...beside, held(gas, goals?.[n]?.goal), held(gas, goals?.[n]?.dream)];
}

function held(gas: number, limit: number | undefined): string {
  if (limit === undefined) return "";
  return `${grouped(limit)} ${gas <= limit ? "met" : "missed"}`;
}
