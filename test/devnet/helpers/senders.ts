import { once } from "node:events";
import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";
import { type Wallet, keccak256 } from "ethers";
import { WebSocket } from "ws";
import { z } from "zod";
import { Answer, signed } from "./client.ts";

/** A connection of one client. */
interface Channel {
  /** Sends a message and gives the one that comes back, undefined when the connection was closed instead. */
  say(message: string): Promise<string | undefined>;
  close(): void;
}

/** One connection that is kept open. */
export function overHttp(url: string): Promise<Channel> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return Promise.resolve({
    say: (message) =>
      new Promise((resolve) => {
        const headers = { "content-type": "application/json" };
        const sent = request(url, { agent, method: "POST", headers }, (response) => {
          text(response).then(resolve, () => resolve(undefined));
        });
        sent.on("error", () => resolve(undefined)).end(message);
      }),
    close: () => agent.destroy(),
  });
}

export async function overWebSocket(url: string): Promise<Channel> {
  const socket = new WebSocket(url.replace("http://", "ws://"));
  await once(socket, "open");
  const closed = once(socket, "close").then(() => undefined);
  socket.on("error", () => undefined);
  return {
    async say(message) {
      const answered = once(socket, "message").then(([data]) => String(data));
      answered.catch(() => undefined);
      socket.send(message);
      return Promise.race([answered, closed]);
    },
    close: () => socket.terminate(),
  };
}

/** One who sends transactions of its own, message after message, until one is refused or the connection ends. */
export class Sender {
  /** The hashes of those that were answered with their hash. */
  readonly accepted: string[] = [];
  /** In what words the others were refused. */
  readonly refused: string[] = [];
  readonly wallet: Wallet;
  readonly #channel: Channel;
  readonly #each: number;

  /** @param each transactions in a message; one goes without a batch */
  constructor(wallet: Wallet, channel: Channel, each = 1) {
    this.wallet = wallet;
    this.#channel = channel;
    this.#each = each;
  }

  /** @throws Error when something else is answered than what was asked */
  async work(): Promise<void> {
    while (this.refused.length === 0 && (await this.#send()));
    this.#channel.close();
  }

  async #send(): Promise<boolean> {
    const nonces = Array.from({ length: this.#each }, (_, i) => this.accepted.length + i);
    const raws = await Promise.all(nonces.map((nonce) => signed({ nonce }, this.wallet)));
    const requests = raws.map((raw, id) => ({ jsonrpc: "2.0", id, method: "eth_sendRawTransaction", params: [raw] }));
    const said = await this.#channel.say(JSON.stringify(this.#each === 1 ? requests[0] : requests));
    if (said === undefined) return false;
    const answers = z.array(Answer).parse([JSON.parse(said)].flat());
    if (answers.length !== this.#each) throw new Error(`${answers.length} answers to ${this.#each} requests.`);
    for (const [i, raw] of raws.entries()) this.#take(answers[i], i, keccak256(raw));
    return true;
  }

  #take(answer: Answer | undefined, id: number, hash: string): void {
    if (answer?.id !== id) throw new Error(`An answer to another request than ${id}.`);
    if (answer.error !== undefined) this.refused.push(answer.error.message);
    else if (answer.result === hash && this.refused.length === 0) this.accepted.push(hash);
    else throw new Error(`${String(answer.result)} instead of ${hash}.`);
  }
}
