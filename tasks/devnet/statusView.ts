import type { DevnetStatus } from "../../devnet/folder/controlProtocol.ts";
import { formatDuration } from "../../lib/duration.ts";
import { count, date, fileSize, pairs, table } from "../../lib/format.ts";
import type { Report } from "../../lib/report.ts";

/** How much happened between two looks, a second of real time. */
export interface Rates {
  readonly blocks: number;
  readonly transactions: number;
}

/** @param seconds of real time between the two */
export function ratesBetween(before: DevnetStatus, after: DevnetStatus, seconds: number): Rates {
  return {
    blocks: Math.max(0, after.head.number - before.head.number) / seconds,
    transactions: Math.max(0, after.accepted - before.accepted) / seconds,
  };
}

/** Head, time, blocks, what became of transactions, and the endpoints of a devnet. */
export function statusReport(status: DevnetStatus): Report<DevnetStatus> {
  const { now, head, blockTime, waiting, accepted, journalBytes, metricsUrl } = status;
  const pace = blockTime === null ? "Transactions are sealed at once" : `A block every ${formatDuration(blockTime)}`;
  const text = [
    `The devnet runs. It is ${date(now)}, block ${head.number}. ${pace}; ${count(waiting, "transaction")} waiting.`,
    `Since its start: ${accepted} accepted, refused ${refusedWords(status)}. The journal holds ${fileSize(journalBytes)}.`,
    ...(metricsUrl === null ? [] : [`Metrics: ${metricsUrl}/metrics, health: ${metricsUrl}/healthz.`]),
  ];
  return { data: status, text: [...text, "", endpointTable(status)].join("\n") };
}

/** All that is watched of a devnet, for a terminal. */
export function statusScreen(status: DevnetStatus, rates: Rates): string {
  const { now, head, waiting, accepted, journalBytes, metricsUrl } = status;
  const facts = pairs([
    ["time", date(now)],
    ["head", `block ${head.number}, ${formatDuration(now - head.timestamp)} old`],
    ["rate", `${perSecond(rates.blocks)} blocks, ${perSecond(rates.transactions)} transactions a second`],
    ["waiting", count(waiting, "transaction")],
    ["accepted", String(accepted)],
    ["refused", refusedWords(status)],
    ["submission", latencyWords(status)],
    ["journal", fileSize(journalBytes)],
    ["metrics", metricsUrl === null ? "not served" : `${metricsUrl}/metrics`],
  ]);
  return [facts, "", endpointTable(status)].join("\n");
}

/** What can change by more than the passing of time, in one line. */
export function statusLine(status: DevnetStatus): string {
  const { head, waiting, accepted, journalBytes, endpoints } = status;
  const closed = endpoints.filter(({ state }) => state === "closed").map(({ name }) => name);
  return [
    `block ${head.number}`,
    `${waiting} waiting`,
    `${accepted} accepted`,
    `refused ${refusedWords(status)}`,
    `submission ${latencyWords(status)}`,
    `journal ${fileSize(journalBytes)}`,
    ...(closed.length === 0 ? [] : [`closed ${closed.join(", ")}`]),
  ].join("; ");
}

/** The endpoints with their states, and below them why one is closed. */
function endpointTable({ endpoints }: DevnetStatus): string {
  const where = table(
    ["node", "endpoint", "state"],
    endpoints.map(({ name, url, state }) => [name, url, state]),
  );
  const why = endpoints.flatMap(({ reason }) => (reason === null ? [] : [`Closed: ${reason}.`]));
  return [where, ...(why.length === 0 ? [] : ["", ...why])].join("\n");
}

/** `3 (2 sender not authorized, 1 nonce too low)`. */
function refusedWords({ refused }: DevnetStatus): string {
  const reasons = Object.entries(refused).sort(([, a], [, b]) => b - a);
  const all = reasons.reduce((sum, [, number]) => sum + number, 0);
  const each = reasons.map(([reason, number]) => `${number} ${reason.replaceAll("_", " ")}`);
  return all === 0 ? "0" : `${all} (${each.join(", ")})`;
}

function latencyWords({ latency }: DevnetStatus): string {
  return latency === null ? "none yet" : `p50 ${milliseconds(latency.p50)}, p99 ${milliseconds(latency.p99)}`;
}

function milliseconds(time: number): string {
  return `${time.toFixed(time < 10 ? 1 : 0)} ms`;
}

function perSecond(rate: number): string {
  return rate.toFixed(1);
}
