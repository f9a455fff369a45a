import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { allocOf } from "../../helpers/network.ts";
import { PROBES } from "./probes.ts";

const alloc = JSON.stringify({ ...allocOf(), [PROBES.rich]: { balance: "0x5" } });
const program = fileURLToPath(new URL("program.ts", import.meta.url));

/** Most megabytes of JavaScript objects that the devnet may hold at a time: who makes it hold more ends it. */
const HEAP_MB = 384;

const Ports = z.tuple([z.number(), z.number()]);
const Memory = z.object({ used: z.number(), sockets: z.number() });
const State = z.object({
  root: z.string(),
  head: z.object({ number: z.number(), timestamp: z.number() }),
  drift: z.number(),
});
const Transactions = z.array(z.object({ from: z.string(), hash: z.string() }));

/** A devnet of two nodes in a process of its own, and what it tells of itself behind its nodes. */
export interface Target {
  /** Where its nodes listen. */
  readonly ports: readonly [number, number];
  /** Bytes that the JavaScript side holds after collecting what nobody needs, and how many sockets are open. */
  memory(): Promise<z.infer<typeof Memory>>;
  /** A hash over all accounts, the newest block, and the seconds that the chain's clock is ahead of the real one. */
  state(): Promise<z.infer<typeof State>>;
  /** All transactions in blocks. */
  transactions(): Promise<z.infer<typeof Transactions>>;
  /** The methods by which anybody asked the chain behind the nodes since this was last asked. */
  reached(): Promise<string[]>;
  /** @throws Error when the process has ended */
  checkAlive(): void;
  stop(): Promise<void>;
}

/** Starts a devnet that is to be attacked. */
export async function startTarget(dataFolder: string): Promise<Target> {
  const execArgv = ["--expose-gc", `--max-old-space-size=${HEAP_MB}`];
  const child = fork(program, [dataFolder, alloc], { execArgv, stdio: ["ignore", "pipe", "pipe", "ipc"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (text: Buffer) => (said += text.toString()));
  const checkAlive = (): void => {
    if (child.exitCode === null && child.signalCode === null) return;
    throw new Error(`The devnet has ended with ${String(child.signalCode ?? child.exitCode)}: ${said.slice(0, 2_000)}`);
  };
  const ended = once(child, "exit");
  const asked = questioner(child, ended.then(checkAlive));
  return {
    ports: Ports.parse(await asked()),
    memory: async () => Memory.parse(await asked("memory")),
    state: async () => State.parse(await asked("state")),
    transactions: async () => Transactions.parse(await asked("transactions")),
    reached: async () => z.array(z.string()).parse(await asked("reached")),
    checkAlive,
    async stop() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

/** Asks a child one question after the other; asked nothing, gives what it says first. */
function questioner(child: ChildProcess, ended: Promise<unknown>): (question?: string) => Promise<unknown> {
  const waiting = new Map<number, (answer: unknown) => void>();
  const Told = z.object({ id: z.number(), answer: z.unknown() });
  let last = -1;
  child.on("message", (message) => {
    const { id, answer } = Told.parse(message);
    waiting.get(id)?.(answer);
    waiting.delete(id);
  });
  ended.catch(() => undefined);
  return async (question) => {
    const id = (last += 1);
    const answer = new Promise<unknown>((resolve) => waiting.set(id, resolve));
    if (question !== undefined) child.send({ id, question });
    return Promise.race([answer, ended]);
  };
}
