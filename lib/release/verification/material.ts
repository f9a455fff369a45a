import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { keccak256 } from "ethers";
import { z } from "zod";
import type { Desk } from "../../desk.ts";
import { Refusal } from "../../refusal.ts";
import { builtContract } from "../built.ts";
import type { ReleaseEntry } from "../entries.ts";
import { type ReleaseFile, readReleaseFile } from "../releaseFile.ts";
import { type FoundFile, findReleaseFile } from "../releaseFolder.ts";
import { provenInput } from "../sources.ts";

const FOLDER = join(import.meta.dirname, "../../../artifacts");

const artifactSchema = z.object({ contractName: z.string(), sourceName: z.string(), bytecode: z.string() });

/** What a release is compared with: sources and creation code, and what a file says came of them. */
export interface Material extends Pick<ReleaseFile, "compiler" | "contract" | "input" | "initCode"> {
  /** Where it comes from: `file …`, or `the build`. */
  readonly origin: string;
  /** What else a release file claims; undefined for what is of this build. */
  readonly claims: ReleaseFile | undefined;
}

/**
 * The material of a release: of the given file, whatever its hashes, of the file at hand that has the release's, or of the
 * build.
 * @param home folder of the network's data, below which release files are
 * @throws Refusal when there is neither
 */
export async function materialFor(desk: Desk, release: ReleaseEntry, home: string, path?: string): Promise<Material> {
  if (path !== undefined) return materialOf({ path, file: await readReleaseFile(path) });
  const found = await findReleaseFile(home, release);
  return found === undefined ? materialOfBuild(desk, release) : materialOf(found);
}

/** What a release file gives. */
export function materialOf({ path, file }: FoundFile): Material {
  const { compiler, contract, input, initCode } = file;
  return { compiler, contract, input, initCode, origin: `file ${path}`, claims: file };
}

/**
 * The material of a published release that is a contract of this project: its creation code from the transaction that
 * published it, its sources from the build.
 * @throws Refusal when it is not published, or no contract of the build
 */
async function materialOfBuild(desk: Desk, release: ReleaseEntry): Promise<Material> {
  const initCode = await publishedCode(desk, release);
  const built = initCode === undefined ? undefined : builtFrom(initCode);
  if (initCode === undefined || built === undefined) {
    throw new Refusal(
      `${release.label} cannot be compared: its file is not here, and no contract of this build has its code. Get the file from its developer and give it with --file.`,
    );
  }
  const { compiler, contract } = built;
  const { input } = await provenInput(built);
  return { compiler, contract, input, initCode, origin: "the build of this project", claims: undefined };
}

/** The creation code of a release as it was published. */
async function publishedCode(
  { suite, provider }: Desk,
  { id, initCodeHash }: ReleaseEntry,
): Promise<string | undefined> {
  const { releases } = suite;
  const [published] = await releases.queryFilter(releases.filters.ReleasePublished(id));
  const sent = published === undefined ? null : await provider.getTransaction(published.transactionHash);
  const called = sent === null ? null : releases.interface.parseTransaction(sent);
  const initCode: unknown = called?.name === "publish" ? called.args[1] : undefined;
  return typeof initCode === "string" && keccak256(initCode) === initCodeHash ? initCode : undefined;
}

/** The contract of the build whose creation code is the longest that stands before the arguments. */
function builtFrom(initCode: string) {
  const artifacts = globSync("{contracts,test}/**/*.sol/*.json", { cwd: FOLDER })
    .map((path) => artifactSchema.parse(JSON.parse(readFileSync(join(FOLDER, path), "utf8"))))
    .filter(({ bytecode }) => bytecode !== "0x" && initCode.startsWith(bytecode));
  const [found] = artifacts.sort((a, b) => b.bytecode.length - a.bytecode.length);
  return found === undefined ? undefined : builtContract(`${found.sourceName}:${found.contractName}`);
}
