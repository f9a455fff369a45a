import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { codeOf } from "./failure.ts";
import { Refusal } from "./refusal.ts";

/**
 * Writes a text file, and makes the folders to it.
 * @param isNew refuse to write over a file that is there
 * @throws Refusal when it cannot be written there
 */
export async function writeText(path: string, text: string, { isNew = false } = {}): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: isNew ? "wx" : "w" });
  } catch (cause) {
    const code = codeOf(cause) ?? "unknown reason";
    const reason = code === "EEXIST" && isNew ? "it is there already" : `it cannot be written (${code})`;
    throw new Refusal(`${path} was not written: ${reason}. Give another --out.`, { cause });
  }
}
