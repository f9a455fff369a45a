import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { type Socket, connect, createServer } from "node:net";
import { createInterface } from "node:readline/promises";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect } from "chai";
import { Wallet, toBeHex } from "ethers";
import { DevnetStatus } from "../../devnet/folder/controlProtocol.ts";
import { Mode, WORKSHOP, allocOf, start, stopAll, temporaryFolder } from "./helpers/network.ts";
import { Sender, overHttp, overWebSocket } from "./helpers/senders.ts";

const program = fileURLToPath(new URL("helpers/serve.ts", import.meta.url));
const run = promisify(execFile);

const LONGEST_STOP_MS = 2_000;
const BUSY = 60;
const TICK_MS = 10;

/** A devnet in a process of its own. */
class Served {
  readonly child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  constructor(dataFolder: string, ...args: string[]) {
    const child = spawn(process.execPath, [program, dataFolder, ...args], { stdio: ["ignore", "pipe", "inherit"] });
    this.child = child;
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  async line(): Promise<string> {
    return String((await this.#lines.next()).value);
  }

  /** Asks it to end; how it did, and after how many milliseconds, less those for which this machine was too busy. */
  async terminate(): Promise<{ readonly ended: readonly unknown[]; readonly took: number }> {
    const closed = once(this.child, "close");
    const began = performance.now();
    let late = 0;
    let last = began;
    const clock = setInterval(() => {
      late += Math.max(0, performance.now() - last - TICK_MS);
      last = performance.now();
    }, TICK_MS);
    this.child.kill("SIGTERM");
    const ended = await closed;
    clearInterval(clock);
    return { ended, took: performance.now() - began - late };
  }
}

/** Connections that hold the devnet up: one keeps a request open, one has nothing to say. */
async function idlersOf({ endpoints }: DevnetStatus): Promise<Socket[]> {
  const sockets = endpoints
    .flatMap(({ url }) => [url, url])
    .map((url) => connect(Number(new URL(url).port), "127.0.0.1"));
  for (const [i, socket] of sockets.entries()) {
    socket.on("error", () => undefined);
    await once(socket, "connect");
    if (i % 2 === 0) socket.write("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n{");
  }
  return sockets;
}

async function sendersTo({ endpoints }: DevnetStatus): Promise<Sender[]> {
  const channels = [overHttp, overWebSocket].flatMap((over) => endpoints.map(({ url }) => over(url)));
  const more = [overHttp, overWebSocket].map((over) => over(endpoints[0]?.url ?? ""));
  const opened = await Promise.all([...channels, ...more]);
  return opened.map((channel, i) => {
    return new Sender(new Wallet(toBeHex(i + 1, 32)), channel, i < channels.length ? 1 : 20);
  });
}

/** The processes that a process started and that are there, and theirs. */
async function descendantsOf(pid: number | undefined): Promise<string[]> {
  const { stdout } = await run("ps", ["-A", "-o", "ppid=,pid="]);
  const all = stdout
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));
  const found = [String(pid)];
  for (const parent of found) found.push(...all.flatMap(([of, child = ""]) => (of === parent ? [child] : [])));
  return found.slice(1);
}

function isAlive(pid: string): boolean {
  try {
    return process.kill(Number(pid), 0);
  } catch {
    return false;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, "127.0.0.1");
  await once(server, "listening");
  await once(server.close(), "close");
  return true;
}

describe("devnet: SIGTERM under load", () => {
  afterEach(stopAll);

  for (const [what, args] of [
    ["transactions sealed at once", []],
    ["a block time", ["1"]],
  ] as const) {
    it(`with ${what}, should end within 2 s, and lose no answer and nothing that was answered`, async () => {
      const dataFolder = await temporaryFolder();
      const served = new Served(dataFolder, ...args);
      const status = DevnetStatus.parse(JSON.parse(await served.line()));
      const senders = await sendersTo(status);
      const idlers = await idlersOf(status);
      const work = Promise.all(senders.map((sender) => sender.work()));
      const accepted = (): string[] => senders.flatMap((sender) => sender.accepted);
      while (accepted().length < BUSY || senders.some((sender) => sender.accepted.length === 0)) await pause(5);
      const family = await descendantsOf(served.child.pid);

      const { ended, took } = await served.terminate();
      expect(ended).to.deep.equal([0, null]);
      expect(await served.line()).to.equal("stopped");
      expect(took).to.be.below(LONGEST_STOP_MS);
      await work;
      for (const { refused } of senders) for (const words of refused) expect(words).to.equal("The devnet is stopping.");
      expect(family.filter(isAlive)).to.deep.equal([]);
      for (const { url } of status.endpoints) expect(await isFree(Number(new URL(url).port))).to.equal(true);
      for (const socket of idlers) socket.destroy();

      const again = await start({ dataFolder, alloc: allocOf({ mode: Mode.byTarget, allowed: WORKSHOP }) });
      await again.chain.request("eth_chainId", []);
      for (const { wallet, accepted } of senders) {
        const count = await again.provider.request({
          method: "eth_getTransactionCount",
          params: [wallet.address, "pending"],
        });
        expect(Number(count)).to.equal(accepted.length);
        for (const hash of accepted) {
          const found = await again.provider.request({ method: "eth_getTransactionByHash", params: [hash] });
          expect(found).to.include({ hash });
        }
      }
    });
  }
});
