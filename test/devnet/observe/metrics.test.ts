import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { getAddress } from "ethers";
import { Latencies } from "../../../devnet/observe/latencies.ts";
import { Metrics, type Readings } from "../../../devnet/observe/metrics.ts";
import { observed } from "../../../devnet/observe/observed.ts";
import { type RefusalReason, REFUSAL_REASONS, refusalReason } from "../../../devnet/observe/refusalReason.ts";
import { LimitedLog } from "../../../devnet/observe/limitedLog.ts";
import { Log } from "../../../devnet/observe/log.ts";
import { Tally } from "../../../devnet/observe/tally.ts";
import type { Dispatch } from "../../../devnet/gateway/methods/dispatch.ts";
import { RpcCode, RpcError } from "../../../devnet/rpcError.ts";
import { signed } from "../helpers/client.ts";
import { logged } from "../helpers/log.ts";
import { CHAIN_ID, WORKSHOP, member, stopAll, temporaryFolder } from "../helpers/network.ts";

const READINGS: Readings = {
  head: { number: 12, timestamp: 100 },
  now: 103,
  waiting: 4,
  journalBytes: 2_048,
  connections: 5,
  logLinesLost: 1,
};
const METHODS = new Set(["eth_call", "eth_sendRawTransaction"]);

/** The samples of a text in Prometheus' format, by name with labels. */
function samplesOf(text: string): Map<string, number> {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.split(" ").at(-1))]));
}

describe("devnet: metrics", () => {
  const tally = (): Tally => new Tally();

  it("should tell what is read of the devnet, with its units", async () => {
    const metrics = new Metrics(METHODS, tally(), () => Promise.resolve(READINGS));
    const samples = samplesOf(await metrics.scrape());
    expect(metrics.contentType).to.equal("text/plain; version=0.0.4; charset=utf-8");
    for (const [name, value] of [
      ["concordat_head_block_number", 12],
      ["concordat_head_age_seconds", 3],
      ["concordat_transactions_waiting", 4],
      ["concordat_journal_size_bytes", 2_048],
      ["concordat_connections_open", 5],
      ["concordat_log_lines_lost", 1],
      ["concordat_transactions_accepted_total", 0],
    ] as const) {
      expect(samples.get(name), name).to.equal(value);
    }
    expect(samples.get("concordat_process_resident_memory_bytes")).to.be.above(1e6);
    expect(samples.get("concordat_process_cpu_seconds_total")).to.be.above(0);
    for (const name of samples.keys()) expect(name).to.match(/^concordat_/);
  });

  it("should not tell of a chain before there is one", async () => {
    const samples = samplesOf(await new Metrics(METHODS, tally(), () => Promise.resolve(undefined)).scrape());
    expect(samples.has("concordat_head_block_number")).to.equal(false);
    expect(samples.has("concordat_transactions_accepted_total")).to.equal(true);
  });

  it("should be of one devnet, whatever others in the same process count", async () => {
    const [busy, idle] = [tally(), tally()];
    busy.accept();
    const read = (): Promise<Readings> => Promise.resolve(READINGS);
    const texts = await Promise.all([busy, idle].map((each) => new Metrics(METHODS, each, read).scrape()));
    expect(texts.map((text) => samplesOf(text).get("concordat_transactions_accepted_total"))).to.deep.equal([1, 0]);
  });

  it("should read once for all who ask at a time", async () => {
    let asked = 0;
    const metrics = new Metrics(METHODS, tally(), () => Promise.resolve({ ...READINGS, waiting: (asked += 1) }));
    const texts = await Promise.all([metrics.scrape(), metrics.scrape(), metrics.scrape()]);
    expect([asked, new Set(texts).size]).to.deep.equal([1, 1]);
    expect(samplesOf(await metrics.scrape()).get("concordat_transactions_waiting")).to.equal(2);
  });

  it("should give a reason for each code, and no more reasons than it knows", () => {
    expect(refusalReason(RpcCode.SenderNotAuthorized)).to.equal("sender_not_authorized");
    expect(refusalReason(-31_999)).to.equal("other");
    const reasons = new Set<RefusalReason>(Object.values(RpcCode).map(refusalReason));
    expect(reasons.has("other")).to.equal(false);
    expect([...reasons, "other"]).to.have.members([...REFUSAL_REASONS]);
  });

  describe("the slow end of durations", () => {
    it("should be undefined while there are none", () => {
      expect(new Latencies().percentiles()).to.equal(undefined);
    });

    it("should be that of the last 1024", () => {
      const latencies = new Latencies();
      for (let i = 0; i < 500; i += 1) latencies.add(1e6);
      for (let i = 1; i <= 1_024; i += 1) latencies.add(i);
      expect(latencies.percentiles()).to.deep.equal({ p50: 512, p99: 1_014 });
    });
  });

  describe("of requests", () => {
    let folder: string;
    let log: Log;
    let counted: Tally;
    let synced: () => Promise<void>;
    let metrics: Metrics;
    beforeEach(async () => {
      folder = await temporaryFolder();
      log = new Log(folder);
      counted = new Tally();
      synced = () => Promise.resolve();
      metrics = new Metrics(METHODS, counted, () => Promise.resolve(READINGS));
    });
    afterEach(async () => {
      log.close();
      await stopAll();
    });

    const over = (dispatch: Dispatch): Dispatch =>
      observed(
        dispatch,
        { metrics, tally: counted, refusals: new LimitedLog(log, "transaction refused") },
        { name: "bank-a", chainId: CHAIN_ID, synced: () => synced() },
      );
    const samples = async (): Promise<Map<string, number>> => samplesOf(await metrics.scrape());

    it("should hand on what was asked and answered", async () => {
      const isHeard = (): boolean => true;
      const asked: unknown[] = [];
      const answer = await over((...given) => {
        asked.push(...given);
        return Promise.resolve("0x1");
      })("eth_call", ["a"], isHeard);
      expect([answer, asked]).to.deep.equal(["0x1", ["eth_call", ["a"], isHeard]]);
      expect((await samples()).get('concordat_request_duration_seconds_count{method="eth_call"}')).to.equal(1);
      expect(counted.latencies.percentiles()).to.equal(undefined);
    });

    it("given methods that a caller made up, should count them under one label", async () => {
      const refuse = over((method) =>
        Promise.reject(new RpcError(RpcCode.MethodNotFound, `Method not found: ${method}.`)),
      );
      for (let i = 0; i < 50; i += 1) await refuse(`eth_made${i}"} up\n`, []).catch(() => undefined);
      const all = await samples();
      expect(all.get('concordat_request_duration_seconds_count{method="other"}')).to.equal(50);
      expect(all.get('concordat_requests_refused_total{reason="method_not_served"}')).to.equal(50);
      expect([...all.keys()].filter((name) => name.includes("made"))).to.deep.equal([]);
    });

    it("given a transaction that is accepted, should count it and how long it took", async () => {
      await over(() => Promise.resolve("0x12"))("eth_sendRawTransaction", [await signed()]);
      expect([counted.accepted, counted.refused.size]).to.deep.equal([1, 0]);
      expect(counted.latencies.percentiles()?.p50).to.be.above(0);
      expect((await samples()).get("concordat_transactions_accepted_total")).to.equal(1);
      expect(await logged(folder)).to.deep.equal([]);
    });

    it("given a transaction that is not on disk yet, should count it only then", async () => {
      let sync: (() => void) | undefined;
      synced = () => new Promise((resolve) => (sync = resolve));
      expect(await over(() => Promise.resolve("0x12"))("eth_sendRawTransaction", [await signed()])).to.equal("0x12");
      expect([counted.accepted, counted.latencies.percentiles()]).to.deep.equal([0, undefined]);
      sync?.();
      await Promise.resolve();
      expect(counted.accepted).to.equal(1);
    });

    it("given a transaction that the disk does not take, should count and log a refusal, as its caller hears", async () => {
      synced = () => Promise.reject(new RpcError(RpcCode.InternalError, "chain.journal cannot grow (ENOSPC)"));
      expect(await over(() => Promise.resolve("0x12"))("eth_sendRawTransaction", [await signed()])).to.equal("0x12");
      await Promise.resolve();
      expect([counted.accepted, ...counted.refused]).to.deep.equal([0, ["internal_error", 1]]);
      expect((await logged(folder))[0]?.["reason"]).to.equal("chain.journal cannot grow (ENOSPC)");
    });

    it("given a transaction that is refused, should count its reason and log who sent it, not what", async () => {
      const refusal = new RpcError(RpcCode.SenderNotAuthorized, "Sender account not authorized: AccountFrozen");
      const raw = await signed({ nonce: 3 });
      const thrown = await over(() => Promise.reject(refusal))("eth_sendRawTransaction", [raw]).catch(
        (e: unknown) => e,
      );
      expect(thrown).to.equal(refusal);
      expect([...counted.refused]).to.deep.equal([["sender_not_authorized", 1]]);
      const name = 'concordat_transactions_refused_total{reason="sender_not_authorized"}';
      expect((await samples()).get(name)).to.equal(1);
      const [line] = await logged(folder);
      expect(line).to.deep.include({
        level: "warn",
        event: "transaction refused",
        node: "bank-a",
        account: member.address,
        nonce: 3,
        code: RpcCode.SenderNotAuthorized,
        reason: refusal.message,
      });
      expect(line?.["target"]).to.equal(getAddress(WORKSHOP));
      expect(await readFile(join(folder, "devnet.log"), "utf8")).to.not.include(raw.slice(2, 60));
    });

    it("given a transaction that is none, should log the refusal without a sender", async () => {
      const refusal = new RpcError(RpcCode.InvalidParams, "not signed");
      await over(() => Promise.reject(refusal))("eth_sendRawTransaction", [{ raw: "0x" }]).catch(() => undefined);
      const [line] = await logged(folder);
      expect(line).to.include({ reason: "not signed" }).and.not.have.property("account");
    });
  });
});
