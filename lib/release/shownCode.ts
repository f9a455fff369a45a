import type { Desk } from "../desk.ts";
import { Refusal } from "../refusal.ts";
import type { ReleaseEntry } from "./entries.ts";
import { type Examined, examine } from "./examine.ts";
import { isPublished } from "./naming.ts";
import type { ReleaseFile } from "./releaseFile.ts";
import type { FoundFile } from "./releaseFolder.ts";
import { materialOf } from "./verification/material.ts";
import { verifyRelease } from "./verify.ts";

/** What a release's file tells. */
export interface ShownCode {
  /** Path of the release file. */
  readonly file: string;
  readonly contract: string;
  readonly compiler: string;
  readonly arguments: ReleaseFile["arguments"];
  /** Undefined while its constructor fails. */
  readonly examined: Examined | undefined;
  /** Why the constructor fails today. */
  readonly fails: string | undefined;
  /** What the file tells otherwise than its sources compile to: hashes prove code and sources alone. */
  readonly doubts: readonly string[];
}

/** What the file of a release tells, and what of it its sources do not prove. */
export async function codeOf(desk: Desk, entry: ReleaseEntry, { path, file }: FoundFile): Promise<ShownCode> {
  const { contract, compiler, arguments: given } = file;
  const doubts = await doubtsOf(desk, entry, { path, file });
  const base = { file: path, contract, compiler, arguments: given, doubts };
  const runtimeCode = isPublished(entry) ? await desk.provider.getCode(entry.target) : undefined;
  try {
    return { ...base, examined: await examine(desk, file, entry, runtimeCode), fails: undefined };
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return { ...base, examined: undefined, fails: thrown.message };
  }
}

/** A file that has the right hashes may still lie about interface and storage: so it is compiled. */
export async function doubtsOf(desk: Desk, entry: ReleaseEntry, found: FoundFile): Promise<string[]> {
  try {
    const { data } = await verifyRelease(desk, entry, materialOf(found));
    return data.findings
      .filter(({ same, absent }) => !same && absent === undefined)
      .map(({ part, words }) => `${part}: ${words}`);
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return [`it could not be compiled here: ${thrown.message}`];
  }
}
