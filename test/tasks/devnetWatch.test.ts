import { once } from "node:events";
import { createInterface } from "node:readline/promises";
import { PassThrough } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { z } from "zod";
import type { DevnetStatus } from "../../devnet/folder/controlProtocol.ts";
import { ratesBetween, statusScreen } from "../../tasks/devnet/statusView.ts";
import { ask, signed } from "../devnet/helpers/client.ts";
import { start, stopAll } from "../devnet/helpers/network.ts";
import { start as hardhat } from "./helpers/command.ts";
import { type Look, watchStatus } from "../../tasks/devnet/watchStatus.ts";

const CLEAR = "\u001b[2J\u001b[H";
const NOON = Date.parse("2026-01-31T12:00:00Z") / 1_000;

const IDLE: DevnetStatus = {
  chainId: 1,
  endpoints: [
    { name: "bank-a.node", url: "http://127.0.0.1:8545", state: "open", reason: null },
    { name: "bank-b.node", url: "http://127.0.0.1:8546", state: "closed", reason: "its organization is suspended" },
  ],
  head: { number: 12, timestamp: NOON - 65 },
  now: NOON,
  waiting: 0,
  blockTime: null,
  accepted: 0,
  refused: {},
  latency: null,
  journalBytes: 1_536,
  metricsUrl: null,
};

const BUSY: DevnetStatus = {
  ...IDLE,
  head: { number: 15, timestamp: NOON + 1 },
  now: NOON + 2,
  waiting: 1,
  accepted: 30,
  refused: { nonce_too_low: 1, sender_not_authorized: 2 },
  latency: { p50: 1.25, p99: 48.7 },
  journalBytes: 3 * 1_024 * 1_024,
  metricsUrl: "http://127.0.0.1:9545",
};

const IDLE_LINE = "block 12; 0 waiting; 0 accepted; refused 0; submission none yet; journal 1.5 kB; closed bank-b.node";
const BUSY_LINE =
  "block 15; 1 waiting; 30 accepted; refused 3 (2 sender not authorized, 1 nonce too low); submission p50 1.3 ms, p99 49 ms; journal 3.1 MB; closed bank-b.node";

/** Gives these looks, one after the other, and ends with the last; what is shown. */
async function watched(
  looks: readonly (DevnetStatus | string)[],
  { asJson = false, isTTY = false } = {},
): Promise<string> {
  const screen = Object.assign(new PassThrough(), { isTTY });
  const ended = new AbortController();
  const left = [...looks];
  const look: Look = async () => {
    const next = left.shift();
    if (next !== undefined) return next;
    ended.abort();
    await sleep(60_000, undefined, { signal: ended.signal }).catch(() => undefined);
    return "";
  };
  await watchStatus(look, asJson, { until: ended.signal, period: 1, screen });
  return String(screen.read() ?? "");
}

describe("tasks: devnet status --watch", () => {
  it("should write a line for each change, and none for time that passes", async () => {
    const later = { ...IDLE, now: NOON + 5 };
    expect(await watched([IDLE, later, BUSY, BUSY])).to.equal(
      `2026-01-31 12:00:00 UTC: ${IDLE_LINE}\n2026-01-31 12:00:02 UTC: ${BUSY_LINE}\n`,
    );
  });

  it("should draw a terminal anew with each look, with what happened since the last", async () => {
    const [, first = "", second = ""] = (await watched([IDLE, BUSY], { isTTY: true })).split(CLEAR);
    expect(first).to.match(/^rate +0\.0 blocks, 0\.0 transactions a second$/m);
    expect(second)
      .to.match(/^time +2026-01-31 12:00:02 UTC$/m)
      .and.match(/^rate +(?!0\.0)\d+\.\d blocks/m);
  });

  it("should show all of a devnet on its screen", () => {
    expect(statusScreen(BUSY, ratesBetween(IDLE, BUSY, 2)).split("\n")).to.deep.equal([
      "time        2026-01-31 12:00:02 UTC",
      "head        block 15, 1s old",
      "rate        1.5 blocks, 15.0 transactions a second",
      "waiting     1 transaction",
      "accepted    30",
      "refused     3 (2 sender not authorized, 1 nonce too low)",
      "submission  p50 1.3 ms, p99 49 ms",
      "journal     3.1 MB",
      "metrics     http://127.0.0.1:9545/metrics",
      "",
      "node         endpoint               state",
      "----         --------               -----",
      "bank-a.node  http://127.0.0.1:8545  open",
      "bank-b.node  http://127.0.0.1:8546  closed",
      "",
      "Closed: its organization is suspended.",
    ]);
  });

  it("given a devnet that was started anew, should not tell of rates below 0", () => {
    expect(ratesBetween(BUSY, IDLE, 1)).to.deep.equal({ blocks: 0, transactions: 0 });
  });

  it("should write one JSON document for each change", async () => {
    const lines = (await watched([IDLE, IDLE, BUSY], { asJson: true })).trimEnd().split("\n");
    const Rated = z.looseObject({ rates: z.object({ blocks: z.number(), transactions: z.number() }) });
    const documents = lines.map((line) => Rated.parse(JSON.parse(line)));
    const rates = documents.map((document) => document.rates);
    expect(documents).to.deep.equal([
      { ...IDLE, rates: rates[0] },
      { ...BUSY, rates: rates[1] },
    ]);
    expect(rates[1]?.blocks).to.be.above(0);
  });

  it("given a devnet that stops, should say so once and go on when it runs again", async () => {
    const stopped = "The devnet on data has stopped; waiting until it runs again.";
    const line = `2026-01-31 12:00:00 UTC: ${IDLE_LINE}\n`;
    expect(await watched([IDLE, stopped, stopped, IDLE])).to.equal(`${line}${stopped}\n${line}`);
    expect(await watched([stopped], { asJson: true })).to.equal(`{"error":{"message":"${stopped}"}}\n`);
    expect(await watched([stopped], { isTTY: true })).to.equal(`${CLEAR}${stopped}\n`);
  });

  describe("as a program", () => {
    afterEach(stopAll);

    it("should say that the devnet has stopped, and end with 0 on Ctrl+C", async () => {
      const devnet = await start({ metricsPort: 0 });
      const child = hardhat(["devnet", "status", "--watch", "--data", devnet.dataFolder]);
      const ended = once(child, "close");
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      const next = async (): Promise<string> => String((await lines.next()).value);
      expect(await next()).to.match(/ UTC: block 0; 0 waiting; 0 accepted; refused 0; /);
      await ask(devnet, "eth_sendRawTransaction", await signed());
      expect(await next()).to.match(/ UTC: block \d+; 0 waiting; 1 accepted; refused 0; submission p50 \d/);
      await devnet.stop();
      expect(await next()).to.equal(`The devnet on ${devnet.dataFolder} has stopped; waiting until it runs again.`);
      child.kill("SIGINT");
      expect(await ended).to.deep.equal([0, null]);
    });
  });
});
