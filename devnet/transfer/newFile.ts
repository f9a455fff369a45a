import { randomBytes } from "node:crypto";
import { type WriteStream, createWriteStream } from "node:fs";
import { lstat, realpath, rename, rm } from "node:fs/promises";
import { dirname, isAbsolute, relative } from "node:path";
import { Refusal } from "../../lib/refusal.ts";
import { syncFolder } from "../journal/disk.ts";
import { OWNER_ONLY } from "../ownerOnly.ts";
import { unwritable } from "./fault.ts";

interface Place {
  /** Whether a file that is there may be replaced. */
  readonly force: boolean;
  /** A folder in which the file may not be. */
  readonly outside: string;
}

/** A file that is there whole or not at all. */
export interface NewFile {
  /** Has it filled under a temporary name, makes it durable, and gives it its name. */
  write(fill: (file: WriteStream) => Promise<void>): Promise<void>;
}

/**
 * Begins a file that only its owner may read.
 * @throws Refusal when something is there that may not be replaced, or it cannot be written there; nothing is left then
 */
export async function newFile(path: string, { force, outside }: Place): Promise<NewFile> {
  const folder = await realpath(dirname(path)).catch((thrown: unknown) => {
    throw unwritable(path, thrown);
  });
  const inside = relative(await realpath(outside), folder);
  if (!inside.startsWith("..") && !isAbsolute(inside)) {
    throw new Refusal(`${path} is in the data folder, of which it would be a copy: write it to another folder.`);
  }
  await checkFree(path, force);
  return {
    async write(fill) {
      const temporary = `${path}.${randomBytes(4).toString("hex")}.part`;
      try {
        await fill(createWriteStream(temporary, { flags: "wx", mode: OWNER_ONLY.file, flush: true }));
        await checkFree(path, force);
        await rename(temporary, path);
        await syncFolder(folder);
      } catch (thrown) {
        await rm(temporary, { force: true });
        throw unwritable(path, thrown);
      }
    },
  };
}

async function checkFree(path: string, force: boolean): Promise<void> {
  const there = await lstat(path).catch(() => undefined);
  if (there?.isDirectory() === true) throw new Refusal(`${path} is a folder: name a file to write.`);
  if (there !== undefined && !force) {
    throw new Refusal(`${path} is there already: name another file, or replace it with --force.`);
  }
}
