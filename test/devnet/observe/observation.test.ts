import about from "../../../package.json" with { type: "json" };
import { appendFile, readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "chai";
import { keccak256 } from "ethers";
import { status } from "../../../devnet/folder/client.ts";
import type { Devnet } from "../../../devnet/devnet.ts";
import { admitting, ask, signed } from "../helpers/client.ts";
import { type Line, logged } from "../helpers/log.ts";
import { member, outsider, start, stopAll, temporaryFolder } from "../helpers/network.ts";
import { connect } from "../helpers/socket.ts";

/** The sample of that name with labels, as the devnet's metrics tell it. */
async function sampleOf(devnet: Devnet, name: string): Promise<number> {
  const { metricsUrl } = await devnet.status();
  const text = await (await fetch(`${metricsUrl ?? ""}/metrics`)).text();
  const line = text.split("\n").find((sample) => sample.startsWith(`${name} `));
  return Number(line?.split(" ").at(-1));
}

async function healthOf(devnet: Devnet): Promise<unknown> {
  const { metricsUrl } = await devnet.status();
  return (await fetch(`${metricsUrl ?? ""}/healthz`)).json();
}

/** The first line of an event. */
async function heard(dataFolder: string, event: string): Promise<Line | undefined> {
  return (await logged(dataFolder)).find((told) => told.event === event);
}

describe("devnet: what is seen of it", () => {
  afterEach(stopAll);

  it("should count what callers send over HTTP and WebSocket, alone and in batches", async () => {
    const devnet = await start({ metricsPort: 0, blockPeriod: 60 });
    const client = await connect(devnet, 1);
    await ask(devnet, "eth_sendRawTransaction", await signed());
    await client.ask("eth_sendRawTransaction", await signed({ nonce: 1 }));
    await client.ask("eth_sendRawTransaction", await signed({}, outsider));
    await client.ask("eth_sendRawTransaction", await signed());
    await ask(devnet, "eth_madeUp");
    const told = await devnet.status();
    expect([told.accepted, told.refused]).to.deep.equal([2, { sender_not_authorized: 1, nonce_too_low: 1 }]);
    expect(told.latency?.p50).to.be.above(0);
    expect(told.journalBytes).to.equal((await readFile(join(devnet.dataFolder, "chain.journal"))).length);
    for (const [name, value] of [
      ["concordat_transactions_accepted_total", 2],
      ['concordat_transactions_refused_total{reason="nonce_too_low"}', 1],
      ['concordat_requests_refused_total{reason="method_not_served"}', 1],
      ['concordat_request_duration_seconds_count{method="eth_sendRawTransaction"}', 4],
      ['concordat_request_duration_seconds_count{method="other"}', 1],
      ["concordat_head_block_number", 2],
      ["concordat_journal_size_bytes", told.journalBytes],
    ] as const) {
      expect(await sampleOf(devnet, name), name).to.equal(value);
    }
    expect(await sampleOf(devnet, "concordat_connections_open")).to.be.above(0);
    client.socket.terminate();
  });

  it("asked for status, metrics or health, should seal no block", async () => {
    const devnet = await start({ metricsPort: 0 });
    const { number } = devnet.chain.head;
    await pause(1_100);
    await status(devnet.dataFolder);
    await sampleOf(devnet, "concordat_head_block_number");
    await healthOf(devnet);
    expect(devnet.chain.head.number).to.equal(number);
  });

  it("should be told of in the log from start to stop, with who was refused and what the clock did", async () => {
    const devnet = await start();
    await ask(devnet, "eth_sendRawTransaction", await signed({}, outsider));
    await devnet.advance(3_600);
    await devnet.stop();
    const lines = await logged(devnet.dataFolder);
    const events = lines.map(({ event }) => event).filter((event) => event !== "endpoint open");
    expect(events).to.deep.equal(["start", "transaction refused", "clock advanced", "stop"]);
    expect(lines.find(({ event }) => event === "start")).to.deep.include({
      version: about.version,
      dataFolder: devnet.dataFolder,
      chain: "founded",
      blocks: 0,
    });
    expect(lines.find(({ event }) => event === "transaction refused")).to.deep.include({
      node: "bank-a",
      account: outsider.address,
    });
    expect(lines.find(({ event }) => event === "clock advanced")).to.include({ seconds: 3_600 });
  });

  it("should tell of a chain that goes on, and of the end of its journal that was cut", async () => {
    const { dataFolder, ...devnet } = await start();
    await ask(devnet, "eth_sendRawTransaction", await signed());
    await devnet.stop();
    await appendFile(join(dataFolder, "chain.journal"), "torn");
    const again = await start({ dataFolder });
    const lines = await logged(dataFolder);
    const torn = lines.find(({ event }) => event === "journal torn");
    expect(torn?.["words"]).to.include("chain.journal");
    const started = lines.filter(({ event }) => event === "start").at(-1);
    expect(started).to.deep.include({
      chain: "made again from its journal",
      blocks: again.chain.head.number,
      transactions: 1,
    });
  });

  it("should tell of a transaction that waited and was dropped", async () => {
    const { dataFolder, ...devnet } = await start({ blockTime: 3_600 });
    const last = await signed({ nonce: 1, gasLimit: 99_999_999 });
    for (const raw of [await signed(admitting(outsider)), last]) {
      await devnet.provider.request({ method: "eth_sendRawTransaction", params: [raw] });
    }
    await devnet.advance(3_600);
    await devnet.advance(3_600);
    expect(await heard(dataFolder, "transaction dropped")).to.deep.include({
      account: member.address,
      nonce: 1,
      transaction: keccak256(last),
      reason: "it is not allowed any more",
    });
  });

  it("given a start that fails, should leave no log where none was", async () => {
    const dataFolder = await temporaryFolder();
    await start({ dataFolder, found: () => Promise.reject(new Error("no founder")) }).catch(String);
    expect(await readdir(dataFolder)).to.deep.equal([]);
  });

  it("given a metrics port that is taken, should not start", async () => {
    const { metricsUrl } = await (await start({ metricsPort: 0 })).status();
    const metricsPort = Number(new URL(metricsUrl ?? "").port);
    expect(await start({ metricsPort }).catch(String)).to.include(
      `Metrics cannot be served on port ${metricsPort}: it is`,
    );
  });

  it("should free the port of metrics when it stops", async () => {
    const devnet = await start({ metricsPort: 0 });
    const { metricsUrl } = await devnet.status();
    await devnet.stop();
    await start({ metricsPort: Number(new URL(metricsUrl ?? "").port) });
  });

  describe("its health", () => {
    it("should be good while it takes transactions", async () => {
      expect(await healthOf(await start({ metricsPort: 0 }))).to.deep.equal({ status: "ready" });
    });
  });
});
