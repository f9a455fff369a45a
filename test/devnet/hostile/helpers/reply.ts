import { z } from "zod";
import { parseJson } from "../../../../devnet/json.ts";
import { LAST_ID } from "./good.ts";
import { readFrames } from "./frames.ts";

const Answer = z
  .strictObject({
    jsonrpc: z.literal("2.0"),
    id: z.union([z.string(), z.number(), z.null()]),
    result: z.unknown().optional(),
    error: z.strictObject({ code: z.int(), message: z.string(), data: z.string().optional() }).optional(),
  })
  .refine((answer) => "result" in answer !== "error" in answer);

/** A JSON-RPC 2.0 answer and nothing else. */
export type Answer = z.infer<typeof Answer>;

/** What a node said on one connection until it ended. */
export interface Reply {
  /** Of each HTTP answer, in their order. */
  readonly statuses: readonly number[];
  /** The JSON-RPC messages, by HTTP or WebSocket: one answer, or the list that answers a batch. */
  readonly messages: readonly (Answer | readonly Answer[])[];
  /** With which code it closed the WebSocket. */
  readonly closeCode?: number | undefined;
  /** Extensions of WebSocket that it agreed to. */
  readonly extensions?: string | undefined;
}

interface HttpAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
  readonly rest: Buffer;
}

const HEAD = /^HTTP\/1\.1 ([1-5]\d\d) [\w -]+\r\n((?:[\w-]+: [^\r\n]*\r\n)*)\r\n$/;
const BODYLESS: ReadonlySet<number> = new Set([204, 304]);
const SWITCHED = 101;
const OK = 200;

/**
 * Reads all that came on a connection.
 * @throws Error when it is anything but whole HTTP answers, WebSocket frames and JSON-RPC answers
 */
export function readReply(bytes: Buffer): Reply {
  const statuses: number[] = [];
  const messages: Reply["messages"][number][] = [];
  let rest = bytes;
  while (rest.length > 0) {
    const answer = readHttp(rest);
    statuses.push(answer.status);
    rest = answer.rest;
    if (answer.headers.get("content-type") === "application/json")
      messages.push(readAnswer(answer.body.toString("utf8")));
    if (answer.status !== SWITCHED) continue;
    const { texts, closeCode } = readFrames(rest);
    messages.push(...texts.map(readAnswer).filter((message) => !isLast(message)));
    return { statuses, messages, closeCode, extensions: answer.headers.get("sec-websocket-extensions") };
  }
  return { statuses, messages };
}

function readHttp(bytes: Buffer): HttpAnswer {
  const end = bytes.indexOf("\r\n\r\n") + 4;
  const [, status, lines] = HEAD.exec(bytes.toString("latin1", 0, end)) ?? [];
  if (status === undefined || lines === undefined) throw new Error("The node answered what is not HTTP.");
  const headers = new Map(
    [...lines.matchAll(/([\w-]+): ([^\r\n]*)/g)].map(([, name = "", value = ""]) => [name.toLowerCase(), value]),
  );
  const head = { status: Number(status), headers };
  const behind = bytes.subarray(end);
  if (head.status < OK || BODYLESS.has(head.status)) return { ...head, body: Buffer.alloc(0), rest: behind };
  if (headers.get("transfer-encoding") === "chunked") return { ...head, ...readChunks(behind) };
  const length = Number(headers.get("content-length") ?? behind.length);
  if (behind.length < length) throw new Error("The node broke off in its answer.");
  return { ...head, body: behind.subarray(0, length), rest: behind.subarray(length) };
}

function readChunks(bytes: Buffer): Pick<HttpAnswer, "body" | "rest"> {
  const chunks: Buffer[] = [];
  let rest = bytes;
  for (;;) {
    const line = rest.indexOf("\r\n");
    const size = Number.parseInt(rest.toString("latin1", 0, line), 16);
    const next = line + 2 + size + 2;
    if (line < 1 || Number.isNaN(size) || rest.length < next) throw new Error("The node broke off in its answer.");
    chunks.push(rest.subarray(line + 2, next - 2));
    rest = rest.subarray(next);
    if (size === 0) return { body: Buffer.concat(chunks), rest };
  }
}

function readAnswer(text: string): Reply["messages"][number] {
  const message = parseJson(text);
  return Array.isArray(message) ? message.map(checked) : checked(message);
}

function isLast(message: Reply["messages"][number]): boolean {
  return "id" in message && message.id === LAST_ID;
}

function checked(message: unknown): Answer {
  const { data } = Answer.safeParse(message);
  if (data === undefined) throw new Error(`The node answered what is not JSON-RPC 2.0: ${JSON.stringify(message)}`);
  return data;
}
