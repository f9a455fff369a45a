import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { getAddress } from "ethers";
import about from "../../package.json" with { type: "json" };
import type { Chain } from "../chain/chain.ts";
import type { DevnetStatus } from "../folder/controlProtocol.ts";
import type { Intake } from "../intake/intake.ts";
import type { Dispatch } from "../gateway/methods/dispatch.ts";
import { SERVED } from "../gateway/methods/parameters.ts";
import type { OpeningListener } from "../chain/openChain.ts";
import { EndpointWatch, type WatchedEndpoint } from "./endpointWatch.ts";
import { LimitedLog } from "./limitedLog.ts";
import { Log } from "./log.ts";
import { logPaths } from "./logFile.ts";
import { Metrics, type Readings } from "./metrics.ts";
import { observed } from "./observed.ts";
import { type OpsServer, openOpsServer } from "./opsServer.ts";
import { Phase } from "./phase.ts";
import { StallWatch } from "./stallWatch.ts";
import { Tally } from "./tally.ts";

/** Most milliseconds that metrics wait for the disk, to tell the newest block. */
const LONGEST_SYNC_MS = 500;

/** What is observed of a devnet that has a chain. */
interface Subject {
  readonly chain: Chain;
  readonly intake: Intake;
}

/** An endpoint, and how many connections are open to it. */
export interface ObservedEndpoint extends WatchedEndpoint {
  readonly connections: () => Promise<number>;
}

/** How a devnet came to its chain. */
export interface Beginning {
  /** Whether the chain begins now; else it was made again from its journal. */
  readonly isNew: boolean;
  /** Transactions that were made again. */
  readonly transactions: number;
  readonly endpoints: readonly ObservedEndpoint[];
}

/** All that is told of one devnet to those who run it: its log, its metrics and its health. */
export class Observation {
  readonly log: Log;
  readonly #dataFolder: string;
  readonly #hadLog: boolean;
  readonly #began = performance.now();
  readonly #phase = new Phase();
  readonly #tally = new Tally();
  readonly #metrics = new Metrics(SERVED, this.#tally, () => this.#read());
  readonly #refusals: LimitedLog;
  readonly #drops: LimitedLog;
  #server: OpsServer | undefined;
  #subject: Subject | undefined;
  #endpoints: readonly ObservedEndpoint[] = [];
  #watches: readonly { end(): void }[] = [];

  constructor(dataFolder: string) {
    this.#dataFolder = dataFolder;
    this.#hadLog = logPaths(dataFolder).some((path) => existsSync(path));
    this.log = new Log(dataFolder);
    this.#refusals = new LimitedLog(this.log, "transaction refused");
    this.#drops = new LimitedLog(this.log, "transaction dropped");
  }

  /**
   * Serves health and metrics.
   * @param port 0 for any free port
   * @throws Refusal when the port is taken, or is none
   */
  async serve(port: number): Promise<void> {
    this.#server = await openOpsServer(port, { health: () => this.#phase.health, metrics: this.#metrics });
  }

  /** Hears of what happens while the chain is opened, and hands it on. */
  hearing({ onReplay, onTorn, signal }: OpeningListener): OpeningListener {
    return {
      signal,
      onReplay: (progress) => {
        const share = Math.floor(progress.done * 100);
        this.#phase.starting(`The devnet makes its chain again: block ${progress.blocks}, ${share} % of the journal.`);
        onReplay?.(progress);
      },
      onTorn: (words) => {
        this.log.warn("journal torn", { words });
        onTorn?.(words);
      },
    };
  }

  /**
   * Observes a chain from now on.
   * @param dropped hashes of the transactions that waited for it and were dropped
   */
  opened(subject: Subject, dropped: readonly string[] = []): void {
    for (const transaction of dropped) this.log.warn("waiting transaction dropped", { transaction });
    this.#subject = subject;
    const { chain } = subject;
    const stalls = new StallWatch(this.log, () => chain.stalled);
    const unfollow = chain.onDropped(({ transaction: { hash, sender, nonce }, reason }) => {
      this.#drops.tell(() => ({ account: getAddress(sender), nonce, transaction: hash, reason }));
    });
    this.#watches = [stalls, { end: unfollow }, this.#refusals, this.#drops];
    this.#phase.starting("The devnet is being founded.");
  }

  /** Observes all that is asked of a node. */
  of(name: string, { chain, intake }: Subject): (dispatch: Dispatch) => Dispatch {
    const observers = { metrics: this.#metrics, tally: this.#tally, refusals: this.#refusals };
    const node = { name, chainId: chain.chainId, synced: () => intake.synced() };
    return (dispatch) => observed(dispatch, observers, node);
  }

  /** Says that the devnet takes transactions. */
  ready({ isNew, transactions, endpoints }: Beginning): void {
    this.#endpoints = endpoints;
    this.log.info("start", {
      version: about.version,
      dataFolder: this.#dataFolder,
      chainId: this.#subject?.chain.chainId,
      chain: isNew ? "founded" : "made again from its journal",
      blocks: this.#subject?.chain.head.number,
      transactions: isNew ? undefined : transactions,
      seconds: Math.round(performance.now() - this.#began) / 1_000,
      metrics: this.#server?.url,
    });
    this.#watches = [...this.#watches, new EndpointWatch(this.log, endpoints)];
    this.#phase.ready(() => this.#subject?.chain.stalled);
  }

  /** What became of transactions, and where more is told. */
  status(): Pick<DevnetStatus, "accepted" | "refused" | "latency" | "journalBytes" | "metricsUrl"> {
    return {
      accepted: this.#tally.accepted,
      refused: Object.fromEntries(this.#tally.refused),
      latency: this.#tally.latencies.percentiles() ?? null,
      journalBytes: this.#subject?.chain.journalSize ?? 0,
      metricsUrl: this.#server?.url ?? null,
    };
  }

  /** Says that the devnet takes nothing any more. */
  stopping(): void {
    this.#phase.stopping();
  }

  /**
   * Ends all of it.
   * @param isKept whether the log stays; else it goes, unless it is older than this devnet
   */
  async close(isKept: boolean): Promise<void> {
    for (const watch of this.#watches) watch.end();
    this.log.info("stop");
    this.log.close();
    await this.#server?.close();
    if (isKept || this.#hadLog) return;
    for (const path of logPaths(this.#dataFolder)) await rm(path, { force: true });
  }

  async #read(): Promise<Readings | undefined> {
    if (this.#subject === undefined) return undefined;
    const { chain, intake } = this.#subject;
    await Promise.race([chain.synced().catch(() => undefined), pause(LONGEST_SYNC_MS, undefined, { ref: false })]);
    const connections = await Promise.all(this.#endpoints.map((endpoint) => endpoint.connections()));
    return {
      head: chain.syncedHead,
      now: chain.clock.now(),
      waiting: intake.waiting,
      journalBytes: chain.journalSize,
      connections: connections.reduce((sum, open) => sum + open, 0),
      logLinesLost: this.log.lost,
    };
  }
}
