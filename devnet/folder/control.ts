import { once } from "node:events";
import { type Socket, createServer } from "node:net";
import { createInterface } from "node:readline";
import { Refusal } from "../../lib/refusal.ts";
import { controlPath } from "./controlPath.ts";
import { ControlCommand, type ControlReply, type DevnetStatus } from "./controlProtocol.ts";
import { parseJson } from "../json.ts";
import { OWNER_ONLY } from "../ownerOnly.ts";

/** What control can do. All of it is out of reach of JSON-RPC. */
export interface Controlled {
  advance(seconds: number): Promise<void>;
  status(): Promise<DevnetStatus>;
}

/** The open control socket of a data folder. */
export interface Control {
  /** Obeys every command from now on; until then all but stop are answered that the devnet is starting. */
  serve(controlled: Controlled): void;
  /** Takes no further caller and frees the path of the socket; those who called stay. */
  unlisten(): void;
  /** Lets go of all callers, who take it for the end. */
  hangUp(): Promise<void>;
}

const UMASK = 0o777 & ~OWNER_ONLY.file;
const COMMANDS = 'Write one command a line: {"advance": seconds}, {"status": true} or {"stop": true}.';

/**
 * Listens on the data folder's control socket, which only its owner may open.
 * @param stop ends the devnet, also one that is still starting
 * @throws Refusal when the socket cannot be opened
 */
export async function openControl(dataFolder: string, stop: () => void): Promise<Control> {
  const sockets = new Set<Socket>();
  let served: Controlled | undefined;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    createInterface({ input: socket }).on("line", (line) => {
      void obey(line, stop, served).then((reply) => socket.write(`${JSON.stringify(reply)}\n`));
    });
  });
  const path = controlPath(dataFolder);
  const umask = process.umask(UMASK);
  server.listen(path);
  process.umask(umask);
  try {
    await once(server, "listening");
  } catch {
    throw new Refusal(`${path} cannot be opened: another devnet is starting or stopping there. Try again.`);
  }
  const closed = once(server, "close");
  return {
    serve(controlled) {
      served = controlled;
    },
    unlisten: () => void server.close(),
    async hangUp() {
      for (const socket of sockets) socket.destroySoon();
      await closed;
    },
  };
}

async function obey(line: string, stop: () => void, controlled?: Controlled): Promise<ControlReply> {
  const command = ControlCommand.safeParse(parseJson(line));
  if (!command.success) return { error: COMMANDS };
  if ("stop" in command.data) {
    stop();
    return { stopping: true };
  }
  if (controlled === undefined) return { error: "The devnet is still starting; ask again in a moment." };
  try {
    if ("advance" in command.data) await controlled.advance(command.data.advance);
    return { status: await controlled.status() };
  } catch (thrown) {
    return { error: thrown instanceof Error ? thrown.message : "The command failed." };
  }
}
