import { codeOf } from "../../lib/failure.ts";
import { Refusal } from "../../lib/refusal.ts";

/** In words what those failures of the system mean that people meet. */
const WORDS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such folder",
  ENOTDIR: "there is no such folder",
  EEXIST: "something is there already",
  ENOTEMPTY: "something is there already",
  EACCES: "the system does not permit it",
  EPERM: "the system does not permit it",
  EROFS: "nothing can be written there",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
};

/** What is thrown when a path cannot be written: the system's failure in words, anything else as it is. */
export function unwritable(path: string, thrown: unknown): unknown {
  const code = codeOf(thrown);
  if (code === undefined || !(thrown instanceof Error) || !("syscall" in thrown)) return thrown;
  const why = WORDS[code] ?? "the system refuses";
  return new Refusal(`${path} was not written: ${why} (${code}).`, { cause: thrown });
}
