import { once } from "node:events";
import { WebSocket } from "ws";
import { z } from "zod";
import { parseJson } from "../../../devnet/json.ts";
import { Answer } from "../helpers/client.ts";
import type { Request, Witness } from "./witness.ts";

const News = z.object({
  method: z.literal("eth_subscription"),
  params: z.object({ subscription: z.string(), result: z.unknown() }),
});
const Answers = z.union([z.array(Answer), Answer.transform((answer) => [answer])]);

/** Asks a node over HTTP, one request alone and several in a batch, and notes what it answers. */
export async function ask(url: string, witness: Witness, ...requests: readonly Request[]): Promise<unknown[]> {
  const calls = requests.map(([method, ...params], id) => ({ jsonrpc: "2.0", id, method, params }));
  const body = JSON.stringify(calls.length === 1 ? calls[0] : calls);
  const response = await fetch(url, { method: "POST", body, headers: { "content-type": "application/json" } });
  const answers = Answers.parse(await response.json());
  if (answers.length !== requests.length) throw new Error(`${requests.length} requests, ${answers.length} answers`);
  for (const [i, request] of requests.entries()) witness.hear(request, Answer.parse(answers[i]));
  return answers.map(({ result }) => result);
}

/** A WebSocket client that notes all it hears, also while nobody waits for it. */
export class SocketCaller {
  readonly #socket: WebSocket;
  readonly #witness: Witness;
  readonly #asked = new Map<unknown, { readonly request: Request; readonly answered: (result: unknown) => void }>();
  readonly #subscriptions = new Map<string, string>();
  readonly #closed: Promise<unknown>;
  #lastId = 0;

  constructor(socket: WebSocket, witness: Witness) {
    this.#socket = socket;
    this.#witness = witness;
    this.#closed = once(socket, "close");
    socket.on("error", () => socket.terminate());
    socket.on("message", (data: Buffer) => this.#hear(parseJson(data.toString("utf8"))));
  }

  static async open(url: string, witness: Witness): Promise<SocketCaller> {
    const socket = new WebSocket(url.replace("http://", "ws://"));
    await once(socket, "open");
    return new SocketCaller(socket, witness);
  }

  /** Sends a request and gives the result, undefined when it is refused; rejects when the connection ends before. */
  ask(...request: Request): Promise<unknown> {
    const [method, ...params] = request;
    const id = (this.#lastId += 1);
    this.#socket.send(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
    const answer = new Promise((answered) => this.#asked.set(id, { request, answered }));
    return Promise.race([answer, this.#closed.then(() => Promise.reject(new Error("the WebSocket closed")))]);
  }

  close(): void {
    this.#socket.terminate();
  }

  #hear(message: unknown): void {
    const news = News.safeParse(message).data?.params;
    if (news !== undefined) return this.#witness.learn(this.#subscriptions.get(news.subscription) ?? "", news.result);
    const answer = Answer.parse(message);
    const asked = this.#asked.get(answer.id);
    if (asked === undefined) return;
    const [method, kind] = asked.request;
    if (method === "eth_subscribe") this.#subscriptions.set(String(answer.result), String(kind));
    this.#witness.hear(asked.request, answer);
    asked.answered(answer.result);
  }
}
