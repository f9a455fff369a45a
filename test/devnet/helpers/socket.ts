import { once } from "node:events";
import { IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { type ClientOptions, WebSocket } from "ws";
import { z } from "zod";
import type { Devnet } from "../../../devnet/devnet.ts";
import { parseJson } from "../../../devnet/json.ts";
import { Answer, urlOf } from "./client.ts";

const News = z.object({
  method: z.literal("eth_subscription"),
  params: z.strictObject({ subscription: z.string(), result: z.unknown() }),
});
type News = z.infer<typeof News>["params"];

/** A WebSocket client that keeps all it hears. */
export class Client {
  readonly socket: WebSocket;
  /** Answers and batches of answers, in the order in which they came. */
  readonly answers: unknown[] = [];
  readonly news: News[] = [];
  readonly #asked = new Map<unknown, (answer: Answer) => void>();
  readonly #heard = new Set<() => void>();
  #lastId = 0;

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on("message", (data: Buffer) => {
      const message = parseJson(data.toString("utf8"));
      const news = News.safeParse(message);
      if (news.success) this.news.push(news.data.params);
      else this.#keep(message);
      for (const check of this.#heard) check();
    });
  }

  /** Sends one request and waits for its answer. */
  ask(method: string, ...params: unknown[]): Promise<Answer> {
    const id = `ask-${(this.#lastId += 1)}`;
    const answer = new Promise<Answer>((resolve) => this.#asked.set(id, resolve));
    this.socket.send(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
    return answer;
  }

  /** Sends a text as it is and waits for the next answer. */
  async say(text: string): Promise<unknown> {
    const before = this.answers.length;
    this.socket.send(text);
    await this.until(() => this.answers.length > before);
    return this.answers[before];
  }

  async subscribe(...params: unknown[]): Promise<string> {
    return z.string().parse((await this.ask("eth_subscribe", ...params)).result);
  }

  /** Waits until so many pieces of news have come of a subscription, and gives all that have. */
  async heard<T>(subscription: string, count: number, shape: z.ZodType<T>): Promise<T[]> {
    await this.until(() => this.newsOf(subscription).length >= count);
    return this.newsOf(subscription).map((result) => shape.parse(result));
  }

  /** What has come of a subscription so far. */
  newsOf(id: string): unknown[] {
    return this.news.filter(({ subscription }) => subscription === id).map(({ result }) => result);
  }

  /** Waits until the condition holds, which is looked at after every message. */
  until(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const check = (): void => {
        if (!condition()) return;
        this.#heard.delete(check);
        resolve();
      };
      this.#heard.add(check);
      check();
    });
  }

  /** How the connection ended. */
  async ended(): Promise<{ readonly code: number; readonly reason: string }> {
    const [code, reason] = z.tuple([z.number(), z.instanceof(Buffer)]).parse(await once(this.socket, "close"));
    return { code, reason: reason.toString("utf8") };
  }

  #keep(message: unknown): void {
    this.answers.push(message);
    const answer = Answer.safeParse(message).data;
    if (answer !== undefined) this.#asked.get(answer.id)?.(answer);
  }
}

/** The WebSocket address of one of the devnet's endpoints. */
export function socketUrlOf(devnet: Pick<Devnet, "endpoints">, node = 0): string {
  return urlOf(devnet, node).replace("http://", "ws://");
}

/** Opens a WebSocket to one of the devnet's endpoints. */
export async function connect(
  devnet: Pick<Devnet, "endpoints">,
  node = 0,
  options: ClientOptions = {},
): Promise<Client> {
  const socket = new WebSocket(socketUrlOf(devnet, node), options);
  const client = new Client(socket);
  await once(socket, "open");
  return client;
}

/** Asks for a WebSocket and gives the HTTP status and words with which it is refused. */
export async function refusalOf(
  devnet: Pick<Devnet, "endpoints">,
  options: ClientOptions = {},
): Promise<{ readonly status: number | undefined; readonly words: string }> {
  const socket = new WebSocket(socketUrlOf(devnet), options);
  const [, response] = z
    .tuple([z.unknown(), z.custom<IncomingMessage>((value) => value instanceof IncomingMessage)])
    .parse(await once(socket, "unexpected-response"));
  return { status: response.statusCode, words: await text(response) };
}
