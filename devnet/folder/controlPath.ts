import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import { Refusal } from "../../lib/refusal.ts";

/** Most bytes of a socket's path: `sun_path` of the system, less its closing zero byte. */
const LONGEST_PATH = process.platform === "darwin" ? 103 : 107;

/**
 * Where the devnet of a data folder listens for control: a socket in the folder, on Windows a named pipe.
 * @throws Refusal when the path is longer than the system allows for a socket
 */
export function controlPath(dataFolder: string, platform: NodeJS.Platform = process.platform): string {
  const folder = resolve(dataFolder);
  if (platform === "win32") {
    return `\\\\.\\pipe\\concordat-${createHash("sha256").update(folder).digest("hex").slice(0, 32)}`;
  }
  const path = join(folder, "control.sock");
  const length = Buffer.byteLength(path);
  if (length <= LONGEST_PATH) return path;
  throw new Refusal(
    `${path} has ${length} bytes, but a socket's path holds at most ${LONGEST_PATH}: choose a data folder with a shorter path.`,
  );
}
