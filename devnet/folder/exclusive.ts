import { createHash, randomUUID } from "node:crypto";
import { link, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { codeOf } from "../../lib/failure.ts";

/**
 * Makes a file that one process at a time has, or takes it over from one that left it behind. Only who holds a second
 * such file, whose name has the hash of what the first one says, may replace the first: of two who find the same file
 * left behind, one gets that right; who gets it late finds that the first file says something else by now.
 * @param text who has the file; no other process ever says the same
 * @param isLeft whether the process that said this has ended
 * @returns whether this process has the file now
 */
export async function take(path: string, text: string, isLeft: (text: string) => Promise<boolean>): Promise<boolean> {
  while (true) {
    if (await create(path, text)) return true;
    const found = await read(path);
    if (found === undefined) continue;
    if (!(await isLeft(found))) return false;
    const right = `${path}.${createHash("sha256").update(found).digest("hex").slice(0, 16)}`;
    if (!(await take(right, text, isLeft))) return false;
    try {
      if ((await read(path)) !== found) continue;
      await replace(path, text);
      return true;
    } finally {
      await rm(right, { force: true });
    }
  }
}

/** Replaces a file in one step. */
export async function replace(path: string, text: string): Promise<void> {
  const fresh = `${path}.${randomUUID()}`;
  await writeFile(fresh, text);
  await rename(fresh, path);
}

/** Removes what takers who were killed left beside a file. Only who has the file may do so. */
export async function sweep(path: string): Promise<void> {
  const folder = dirname(path);
  for (const name of await readdir(folder)) {
    if (name.startsWith(`${basename(path)}.`)) await rm(join(folder, name), { force: true });
  }
}

/** Makes a file with its whole text, unless there is one. */
async function create(path: string, text: string): Promise<boolean> {
  const fresh = `${path}.${randomUUID()}`;
  await writeFile(fresh, text);
  try {
    await link(fresh, path);
    return true;
  } catch (thrown) {
    const code = codeOf(thrown);
    if (code === "EEXIST" || code === "ENOENT") return false;
    throw thrown;
  } finally {
    await rm(fresh, { force: true });
  }
}

async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (thrown) {
    if (codeOf(thrown) === "ENOENT") return undefined;
    throw thrown;
  }
}
