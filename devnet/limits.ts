/** What callers may ask of one node and hold on to there. Whatever exceeds a limit is refused with its name. */
export interface Limits {
  /** Bytes of one message: `--rpc-http-max-request-content-length` of Besu. */
  readonly messageBytes: number;
  /** Requests in one batch: `--rpc-http-max-batch-size` of Besu. */
  readonly batchRequests: number;
  /** Lists and objects within each other in one message; what the methods take needs 7. */
  readonly jsonDepth: number;
  /** Characters that the answer to a request, or all to a batch, hold: `--rpc.batch-response-max-size` of Geth. */
  readonly answerCharacters: number;
  /** Connections of all kinds at a time. */
  readonly connections: number;
  /** Requests of one connection that wait for their answer; they are answered one after the other. */
  readonly pipelined: number;
  /** Bytes of the messages that come in over HTTP at a time, and of all long answers until they are read. */
  readonly heldBytes: number;
  /** WebSockets among them. */
  readonly webSockets: number;
  /** Milliseconds in which a request must come whole. */
  readonly requestMilliseconds: number;
  /** Milliseconds in which an answer over HTTP must be read; then its connection is cut. */
  readonly readMilliseconds: number;
  /** Bytes that wait for the client of one WebSocket to read them; it is cut off when there are more. */
  readonly unreadBytes: number;
  /** Subscriptions of one WebSocket. */
  readonly subscriptions: number;
  /** Filters of all clients together. */
  readonly filters: number;
  /** Milliseconds that a filter lives which nobody asks. */
  readonly filterMilliseconds: number;
  /** Blocks that the last block of a question about logs comes after its first: `--rpc-max-logs-range` of Besu. */
  readonly logBlocks: number;
  /** Blocks of one fee history, as many as in Geth and Besu. */
  readonly feeBlocks: number;
  /**
   * Gas of one transaction, or of one call that is tried: the cap of EIP-7825. The simulator keeps about 100 bytes for
   * every gas that a tight loop uses, until the call has ended; of a call within it the whole input, however little it
   * costs to pass a large memory on again and again.
   */
  readonly gas: bigint;
  /** Milliseconds in which a call that is tried must get its turn and end; `--rpc.evmtimeout` of Geth gives it 5 s alone. */
  readonly callMilliseconds: number;
}

/** The limits of every node, unless a test sets others. */
export const LIMITS: Limits = {
  messageBytes: 5 * 1_024 * 1_024,
  batchRequests: 1_024,
  jsonDepth: 64,
  answerCharacters: 25_000_000,
  connections: 1_024,
  pipelined: 64,
  heldBytes: 256 * 1_024 * 1_024,
  webSockets: 512,
  requestMilliseconds: 10_000,
  readMilliseconds: 60_000,
  unreadBytes: 16 * 1_024 * 1_024,
  subscriptions: 128,
  filters: 256,
  filterMilliseconds: 5 * 60_000,
  logBlocks: 5_000,
  feeBlocks: 1_024,
  gas: 2n ** 24n,
  callMilliseconds: 10_000,
};
