import { OPERATIONS, type Operation } from "./operations.ts";
import { cheapest, type Peer } from "./peers.ts";
import type { Row } from "./row.ts";

/** Titles of the cells of {@link comparison}. */
export const HEADING = ["operation", "n", "gas", "best peer", "ratio", "best that does less", "ratio", "goal", "dream"];

/** How the figures stand beside the best peers and the goals, a line for each row. */
export function comparison(rows: readonly Row[], peers: readonly Peer[]): string[][] {
  return OPERATIONS.flatMap((operation) =>
    rows.filter((row) => row.operation === operation.operation).map((row) => cells(row, operation, peers)),
  );
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
  return [operation, grouped(n), grouped(gas), ...beside, held(gas, goals?.[n]?.goal), held(gas, goals?.[n]?.dream)];
}

function held(gas: number, limit: number | undefined): string {
  if (limit === undefined) return "";
  return `${grouped(limit)} ${gas <= limit ? "met" : "missed"}`;
}
