import { once } from "node:events";
import { type Socket, connect } from "node:net";
import { createInterface } from "node:readline/promises";
import { Refusal } from "../../lib/refusal.ts";
import { controlPath } from "./controlPath.ts";
import { type ControlCommand, ControlReply, type DevnetStatus } from "./controlProtocol.ts";

/**
 * Moves the clock of the devnet on `dataFolder` forward by exactly `seconds`.
 * @returns its state afterwards
 * @throws Refusal when none runs there, or it refuses
 */
export function advance(dataFolder: string, seconds: number): Promise<DevnetStatus> {
  return command(dataFolder, { advance: seconds });
}

/**
 * Asks the devnet on `dataFolder` for its endpoints, head and time.
 * @throws Refusal when none runs there, or it is still starting
 */
export function status(dataFolder: string): Promise<DevnetStatus> {
  return command(dataFolder, { status: true });
}

/**
 * Stops the devnet on `dataFolder` and waits until its ports and its folder are free.
 * @throws Refusal when none runs there
 */
export async function stop(dataFolder: string): Promise<void> {
  const socket = await open(dataFolder);
  await ask(socket, { stop: true });
  socket.resume();
  if (!socket.closed) await once(socket, "close");
}

/** Whether a devnet answers on the folder's control socket. */
export async function isServed(dataFolder: string): Promise<boolean> {
  try {
    const socket = await open(dataFolder);
    socket.destroy();
    return true;
  } catch {
    return false;
  }
}

async function command(dataFolder: string, order: ControlCommand): Promise<DevnetStatus> {
  const socket = await open(dataFolder);
  try {
    const reply = await ask(socket, order);
    if ("status" in reply) return reply.status;
    throw new Refusal("error" in reply ? reply.error : "The devnet is stopping.");
  } finally {
    socket.destroy();
  }
}

async function ask(socket: Socket, order: ControlCommand): Promise<ControlReply> {
  socket.write(`${JSON.stringify(order)}\n`);
  for await (const line of createInterface({ input: socket })) return ControlReply.parse(JSON.parse(line));
  throw new Refusal("The devnet ended without an answer.");
}

async function open(dataFolder: string): Promise<Socket> {
  const socket = connect(controlPath(dataFolder));
  try {
    await once(socket, "connect");
    return socket;
  } catch {
    throw new Refusal(
      `No devnet runs on ${dataFolder}: start one with \`npx hardhat devnet start --data ${dataFolder}\`.`,
    );
  }
}
