import { z } from "zod";

/** What may be asked of a running devnet: one JSON document a line, one reply a line. */
export const ControlCommand = z.union([
  z.strictObject({ advance: z.number() }),
  z.strictObject({ status: z.literal(true) }),
  z.strictObject({ stop: z.literal(true) }),
]);
export type ControlCommand = z.infer<typeof ControlCommand>;

/** One node's JSON-RPC endpoint. */
export const Endpoint = z.object({ name: z.string(), url: z.string() });
export type Endpoint = z.infer<typeof Endpoint>;

/** An endpoint, and whether it answers callers. */
const EndpointState = Endpoint.extend({
  state: z.enum(["open", "closed"]),
  /** Why it is closed; null while it is open. */
  reason: z.nullable(z.string()),
});

/** What a running devnet says about itself. Times are the chain's, in seconds since 1970. */
export const DevnetStatus = z.object({
  chainId: z.number(),
  endpoints: z.array(EndpointState),
  head: z.object({ number: z.number(), timestamp: z.number() }),
  now: z.number(),
  /** Accepted transactions that are in no block yet. */
  waiting: z.number(),
  /** Seconds between two blocks; null when transactions are sealed at once. */
  blockTime: z.nullable(z.number()),
  /** Transactions of callers that were accepted since the start. */
  accepted: z.number(),
  /** Those that were refused, by reason. */
  refused: z.record(z.string(), z.number()),
  /** How long callers waited for what became of a transaction, in milliseconds; null while there was none. */
  latency: z.nullable(z.object({ p50: z.number(), p99: z.number() })),
  /** Size of the journal. */
  journalBytes: z.number(),
  /** Where metrics and health are served; null when they are not. */
  metricsUrl: z.nullable(z.string()),
});
export type DevnetStatus = z.infer<typeof DevnetStatus>;

/** The reply to a command: the devnet's state after it, that it ends, or why the command was refused. */
export const ControlReply = z.union([
  z.object({ status: DevnetStatus }),
  z.object({ stopping: z.literal(true) }),
  z.object({ error: z.string() }),
]);
export type ControlReply = z.infer<typeof ControlReply>;
