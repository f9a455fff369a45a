import { setTimeout as pause } from "node:timers/promises";
import { SocketCaller, ask } from "./callers.ts";
import type { Habit } from "./life.ts";
import type { Request } from "./witness.ts";

const send = (raw: string): Request => ["eth_sendRawTransaction", raw];

/** Sends one after another, and asks for a receipt now and then. */
export const single: Habit = async ({ witness, dice }, url, sender) => {
  const [count] = await ask(url, witness, ["eth_getTransactionCount", sender.address, "pending"]);
  for (let nonce = Number(count); nonce < Number(count) + 5; nonce += 1) {
    const [hash] = await ask(url, witness, send(await sender.sign(nonce)));
    if (hash !== undefined && dice.next(3) === 0) await ask(url, witness, ["eth_getTransactionReceipt", hash]);
  }
};

/** Sends several in a batch, with questions between them. */
export const batch: Habit = async ({ witness, dice }, url, sender) => {
  const count: Request = ["eth_getTransactionCount", sender.address, "latest"];
  const [next] = await ask(url, witness, count);
  const requests: Request[] = [];
  for (let i = 0; i < 2 + dice.next(8); i += 1) {
    requests.push(send(await sender.sign(Number(next) + i)), dice.next(2) === 0 ? count : ["eth_blockNumber"]);
  }
  await ask(url, witness, ...requests);
};

/** Sends out of order, so that all wait until the first has come, which sometimes does not. */
export const gap: Habit = async ({ witness, dice }, url, sender) => {
  const [next] = await ask(url, witness, ["eth_getTransactionCount", sender.address, "latest"]);
  for (let i = 1 + dice.next(4); i > 0; i -= 1) await ask(url, witness, send(await sender.sign(Number(next) + i)));
  if (dice.next(3) > 0) await ask(url, witness, send(await sender.sign(Number(next))));
  else await pause(20);
};

/** Sends the same through all nodes at the same time. */
export const twins: Habit = async ({ endpoints, witness }, url, sender) => {
  const [next] = await ask(url, witness, ["eth_getTransactionCount", sender.address, "pending"]);
  const raw = await sender.sign(Number(next));
  await Promise.all(endpoints.map((node) => ask(node.url, witness, send(raw))));
};

/** Follows all news over a WebSocket, and sends there without waiting for answers. */
export const follow: Habit = async (life, url, sender) => {
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
