import { expect } from "chai";
import { z } from "zod";
import { ask, signed, statusOf } from "../helpers/client.ts";
import { WORKSHOP, member, stopAll, temporaryFolder } from "../helpers/network.ts";
import { type Client, connect } from "../helpers/socket.ts";
import { SEED, throwAll } from "./helpers/campaign.ts";
import { Dice } from "./helpers/dice.ts";
import { RIGHT } from "./helpers/good.ts";
import { HeldOpen } from "./helpers/heldOpen.ts";
import { type Target, startTarget } from "./helpers/target.ts";
import { disguises } from "./inputs/disguises.ts";
import { handshakes } from "./inputs/handshakes.ts";
import { httpBodies } from "./inputs/httpBodies.ts";
import { httpHeads } from "./inputs/httpHeads.ts";
import { jsonTexts } from "./inputs/jsonTexts.ts";
import { messages } from "./inputs/messages.ts";
import { parameters } from "./inputs/parameters.ts";
import { pipelines } from "./inputs/pipelines.ts";
import { rawBytes } from "./inputs/rawBytes.ts";
import { MAY_BE_IN_BLOCKS, transactions } from "./inputs/transactions.ts";
import { webSocketFrames } from "./inputs/webSocketFrames.ts";

/** By which nobody is to change anything, so that the chain is as it was before. */
const HARMLESS = [
  rawBytes,
  httpHeads,
  httpBodies,
  pipelines,
  jsonTexts,
  messages,
  disguises,
  parameters,
  handshakes,
  webSocketFrames,
];

const HELD_OPEN = 200;
const ALL = 10_000;

/** What reads of callers, and the questions of nodes to the ingress, ask of the chain. */
const READS = /^(eth_(?!send|sign)|net_|web3_)/;

/** Bytes by which the collected heap may differ from one moment to another, whatever happens between them. */
const FLAT = 8 * 1_024 * 1_024;

/** The bystander's. */
const OWN_SOCKETS = 1;

const SECONDS_OFF = 5;
const COUNT = "0x06661abd";

describe(`devnet: ${ALL} hostile inputs (HOSTILE_SEED=${SEED})`, () => {
  let target: Target;
  let devnet: { readonly endpoints: readonly { readonly name: string; readonly url: string }[] };
  let bystander: Client;
  let held: HeldOpen;
  let earlier: Awaited<ReturnType<Target["memory"]>>;
  const own = new Set<string>();

  before(async () => {
    target = await startTarget(await temporaryFolder());
    devnet = { endpoints: target.ports.map((port) => ({ name: String(port), url: `http://127.0.0.1:${port}` })) };
    bystander = await connect(devnet, 1);
    held = new HeldOpen(target.ports[0], HELD_OPEN, new Dice(SEED, "held-open"));
  });

  after(async () => {
    held.leave();
    bystander.socket.terminate();
    await target.stop();
    await stopAll();
  });

  afterEach("and others are served as ever", async () => {
    target.checkAlive();
    expect((await bystander.ask("eth_chainId")).result).to.equal(RIGHT);
    const nonce = Number((await ask(devnet, "eth_getTransactionCount", member.address, "pending")).result);
    const { result } = await ask(devnet, "eth_sendRawTransaction", await signed({ nonce }));
    expect(await statusOf(devnet, result)).to.equal(1);
    own.add(z.string().parse(result));
    await target.reached();
  });

  it("should be as many as that", () => {
    const thrown = [...HARMLESS, transactions].reduce((sum, { count }) => sum + count, HELD_OPEN);
    expect(thrown).to.equal(ALL);
  });

  it("should be the same again for the same seed, and others for another", () => {
    for (const { name, make } of [...HARMLESS, transactions]) {
      const made = (seed: string) => Array.from({ length: 5 }, (_, place) => make(new Dice(seed, name, place)).bytes);
      expect(made(SEED), name).to.deep.equal(made(SEED));
      expect(made(SEED), name).not.to.deep.equal(made(`not ${SEED}`));
    }
  });

  for (const attack of HARMLESS) {
    it(`should change nothing: ${attack.count} of ${attack.name}`, async () => {
      const { root, head } = await target.state();
      await throwAll(target, attack);
      const state = await target.state();
      expect(state).to.deep.include({ root, head });
      expect(Math.abs(state.drift)).to.be.lessThan(SECONDS_OFF);
      for (const method of await target.reached()) expect(method).to.match(READS);
      if (attack === rawBytes) earlier = await target.memory();
    });
  }

  it(`should let in nothing but what the member signed: ${transactions.count} of ${transactions.name}`, async () => {
    await throwAll(target, transactions);
    const sealed = await target.transactions();
    expect(new Set(sealed.map(({ from }) => from))).to.deep.equal(new Set([member.address.toLowerCase()]));
    for (const { hash } of sealed) expect(own.has(hash) || MAY_BE_IN_BLOCKS.has(hash), hash).to.equal(true);
    const work = await ask(devnet, "eth_call", { to: WORKSHOP, data: COUNT });
    expect(Number(work.result)).to.equal(sealed.length);
  });

  it(`should end whoever holds on to it without an end: ${HELD_OPEN}`, () => held.ended());

  it("should leave no connection behind, and the memory as it was", async () => {
    held.leave();
    let now = await target.memory();
    while (now.sockets > OWN_SOCKETS) now = await target.memory();
    expect(now.used - earlier.used).to.be.lessThan(FLAT);
  });
});
