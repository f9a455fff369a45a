import { readFile } from "node:fs/promises";
import { Fragment, id as hashOfText, keccak256 } from "ethers";
import { z } from "zod";
import { nameField } from "../consortium/fields.ts";
import { harmless } from "../format.ts";
import { Refusal } from "../refusal.ts";
import { canonicalJson } from "./canonical.ts";
import { immutablesSchema } from "./immutables.ts";
import { storageLayoutSchema } from "./storageLayout.ts";

/** Levels of lists and objects in a file, of which its compiler's settings and interfaces need few. */
const DEEPEST = 100;

const bytesField = z.string().regex(/^0x([0-9a-f]{2})*$/i, "must be bytes: 0x and hexadecimal digits");

const inputSchema = z.strictObject({
  language: z.string().regex(/^Solidity$/, "must be Solidity, which people read"),
  sources: z.record(z.string(), z.strictObject({ content: z.string() })),
  settings: z.record(z.string(), z.json()),
});

const fileSchema = z.strictObject({
  form: z.literal("concordat-release/1"),
  name: nameField,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, "must be a version such as 1.0.0"),
  contract: z.string().regex(/^[^:]+:[^:]+$/, "must be a source's path, a colon and a contract's name"),
  arguments: z.array(z.json()),
  initCode: bytesField,
  compiler: z.string(),
  input: inputSchema,
  abi: z.array(z.looseObject({ type: z.string() })).refine(isReadable, "cannot be read"),
  storageLayout: storageLayoutSchema,
  immutableReferences: immutablesSchema,
  deployedBytecode: bytesField,
});

/** A compiler's standard JSON input. */
export type CompilerInput = z.output<typeof inputSchema>;

/** Everything from which a release can be checked and published: its code, and the source that it comes from. */
export type ReleaseFile = z.output<typeof fileSchema>;

/** The parts of a release file that hashes prove. */
type HashedParts = Pick<ReleaseFile, "initCode" | "compiler" | "contract" | "input">;

/** What the chain holds of a release's file. */
export interface ReleaseHashes {
  readonly initCodeHash: string;
  readonly sourceHash: string;
}

/** The hashes of a release file, computed anew: of the creation code, and of compiler, contract and sources. */
export function hashesOf({ initCode, compiler, contract, input }: HashedParts): ReleaseHashes {
  return { initCodeHash: keccak256(initCode), sourceHash: hashOfText(canonicalJson({ compiler, contract, input })) };
}

/**
 * Reads one release file.
 * @throws Refusal naming the file and what is wrong in it
 */
export async function readReleaseFile(path: string): Promise<ReleaseFile> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch {
    throw new Refusal(`There is no release file ${path}: \`release submit\` writes one.`);
  }
  return parse(text, path);
}

/**
 * As {@link readReleaseFile}, for a release of the chain.
 * @throws Refusal also when the file is of other code or other sources than the release
 */
export async function readReleaseFileFor(path: string, release: ReleaseHashes, label: string): Promise<ReleaseFile> {
  const file = await readReleaseFile(path);
  const { initCodeHash, sourceHash } = hashesOf(file);
  if (initCodeHash !== release.initCodeHash) {
    throw new Refusal(`${path} is not the file of ${label}: its creation code has another hash than the chain knows.`);
  }
  if (sourceHash !== release.sourceHash) {
    throw new Refusal(`${path} is not the file of ${label}: its sources have another hash than the chain knows.`);
  }
  return file;
}

function parse(text: string, path: string): ReleaseFile {
  try {
    return fileSchema.parse(shallow(JSON.parse(text)));
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : [];
    const reason = issue === undefined ? "it is not JSON" : `${z.core.toDotPath(issue.path)} ${issue.message}`;
    throw new Refusal(`${path} is no release file: ${harmless(reason)}.`);
  }
}

/** The value, unless it nests so deep that who walks it may run out of stack. */
function shallow(value: unknown, room = DEEPEST): unknown {
  if (room < 0) throw new RangeError("nested too deep");
  if (typeof value === "object" && value !== null) for (const inner of Object.values(value)) shallow(inner, room - 1);
  return value;
}

function isReadable(abi: readonly Readonly<Record<string, unknown>>[]): boolean {
  try {
    for (const fragment of abi) Fragment.from(fragment);
    return true;
  } catch {
    return false;
  }
}
