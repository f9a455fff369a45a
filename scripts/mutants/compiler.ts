import { z } from "zod";
import { Helper } from "./helper.ts";
import type { Sources } from "./sources.ts";

/** Longest that the compiler may take, in milliseconds. */
const MOST_TIME = 600_000;

const codeSchema = z.object({ object: z.string(), sourceMap: z.string().optional() });

const outputSchema = z.object({
  errors: z.array(z.object({ severity: z.string(), formattedMessage: z.string() })).default([]),
  sources: z.record(z.string(), z.object({ id: z.number(), ast: z.unknown().optional() })).default({}),
  contracts: z
    .record(
      z.string(),
      z.record(
        z.string(),
        z.object({
          evm: z.object({
            bytecode: codeSchema,
            deployedBytecode: codeSchema.extend({ immutableReferences: z.record(z.string(), z.unknown()).default({}) }),
          }),
        }),
      ),
    )
    .default({}),
});

const CODE = ["evm.bytecode.object", "evm.deployedBytecode.object", "evm.deployedBytecode.immutableReferences"];
const MAPS = ["evm.bytecode.sourceMap", "evm.deployedBytecode.sourceMap"];

/** What a contract becomes, with `0x`; the maps tell which source each instruction came from. */
export interface Code {
  readonly bytecode: string;
  readonly deployedBytecode: string;
  readonly immutableReferences: Readonly<Record<string, unknown>>;
  readonly maps: readonly string[];
}

/** Contracts by `file:Name`. */
export type Codes = ReadonlyMap<string, Code>;

/** The pinned compiler, without optimizer: mutants are compiled a thousand times, and none is kept. */
export class Compiler {
  readonly #helper = new Helper("solcProcess.ts");

  /** Everything, with syntax trees by file and the numbers that source maps give to files. */
  async all(sources: Sources) {
    const output = await this.#compile(sources, { "*": { "*": [...CODE, ...MAPS], "": ["ast"] } });
    const [failure] = errorsOf(output);
    if (failure !== undefined) throw new Error(failure);
    return { codes: codesOf(output), sources: output.sources };
  }

  /** The code of these contracts, or undefined where the sources do not compile. */
  async some(sources: Sources, contracts: readonly string[]): Promise<Codes | undefined> {
    const wanted: Record<string, Record<string, string[]>> = {};
    for (const contract of contracts) {
      const [file = "", name = ""] = contract.split(":");
      (wanted[file] ??= {})[name] = CODE;
    }
    const output = await this.#compile(sources, wanted);
    return errorsOf(output).length > 0 ? undefined : codesOf(output);
  }

  stop(): void {
    this.#helper.stop();
  }

  async #compile(sources: Sources, outputSelection: unknown) {
    const input = {
      language: "Solidity",
      sources: Object.fromEntries(Object.entries(sources).map(([name, content]) => [name, { content }])),
      settings: { evmVersion: "cancun", metadata: { appendCBOR: false }, outputSelection },
    };
    const output = z.string().parse(await this.#helper.ask(input, MOST_TIME));
    return outputSchema.parse(JSON.parse(output));
  }
}

function errorsOf({ errors }: z.output<typeof outputSchema>): string[] {
  return errors.filter(({ severity }) => severity === "error").map(({ formattedMessage }) => formattedMessage);
}

function codesOf({ contracts }: z.output<typeof outputSchema>): Codes {
  const codes = new Map<string, Code>();
  for (const [file, named] of Object.entries(contracts)) {
    for (const [name, { evm }] of Object.entries(named)) {
      const { bytecode, deployedBytecode } = evm;
      if (bytecode.object === "" || file.startsWith("@")) continue;
      codes.set(`${file}:${name}`, {
        bytecode: `0x${bytecode.object}`,
        deployedBytecode: `0x${deployedBytecode.object}`,
        immutableReferences: deployedBytecode.immutableReferences,
        maps: [bytecode.sourceMap ?? "", deployedBytecode.sourceMap ?? ""],
      });
    }
  }
  return codes;
}
