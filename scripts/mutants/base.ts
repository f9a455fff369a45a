import { createHash } from "node:crypto";
import type { Codes, Compiler } from "./compiler.ts";
import { guardsOf } from "./guards.ts";
import { described, type Mutant } from "./mutant.ts";
import { mutationsOf } from "./mutations.ts";
import { contractFiles, fixtureFiles, type Sources, sourcesOf } from "./sources.ts";

/** The sources as they are, and all that can be changed in them. */
export interface Base {
  readonly sources: Sources;
  /** Hash of the sources. */
  readonly hash: string;
  readonly codes: Codes;
  /** Contracts, as `file:Name`, in whose code a file is found. */
  readonly contractsOf: ReadonlyMap<string, readonly string[]>;
  /** Every mutant of each file. */
  readonly mutants: ReadonlyMap<string, readonly Mutant[]>;
}

/** Compiles contracts/ and what its tests deploy, and finds the mutants of these files of contracts/. */
export async function baseOf(compiler: Compiler, files: readonly string[]): Promise<Base> {
  const sources = sourcesOf([...contractFiles(), ...fixtureFiles()]);
  const { codes, sources: compiled } = await compiler.all(sources);
  const changesNothing = guardsOf(compiled);
  const mutants = new Map<string, readonly Mutant[]>();
  for (const file of files) {
    const text = sources[file] ?? "";
    const found = mutationsOf(text, compiled[file]?.ast, changesNothing);
    mutants.set(file, described(file, sha256(text), text, found));
  }
  return {
    sources,
    hash: sha256(JSON.stringify(sources)),
    codes,
    mutants,
    contractsOf: contractsByFile(codes, compiled),
  };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Which contracts hold code of which file, by the compiler's source maps: `start:length:file:jump:depth;…`. */
function contractsByFile(codes: Codes, compiled: Readonly<Record<string, { id: number }>>): Map<string, string[]> {
  const names = new Map(Object.entries(compiled).map(([name, { id }]) => [String(id), name]));
  const contracts = new Map<string, string[]>();
  for (const [contract, { maps }] of codes) {
    const numbers = new Set(maps.flatMap((map) => map.split(";").map((place) => place.split(":")[2] ?? "")));
    for (const number of numbers) {
      const file = names.get(number);
      if (file !== undefined) contracts.set(file, [...(contracts.get(file) ?? []), contract]);
    }
  }
  return contracts;
}
