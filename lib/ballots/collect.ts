import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Refusal } from "../refusal.ts";
import type { SignedBallot } from "./ballot.ts";
import { BALLOT_ENDING, readBallot } from "./ballotFile.ts";

/** A file of a delivery. */
export interface CollectedFile {
  readonly file: string;
  /** Undefined when the file holds no ballot. */
  readonly ballot: SignedBallot | undefined;
  /** Why it holds none, without capital and full stop. */
  readonly fault: string | undefined;
}

/**
 * Reads ballot files, those given and all of the folders given. A file that holds no ballot stops no other.
 * @throws Refusal when a path is not there, or a folder holds no ballot file
 */
export async function collectBallots(paths: readonly string[]): Promise<CollectedFile[]> {
  const files = (await Promise.all(paths.map(filesAt))).flat();
  const distinct = new Map(files.map((file) => [resolve(file), file]));
  return Promise.all([...distinct.values()].map(collect));
}

async function filesAt(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw new Refusal(`There is no ballot file or folder ${path}.`);
  if (!found.isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => name.endsWith(BALLOT_ENDING)).sort();
  if (names.length > 0) return names.map((name) => join(path, name));
  throw new Refusal(`The folder ${path} holds no ballot: their files end in ${BALLOT_ENDING}.`);
}

async function collect(file: string): Promise<CollectedFile> {
  try {
    return { file, ballot: await readBallot(file), fault: undefined };
  } catch (thrown) {
    if (thrown instanceof Refusal)
      return { file, ballot: undefined, fault: thrown.message.replace(file, "it").replace(/\.$/, "") };
    throw thrown;
  }
}
