import { Agent, request } from "node:http";
import { json } from "node:stream/consumers";
import { expect } from "chai";
import { Wallet, toBeHex } from "ethers";
import { ask, blockAt, signed, urlOf } from "./helpers/client.ts";
import { Mode, WORKSHOP, allocOf, start, stopAll } from "./helpers/network.ts";
import type { Devnet } from "../../devnet/devnet.ts";
import { z } from "zod";

const CLIENTS = 200;
const EACH = 3;
const Result = z.object({ result: z.string() });

/** One who has an account and a connection of its own. */
class Client {
  readonly wallet: Wallet;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 2 });
  readonly #url: string;

  constructor(devnet: Devnet, index: number) {
    this.wallet = new Wallet(toBeHex(index + 1, 32));
    this.#url = urlOf(devnet, index % devnet.endpoints.length);
  }

  async ask(method: string, ...params: unknown[]): Promise<string> {
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
    const answer = await new Promise((resolve, reject) => {
      const options = { agent: this.#agent, method: "POST", headers: { "content-type": "application/json" } };
      const sent = request(this.#url, options, (response) => resolve(json(response)));
      sent.on("error", reject).end(body);
    });
    return Result.parse(answer).result;
  }

  /** Sends transactions and reads between them, all together and the last nonce first. */
  async work(): Promise<string[]> {
    const raws = await Promise.all(Array.from({ length: EACH }, (_, nonce) => signed({ nonce }, this.wallet)));
    const sent = raws.reverse().map((raw) => this.ask("eth_sendRawTransaction", raw));
    await this.ask("eth_getTransactionCount", this.wallet.address, "pending");
    await this.ask("eth_blockNumber");
    return Promise.all(sent);
  }

  close(): void {
    this.#agent.destroy();
  }
}

describe(`devnet: ${CLIENTS} clients at once, each on sockets of its own`, () => {
  afterEach(stopAll);

  for (const [what, options] of [
    ["transactions sealed at once", {}],
    ["a block time", { blockTime: 1 }],
  ] as const) {
    it(`with ${what}, should answer all, and seal each transaction once`, async () => {
      const devnet = await start({ alloc: allocOf({ mode: Mode.byTarget, allowed: WORKSHOP }), ...options });
      const heads: number[] = [];
      devnet.chain.onHead(({ number }) => heads.push(number));
      const clients = Array.from({ length: CLIENTS }, (_, index) => new Client(devnet, index));
      const hashes = (await Promise.all(clients.map((client) => client.work()))).flat();
      while ((await devnet.status()).waiting > 0) await devnet.advance(1);

      const counts = await Promise.all(
        clients.map(({ wallet }) => ask(devnet, "eth_getTransactionCount", wallet.address)),
      );
      expect(counts.map(({ result }) => Number(result))).to.deep.equal(clients.map(() => EACH));
      const numbers = Array.from({ length: devnet.chain.head.number }, (_, i) => i + 1);
      expect(heads).to.deep.equal(numbers);
      const blocks = await Promise.all(numbers.map((number) => blockAt(devnet, `0x${number.toString(16)}`)));
      expect(blocks.flatMap(({ transactions }) => transactions).sort()).to.deep.equal(hashes.sort());
      for (const client of clients) client.close();
    });
  }
});
