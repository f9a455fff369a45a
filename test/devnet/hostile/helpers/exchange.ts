import { connect } from "node:net";
import { LAST_ID } from "./good.ts";
import type { Input } from "./input.ts";

/** Milliseconds after which a node that says nothing hangs: more than it gives a caller to finish his request. */
const PATIENCE_MS = 30_000;

/** Milliseconds for which a caller who hangs up listens first. */
const LISTENS_MS = 40;

/**
 * Does to a node what the input says, on a connection of its own, until it ends or the last answer has come.
 * @returns all that came back until the connection ended
 * @throws Error when it does not end
 */
export function exchange(port: number, { bytes, hangsUp = false }: Pick<Input, "bytes" | "hangsUp">): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const heard: Buffer[] = [];
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    const hung = setTimeout(() => {
      reject(new Error(`The node neither answered nor ended the connection within ${PATIENCE_MS} ms.`));
      socket.destroy();
    }, PATIENCE_MS);
    socket.on("data", (data) => {
      heard.push(data);
      if (data.includes(LAST_ID)) socket.end();
    });
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      clearTimeout(hung);
      resolve(Buffer.concat(heard));
    });
    socket.write(bytes);
    if (hangsUp) socket.setTimeout(LISTENS_MS, () => socket.end());
  });
}
