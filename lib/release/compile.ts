import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { Refusal } from "../refusal.ts";
import { immutablesSchema } from "./immutables.ts";
import type { CompilerInput, ReleaseFile } from "./releaseFile.ts";
import { storageLayoutSchema } from "./storageLayout.ts";

const PROCESS = join(import.meta.dirname, "solcProcess.ts");

/** Seconds that the compiler has: sources of others may be made to hold it up. */
const MOST_SECONDS = 120;

const WANTED = [
  "abi",
  "evm.bytecode.object",
  "evm.deployedBytecode.immutableReferences",
  "evm.deployedBytecode.object",
  "storageLayout",
];

/** What a release's input asks the compiler for: its one contract, since every other costs time. */
export function outputSelection(unit: string, name: string): Record<string, Record<string, string[]>> {
  return { [unit]: { [name]: WANTED } };
}

const answerSchema = z.object({ version: z.string(), output: z.string() });

const codeSchema = z.object({ object: z.string() });

const contractSchema = z.object({
  abi: z.array(z.looseObject({ type: z.string() })),
  storageLayout: storageLayoutSchema.default({ storage: [], types: null }),
  evm: z.object({
    bytecode: codeSchema,
    deployedBytecode: codeSchema.extend({ immutableReferences: immutablesSchema.default({}) }),
  }),
});

const outputSchema = z.object({
  errors: z.array(z.object({ severity: z.string(), formattedMessage: z.string() })).default([]),
  contracts: z.record(z.string(), z.record(z.string(), contractSchema)).default({}),
});

/** A contract as the bundled compiler makes it from a release's sources. Code is `0x` hexadecimal. */
export interface Compiled extends Pick<
  ReleaseFile,
  "abi" | "storageLayout" | "immutableReferences" | "deployedBytecode"
> {
  /** Creation code without arguments. */
  readonly bytecode: string;
}

/**
 * Compiles a release's sources with the bundled compiler.
 * @param contract `contracts/samples/PriceBoard.sol:PriceBoard`
 * @param seconds after which it gives up
 * @throws Refusal when the compiler is another version or takes too long, the sources do not compile, or hold no such
 * contract
 */
export async function compile(
  { compiler, contract, input }: Pick<ReleaseFile, "compiler" | "contract" | "input">,
  seconds = MOST_SECONDS,
): Promise<Compiled> {
  const { version, output } = answerSchema.parse(JSON.parse(await run(contract, JSON.stringify(input), seconds)));
  if (!version.startsWith(compiler)) {
    throw new Refusal(`${contract} was compiled with solc ${compiler}; the compiler here is ${version}.`);
  }
  const { errors, contracts } = outputSchema.parse(JSON.parse(output));
  const failure = errors.find(({ severity }) => severity === "error");
  if (failure !== undefined) {
    throw new Refusal(
      `${contract} does not compile: ${failure.formattedMessage.split("\n", 1)[0] ?? "no reason told"}.`,
    );
  }
  const [path = "", name = ""] = contract.split(":");
  const made = contracts[unitOf(path, input)]?.[name];
  if (made === undefined) throw new Refusal(`The sources hold no contract ${contract}.`);
  const { abi, storageLayout, evm } = made;
  return {
    abi,
    storageLayout,
    bytecode: `0x${evm.bytecode.object}`,
    deployedBytecode: `0x${evm.deployedBytecode.object}`,
    immutableReferences: evm.deployedBytecode.immutableReferences,
  };
}

/** The compiler's name of a source: Hardhat puts a project's own below `project/`. */
export function unitOf(path: string, { sources }: Pick<CompilerInput, "sources">): string {
  return path in sources ? path : `project/${path}`;
}

async function run(contract: string, input: string, seconds: number): Promise<string> {
  const limit = { timeout: seconds * 1_000, killSignal: "SIGKILL" } as const;
  const child = spawn(process.execPath, [PROCESS], { stdio: ["pipe", "pipe", "ignore"], ...limit });
  const closed = once(child, "close");
  child.stdin.on("error", () => undefined).end(input);
  const output = await text(child.stdout);
  await closed;
  if (child.exitCode === 0) return output;
  if (child.killed) {
    throw new Refusal(
      `${contract} did not compile within ${seconds} s: what its sources make is not known here, so ask its developer for simpler ones.`,
    );
  }
  throw new Refusal(`The compiler ended without an answer (code ${child.exitCode ?? "none"}).`);
}
