import { Counter, Gauge, Histogram, Registry } from "prom-client";
import { addProcessMetrics } from "./processMetrics.ts";
import type { RefusalReason } from "./refusalReason.ts";
import type { Tally } from "./tally.ts";

/** What is read of a devnet when somebody asks for its metrics. */
export interface Readings {
  readonly head: { readonly number: number; readonly timestamp: number };
  /** The chain's time, in seconds since 1970. */
  readonly now: number;
  /** Accepted transactions that are in no block yet. */
  readonly waiting: number;
  readonly journalBytes: number;
  /** Open connections of all nodes. */
  readonly connections: number;
  /** Lines that the log could not take. */
  readonly logLinesLost: number;
}

/** The label of every method that is not served: callers name as many as they like. */
const OTHER = "other";

const BUCKETS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

const GAUGES: readonly (readonly [name: string, help: string, valueOf: (readings: Readings) => number])[] = [
  ["concordat_head_block_number", "Number of the newest block.", ({ head }) => head.number],
  [
    "concordat_head_age_seconds",
    "Age of the newest block by the chain's clock, in seconds.",
    ({ head, now }) => now - head.timestamp,
  ],
  ["concordat_transactions_waiting", "Accepted transactions that are in no block yet.", ({ waiting }) => waiting],
  ["concordat_journal_size_bytes", "Size of the journal, in bytes.", ({ journalBytes }) => journalBytes],
  ["concordat_connections_open", "Open connections of all nodes.", ({ connections }) => connections],
  [
    "concordat_log_lines_lost",
    "Lines that the log could not take since the start.",
    ({ logLinesLost }) => logLinesLost,
  ],
];

/** The metrics of one devnet, in a registry of their own. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #methods: ReadonlySet<string>;
  readonly #durations: Histogram<"method">;
  readonly #refusals: Counter<"reason">;
  readonly #read: () => Promise<Readings | undefined>;
  /** None before the first reading: a chain that is not there yet has no height 0. */
  #gauges: Gauge[] | undefined;
  #text: Promise<string> | undefined;

  /**
   * @param methods those that are served, each of which has a label
   * @param read undefined while there is no chain yet
   */
  constructor(methods: ReadonlySet<string>, tally: Tally, read: () => Promise<Readings | undefined>) {
    this.#methods = methods;
    this.#read = read;
    const registers = [this.#registry];
    this.#durations = new Histogram({
      name: "concordat_request_duration_seconds",
      help: "Time until a request was answered or refused, in seconds.",
      labelNames: ["method"],
      buckets: BUCKETS_SECONDS,
      registers,
    });
    this.#refusals = new Counter({
      name: "concordat_requests_refused_total",
      help: "Requests of all methods that were refused.",
      labelNames: ["reason"],
      registers,
    });
    addTally(registers, tally);
    addProcessMetrics(this.#registry);
  }

  /** What the text of {@link scrape} is, as Prometheus wants it said. */
  get contentType(): string {
    return this.#registry.contentType;
  }

  /** Counts one request that was answered, or refused for a reason. */
  count(method: string, milliseconds: number, refused?: RefusalReason): void {
    this.#durations.observe({ method: this.#methods.has(method) ? method : OTHER }, milliseconds / 1_000);
    if (refused !== undefined) this.#refusals.inc({ reason: refused });
  }

  /** All metrics in the text format of Prometheus; those who ask at one time get one answer. */
  scrape(): Promise<string> {
    this.#text ??= this.#collect().finally(() => {
      this.#text = undefined;
    });
    return this.#text;
  }

  async #collect(): Promise<string> {
    const readings = await this.#read();
    if (readings !== undefined) {
      this.#gauges ??= GAUGES.map(([name, help]) => new Gauge({ name, help, registers: [this.#registry] }));
      for (const [i, [, , valueOf]] of GAUGES.entries()) this.#gauges[i]?.set(valueOf(readings));
    }
    return this.#registry.metrics();
  }
}

function addTally(registers: Registry[], tally: Tally): void {
  new Counter({
    name: "concordat_transactions_accepted_total",
    help: "Transactions that the devnet accepted from callers.",
    registers,
    collect() {
      this.reset();
      this.inc(tally.accepted);
    },
  });
  new Counter({
    name: "concordat_transactions_refused_total",
    help: "Transactions that the devnet refused.",
    labelNames: ["reason"],
    registers,
    collect() {
      this.reset();
      for (const [reason, count] of tally.refused) this.inc({ reason }, count);
    },
  });
}
