import { createHash } from "node:crypto";
import { mutated, type Mutation } from "./mutations.ts";

/** One change of one file, as people and the list of the explained know it. */
export interface Mutant extends Mutation {
  readonly file: string;
  /** SHA-256 of the file as it is. */
  readonly hash: string;
  /** Line of the change, from 1. */
  readonly line: number;
  /** The lines as they are and as they become, on one line. */
  readonly before: string;
  readonly after: string;
  /** 1, or more where the same change of the same lines was found further up in the file. */
  readonly occurrence: number;
}

/** The mutants that these mutations of a file make. */
export function described(file: string, hash: string, text: string, mutations: readonly Mutation[]): Mutant[] {
  const seen = new Map<string, number>();
  return mutations.map((mutation) => {
    const change = changeOf(text, mutation);
    const known = `${change.before}\n${change.after}`;
    const occurrence = (seen.get(known) ?? 0) + 1;
    seen.set(known, occurrence);
    return { ...mutation, ...change, file, hash, occurrence };
  });
}

/** Names a mutant, wherever it moves in its file. */
export function nameOf({
  file,
  before,
  after,
  occurrence,
}: Pick<Mutant, "file" | "before" | "after" | "occurrence">): string {
  return [file, before, after, occurrence].join("\n");
}

/** The mutants in an order that only the seed and their names decide. */
export function shuffled(mutants: readonly Mutant[], seed: string): Mutant[] {
  const rank = (mutant: Mutant) =>
    createHash("sha256")
      .update(`${seed}\n${nameOf(mutant)}`)
      .digest("hex");
  const ranked = mutants.map((mutant) => ({ mutant, rank: rank(mutant) }));
  return ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1)).map(({ mutant }) => mutant);
}

function changeOf(text: string, mutation: Mutation) {
  const bytes = Buffer.from(text);
  const first = bytes.lastIndexOf("\n", mutation.start - 1) + 1;
  const next = bytes.indexOf("\n", mutation.start + mutation.length);
  const last = next === -1 ? bytes.length : next;
  const lines = bytes.subarray(first, last).toString();
  const changed = mutated(lines, { ...mutation, start: mutation.start - first });
  const line = bytes.subarray(0, first).toString().split("\n").length;
  return { line, before: squeezed(lines), after: squeezed(changed) };
}

function squeezed(lines: string): string {
  return lines.replaceAll(/\s+/g, " ").trim();
}
