import { readFile } from "node:fs/promises";

/** States of a process that has ended and is not yet forgotten. */
const ENDED = ["Z", "X"];

/**
 * When a process was born: the machine's boot and the ticks since then. Of all processes that ever get a number, no two
 * have the same.
 * @returns undefined when there is none of that number, it has ended, or the system (any but Linux) does not tell
 */
export async function birthOf(pid: number): Promise<string | undefined> {
  try {
    const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8");
    const status = await readFile(`/proc/${pid}/stat`, "utf8");
    const [state = "", ...fields] = status.slice(status.lastIndexOf(")") + 2).split(" ");
    const ticks = fields[18];
    return ticks === undefined || ENDED.includes(state) ? undefined : `${boot.trim()} ${ticks}`;
  } catch {
    return undefined;
  }
}
