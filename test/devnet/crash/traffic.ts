import { setTimeout as pause } from "node:timers/promises";
import { advance, status } from "../../../devnet/client.ts";
import type { Endpoint } from "../../../devnet/controlProtocol.ts";
import { SocketCaller, ask } from "./callers.ts";
import { type Dice, type Sender, TALLY, tally } from "./senders.ts";
import type { Request, Witness } from "./witness.ts";

/** One life of a devnet, and those who work with it until it is killed. */
export interface Life {
  readonly dataFolder: string;
  readonly endpoints: readonly Endpoint[];
  readonly witness: Witness;
  readonly dice: Dice;
  /** Whether the kill has begun: what fails from then on is no fault. */
  isOver: boolean;
}

/** What a client does, again and again, with an account that is its own. */
export type Habit = (life: Life, url: string, sender: Sender) => Promise<void>;

const send = (raw: string): Request => ["eth_sendRawTransaction", raw];

/** Sends one after another, and asks for a receipt now and then. */
const single: Habit = async ({ witness, dice }, url, sender) => {
  const [count] = await ask(url, witness, ["eth_getTransactionCount", sender.address, "pending"]);
  for (let nonce = Number(count); nonce < Number(count) + 5; nonce += 1) {
    const [hash] = await ask(url, witness, send(await sender.sign(nonce)));
    if (hash !== undefined && dice.next(3) === 0) await ask(url, witness, ["eth_getTransactionReceipt", hash]);
  }
};

/** Sends several in a batch, with questions between them. */
const batch: Habit = async ({ witness, dice }, url, sender) => {
  const count: Request = ["eth_getTransactionCount", sender.address, "latest"];
  const [next] = await ask(url, witness, count);
  const requests: Request[] = [];
  for (let i = 0; i < 2 + dice.next(8); i += 1) {
    requests.push(send(await sender.sign(Number(next) + i)), dice.next(2) === 0 ? count : ["eth_blockNumber"]);
  }
  await ask(url, witness, ...requests);
};

/** Sends out of order, so that all wait until the first has come, which sometimes does not. */
const gap: Habit = async ({ witness, dice }, url, sender) => {
  const [next] = await ask(url, witness, ["eth_getTransactionCount", sender.address, "latest"]);
  for (let i = 1 + dice.next(4); i > 0; i -= 1) await ask(url, witness, send(await sender.sign(Number(next) + i)));
  if (dice.next(3) > 0) await ask(url, witness, send(await sender.sign(Number(next))));
  else await pause(20);
};

/** Sends the same through all nodes at the same time. */
const twins: Habit = async ({ endpoints, witness }, url, sender) => {
  const [next] = await ask(url, witness, ["eth_getTransactionCount", sender.address, "pending"]);
  const raw = await sender.sign(Number(next));
  await Promise.all(endpoints.map((node) => ask(node.url, witness, send(raw))));
};

/** Follows all news over a WebSocket, and sends there without waiting for answers. */
const follow: Habit = async (life, url, sender) => {
  const { witness, dice } = life;
  const socket = await SocketCaller.open(url, witness);
  try {
    for (const kind of ["newHeads", "logs", "newPendingTransactions"]) await socket.ask("eth_subscribe", kind);
    while (!life.isOver) {
      const next = Number(await socket.ask("eth_getTransactionCount", sender.address, "pending"));
      const raws = await Promise.all(Array.from({ length: 1 + dice.next(4) }, (_, i) => sender.sign(next + i)));
      await Promise.all(raws.map((raw) => socket.ask(...send(raw))));
    }
  } finally {
    socket.close();
  }
};

/** Looks at everything that can be seen. */
const watch: Habit = async ({ witness, dice }, url, sender) => {
  const { accepted, height } = witness.ledger;
  const hash = [...accepted.keys()][dice.next(accepted.size + 1)] ?? TALLY.padEnd(66, "0");
  await ask(
    url,
    witness,
    ["eth_getBlockByNumber", "latest", false],
    ["eth_getTransactionReceipt", hash],
    ["eth_getTransactionByHash", hash],
    ["eth_call", { to: TALLY, data: tally.encodeFunctionData("total") }, "latest"],
    ["eth_getTransactionCount", sender.address, "pending"],
    ["eth_getLogs", { address: TALLY, fromBlock: `0x${height.toString(16)}` }],
  );
  await pause(dice.next(5));
};

/** Asks without a pause whether what was sent last is there, which nobody may hear before it is there for good. */
const peek: Habit = async ({ witness, dice }, url) => {
  const { sent, height } = witness.ledger;
  const hash = [...sent.keys()].at(-1 - dice.next(8)) ?? "";
  if (hash === "") return pause(1);
  const questions: readonly Request[] = [
    ["eth_getTransactionReceipt", hash],
    ["eth_getTransactionByHash", hash],
    ["eth_getBlockByNumber", `0x${(height + 1).toString(16)}`, false],
    ["eth_getLogs", { address: TALLY, fromBlock: `0x${height.toString(16)}` }],
  ];
  await ask(url, witness, questions[dice.next(questions.length)] ?? ["eth_blockNumber"]);
};

/** Reads the clock over the control socket, and moves it now and then. */
const move: Habit = async ({ dataFolder, witness, dice }) => {
  const since = Date.now();
  const told = await (dice.next(4) === 0 ? advance(dataFolder, 1 + dice.next(3_600)) : status(dataFolder));
  witness.ledger.time(told, since);
  witness.ledger.reach(told.head.number, "control");
  await pause(dice.next(20));
};

/** What the clients do, each with an account of its own. */
export const HABITS = { single, batch, gap, twins, follow, watch, peek, move };

/** Works with a devnet until it is killed. What fails before is a fault. */
export async function work(
  life: Life,
  senders: ReadonlyMap<string, Sender>,
  habits: Readonly<Record<string, Habit>> = HABITS,
): Promise<void> {
  await Promise.all(
    Object.entries(habits).map(async ([name, habit], i) => {
      const url = life.endpoints[i % life.endpoints.length]?.url;
      const sender = senders.get(name);
      if (url === undefined || sender === undefined) throw new Error(`no node or no account for ${name}`);
      try {
        while (!life.isOver) await habit(life, url, sender);
      } catch (thrown) {
        if (!life.isOver) life.witness.ledger.faults.push(`${name} failed: ${String(thrown)}`);
      }
    }),
  );
}
