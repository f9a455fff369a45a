import { Compiler } from "../../../scripts/mutants/compiler.ts";
import { described, type Mutant } from "../../../scripts/mutants/mutant.ts";
import { mutationsOf } from "../../../scripts/mutants/mutations.ts";
import { guardsOf } from "../../../scripts/mutants/guards.ts";

/** Every mutant of a source of this text. */
export async function mutantsOf(text: string): Promise<Mutant[]> {
  const file = "Sample.sol";
  const compiler = new Compiler();
  try {
    const { sources } = await compiler.all({ [file]: `pragma solidity ^0.8.28;\n${text}` });
    const source = `pragma solidity ^0.8.28;\n${text}`;
    return described(file, "hash", source, mutationsOf(source, sources[file]?.ast, guardsOf(sources)));
  } finally {
    compiler.stop();
  }
}

/** A mutant that changes nothing in particular. */
export function mutant(changes: Partial<Mutant> = {}): Mutant {
  const range = { start: 10, length: 1, replacement: "-", kind: "operator" } as const;
  return {
    ...range,
    file: "contracts/asset/A.sol",
    hash: "h",
    line: 1,
    before: "a + b",
    after: "a - b",
    occurrence: 1,
    ...changes,
  };
}
