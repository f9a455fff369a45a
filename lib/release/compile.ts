import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { harmless } from "../format.ts";
import { Refusal } from "../refusal.ts";
import { immutablesSchema } from "./immutables.ts";
import type { CompilerInput, ReleaseFile } from "./releaseFile.ts";
import { storageLayoutSchema } from "./storageLayout.ts";

const PROCESS = join(import.meta.dirname, "solcProcess.ts");

/** Longest that the compiler may take: sources of a few lines can keep it busy for days. */
const MOST_TIME = 180_000;

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
 * @throws Refusal when the compiler is another version, the sources do not compile, or hold no such contract
 */
export async function compile(
  { compiler, contract, input }: Pick<ReleaseFile, "compiler" | "contract" | "input">,
  most = MOST_TIME,
): Promise<Compiled> {
  const { version, output } = answerSchema.parse(JSON.parse(await answerTo(JSON.stringify(input), most)));
  if (!version.startsWith(compiler)) {
    throw new Refusal(harmless(`${contract} was compiled with solc ${compiler}; the compiler here is ${version}.`));
  }
  const { errors, contracts } = outputSchema.parse(JSON.parse(output));
  const failure = errors.find(({ severity }) => severity === "error");
  if (failure !== undefined) {
    throw new Refusal(
      harmless(`${contract} does not compile: ${failure.formattedMessage.split("\n", 1)[0] ?? "no reason told"}.`),
    );
  }
  const [path = "", name = ""] = contract.split(":");
  const made = own(own(contracts, sourceUnitOf(path, input)), name);
  if (made === undefined) throw new Refusal(harmless(`The sources hold no contract ${contract}.`));
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
function sourceUnitOf(path: string, { sources }: Pick<CompilerInput, "sources">): string {
  return Object.hasOwn(sources, path) ? path : `project/${path}`;
}

/** What a record holds itself: a file chooses the names that are looked up. */
function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

/** The compiler's last answers by the hash of what it was given: the same sources compile to the same code. */
const answers = new Map<string, string>();

/** Most answers that are kept; one has up to a megabyte. */
const MOST_ANSWERS = 32;

async function answerTo(input: string, most: number): Promise<string> {
  const hash = createHash("sha256").update(input).digest("hex");
  const answer = answers.get(hash) ?? (await run(input, most));
  answers.delete(hash);
  answers.set(hash, answer);
  const [oldest = hash] = answers.keys();
  if (answers.size > MOST_ANSWERS) answers.delete(oldest);
  return answer;
}

async function run(input: string, most: number): Promise<string> {
  const child = spawn(process.execPath, [PROCESS], {
    stdio: ["pipe", "pipe", "ignore"],
    timeout: most,
    killSignal: "SIGKILL",
  });
  const closed = once(child, "close");
  child.stdin.on("error", () => undefined).end(input);
  const output = await text(child.stdout);
  await closed;
  if (child.exitCode === 0) return output;
  if (child.killed) throw new Refusal(`The compiler was stopped: it took longer than ${most / 1_000} seconds.`);
  throw new Refusal(`The compiler ended without an answer (code ${child.exitCode ?? "none"}).`);
}
