import { awaitBlock, awaitCount } from "./board.ts";
import { calls, submissions } from "./bodies.ts";
import type { Bed } from "./bed.ts";
import { type Case, MEASURES, nameOf } from "./cases.ts";
import type { Client } from "./load.ts";
import type { Row } from "./record.ts";
import { resultsOf } from "./rpc.ts";
import { median, p99, rounded } from "./statistics.ts";
import type { Signer } from "./transactions.ts";

/** How much of a case is measured: requests of a round, and rounds on each side. */
export interface Extent {
  readonly requests: number;
  readonly rounds: number;
}

/** What the rounds of a bed share. */
export interface Bench {
  readonly bed: Bed;
  readonly client: Client;
  readonly signer: Signer;
}

/** Requests a second, and the p99 of the messages' latencies in milliseconds. */
interface Round {
  readonly rate: number;
  readonly p99: number;
}

const SIDES = ["ours", "stock"] as const;

/** Measures a case on both sides in turn, each round with the same messages; the median of the rounds counts. */
export async function measure(bench: Bench, one: Case, { requests, rounds }: Extent): Promise<Row[]> {
  const measured: Record<(typeof SIDES)[number], Round[]> = { ours: [], stock: [] };
  for (let round = 0; round < rounds; round += 1) {
    const { signer, bed } = bench;
    const isCall = one.method === "eth_call";
    const clients = isCall ? calls(bed.board, one, requests) : submissions(signer, one, requests);
    for (const side of round % 2 === 0 ? SIDES : SIDES.toReversed()) {
      measured[side].push(await roundOf(bench, side, one, clients));
    }
  }
  const [ours, stock] = SIDES.map((side) => ({
    rate: median(measured[side].map(({ rate }) => rate)),
    p99: median(measured[side].map((round) => round.p99)),
  }));
  if (ours === undefined || stock === undefined) throw new Error("There are two sides.");
  return [
    rowOf(nameOf(one), MEASURES.rate, ours.rate, stock.rate, ours.rate / stock.rate),
    rowOf(nameOf(one), MEASURES.p99, ours.p99, stock.p99, stock.p99 / ours.p99),
  ];
}

/** What waits longer for its block than any transaction may have to, counts as time of the submission. */
async function roundOf(
  { bed, client, signer }: Bench,
  side: (typeof SIDES)[number],
  { method, blockTime }: Case,
  clients: string[][],
): Promise<Round> {
  const { url } = bed[side];
  if (blockTime > 0) await awaitBlock(url);
  const { seconds, latencies, answers } = await client.run({ url, clients });
  const results = answers.flatMap(resultsOf);
  if (method === "eth_call") {
    if (results.some((result) => result !== results[0] || BigInt(String(result)) === 0n))
      throw new Error("Wrong answer.");
    return { rate: results.length / seconds, p99: p99(latencies) };
  }
  const late = await awaitCount(url, bed.board, signer.signed);
  return { rate: results.length / (seconds + Math.max(0, late - blockTime)), p99: p99(latencies) };
}

function rowOf(name: string, unit: string, ours: number, stock: number, ratio: number): Row {
  return { case: name, unit, ours: rounded(ours), stock: rounded(stock), ratio: Number(ratio.toFixed(2)) };
}
