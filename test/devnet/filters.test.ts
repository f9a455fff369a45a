import { expect } from "chai";
import { Interface } from "ethers";
import { z } from "zod";
import type { Devnet } from "../../devnet/devnet.ts";
import { LIMITS } from "../../devnet/limits.ts";
import { filters } from "../../devnet/gateway/methods/filters.ts";
import { type Answer, ask, signed } from "./helpers/client.ts";
import { BELL, start, stopAll } from "./helpers/network.ts";

const bell = new Interface(["function ring(uint256)"]);
const NOT_FOUND = -32000;

describe("devnet: filters", () => {
  let devnet: Devnet;
  let nonce: number;
  beforeEach(async () => {
    devnet = await start({ blockPeriod: 60 });
    nonce = 0;
  });
  afterEach(stopAll);

  const create = async (method: string, ...params: unknown[]): Promise<string> =>
    z.string().parse((await ask(devnet, method, ...params)).result);
  const changesOf = async (id: string): Promise<unknown[]> =>
    z.array(z.unknown()).parse((await ask(devnet, "eth_getFilterChanges", id)).result);
  const ring = async (strokes: number): Promise<void> => {
    const raw = await signed({ to: BELL, data: bell.encodeFunctionData("ring", [strokes]), nonce: nonce++ });
    expect((await ask(devnet, "eth_sendRawTransaction", raw)).error).to.equal(undefined);
  };

  describe("of logs", () => {
    it("should give those that came since it was last asked, and all of them", async () => {
      await ring(1);
      const id = await create("eth_newFilter", { address: BELL });
      await ring(2);
      expect(await changesOf(id)).to.have.length(2);
      await ring(1);
      expect(await changesOf(id)).to.have.length(1);
      expect(await changesOf(id)).to.have.length(0);
      expect((await ask(devnet, "eth_getFilterLogs", id)).result).to.have.length(3);
    });

    it("should refuse what eth_getLogs refuses", async () => {
      const { error } = await ask(devnet, "eth_newFilter", { address: "0x12" });
      expect(error?.code).to.equal(-32602);
      expect(error?.message).to.include("eth_newFilter: parameter 1 (filter), address, must be an address");
    });
  });

  describe("of blocks", () => {
    it("should give the hash of each block since it was last asked", async () => {
      const id = await create("eth_newBlockFilter");
      await devnet.advance(60);
      await devnet.advance(60);
      expect(await changesOf(id)).to.have.length(2);
    });

    it("should have no logs", async () => {
      const id = await create("eth_newBlockFilter");
      const { error } = await ask(devnet, "eth_getFilterLogs", id);
      expect(error?.code).to.equal(-32602);
      expect(error?.message).to.include("follows blocks, not logs");
    });
  });

  it("should seal no block when they are asked on an idle chain", async () => {
    const idle = await start();
    const { result: id } = await ask(idle, "eth_newBlockFilter");
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect((await ask(idle, "eth_getFilterChanges", id)).result).to.deep.equal([]);
    expect(idle.chain.head.number).to.equal(0);
  });

  it("should be known to their own node alone", async () => {
    const id = await create("eth_newBlockFilter");
    const second = { endpoints: devnet.endpoints.slice(1) };
    expect((await ask(second, "eth_getFilterChanges", id)).error?.code).to.equal(NOT_FOUND);
    expect((await ask(second, "eth_uninstallFilter", id)).result).to.equal(false);
    expect(await changesOf(id)).to.deep.equal([]);
  });

  for (const question of ["eth_getFilterChanges", "eth_getFilterLogs"]) {
    it(`should answer ${question} of none in Besu's code, and of one that was ended`, async () => {
      const words = (id: string): Answer["error"] => ({ code: NOT_FOUND, message: `Filter not found: ${id}.` });
      expect((await ask(devnet, question, "0x99")).error).to.deep.equal(words("0x99"));
      const id = await create("eth_newFilter", {});
      expect((await ask(devnet, "eth_uninstallFilter", id)).result).to.equal(true);
      expect((await ask(devnet, "eth_uninstallFilter", id)).result).to.equal(false);
      expect((await ask(devnet, question, id)).error).to.deep.equal(words(id));
    });
  }

  it("should be as many as a node holds, however many ask at once, and one again when one has ended", async () => {
    const asked = Array.from({ length: LIMITS.filters + 5 }, () => ask(devnet, "eth_newBlockFilter"));
    const answers = await Promise.all(asked);
    const refused = answers.flatMap(({ error }) => (error === undefined ? [] : [error]));
    expect(refused).to.have.length(5);
    for (const { code, message } of refused) {
      expect(code).to.equal(-32005);
      expect(message).to.include(`at most ${LIMITS.filters} filters`);
    }
    const second = { endpoints: devnet.endpoints.slice(1) };
    expect((await ask(second, "eth_newBlockFilter")).error).to.equal(undefined);
    await ask(devnet, "eth_uninstallFilter", answers.find(({ error }) => error === undefined)?.result);
    await create("eth_newBlockFilter");
  });

  it("should be forgotten when nobody asked for a while, and make room", async () => {
    let now = 0;
    const { handle } = filters({ ...devnet, limits: LIMITS }, () => now);
    const made = Array.from({ length: LIMITS.filters }, () => handle("eth_newBlockFilter", []));
    const [kept, forgotten] = await Promise.all(made);
    now = LIMITS.filterMilliseconds;
    expect(await handle("eth_getFilterChanges", [kept])).to.deep.equal([]);
    now += 1;
    expect(await handle("eth_getFilterChanges", [kept])).to.deep.equal([]);
    expect(await handle("eth_getFilterChanges", [forgotten]).catch(String)).to.include("Filter not found");
    expect(await handle("eth_newBlockFilter", [])).to.be.a("string");
    expect(await devnet.chain.request("eth_uninstallFilter", [forgotten])).to.equal(false);
  });
});
