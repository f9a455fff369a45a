import { Refusal } from "../refusal.ts";
import type { BuiltContract } from "./built.ts";
import { type Compiled, compile, outputSelection } from "./compile.ts";
import type { CompilerInput } from "./releaseFile.ts";

/** The input from which anybody compiles a contract to the same code, and what the build says that it is not. */
export interface ProvenInput {
  readonly input: CompilerInput;
  /** Whether it was cut to the sources that the contract reaches. */
  readonly cut: boolean;
  /** What it compiles to: its numbers of types and immutables are others than those of the whole build. */
  readonly compiled: Compiled;
}

/**
 * The compiler's input for a contract, proved by compiling it: cut to the sources that the contract reaches, or whole where
 * the others made a difference to the code.
 * @throws Refusal when not even the whole input gives the build's code
 */
export async function provenInput(built: BuiltContract): Promise<ProvenInput> {
  for (const cut of [true, false]) {
    const input = inputOf(built, cut ? reached(built) : Object.keys(built.input.sources));
    const compiled = await compile({ compiler: built.compiler, contract: built.contract, input });
    const isSame = compiled.bytecode === built.bytecode && compiled.deployedBytecode === built.deployedBytecode;
    if (isSame) return { input, cut, compiled };
  }
  throw new Refusal(
    `The bundled compiler makes other code of ${built.contract} than the build holds: run \`npx hardhat build --force\`.`,
  );
}

function inputOf({ input, unit, contractName }: BuiltContract, units: readonly string[]): CompilerInput {
  const { language, settings } = input;
  const sources = units.map((name) => [name, { content: input.sources[name]?.content ?? "" }] as const);
  const wanted = { ...settings, outputSelection: outputSelection(unit, contractName) };
  return { language, sources: Object.fromEntries(sources), settings: wanted };
}

/** The contract's own source, and all that it imports, directly or not; in one order for one set. */
export function reached({ unit, imports }: BuiltContract): string[] {
  const found = new Set([unit]);
  for (const next of found) for (const imported of imports.get(next) ?? []) found.add(imported);
  return [...found].sort();
}
