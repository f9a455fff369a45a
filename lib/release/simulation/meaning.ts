import { Refusal } from "../../refusal.ts";
import { compile } from "../compile.ts";
import type { ReleaseFile } from "../releaseFile.ts";
import { claimFindings, creationFinding } from "../verification/compared.ts";

/** What reads a contract's events and storage, and why it may not be believed. */
export interface Meaning extends Pick<ReleaseFile, "abi" | "storageLayout"> {
  /** The code that its constructor should leave; undefined where it could not be compiled. */
  readonly runtime: Pick<ReleaseFile, "deployedBytecode" | "immutableReferences"> | undefined;
  readonly doubts: readonly string[];
}

/**
 * Interface and storage layout of a release as its sources compile to. The chain holds hashes of sources and creation code
 * alone: the two may be of different contracts, and what a file tells besides them may be invented.
 */
export async function meaningOf(file: ReleaseFile): Promise<Meaning> {
  try {
    const compiled = await compile(file);
    const told = { initCode: file.initCode, claims: file };
    const findings = [creationFinding(told, compiled), ...claimFindings(told, compiled)];
    const { abi, storageLayout, deployedBytecode, immutableReferences } = compiled;
    const differing = findings.filter(({ same }) => !same);
    const doubts = differing.map(
      ({ part, words }) => `Its sources do not prove it: ${part}: ${words}. See \`release verify\`.`,
    );
    return { abi, storageLayout, doubts, runtime: { deployedBytecode, immutableReferences } };
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    // No layout: one that nobody compiled may name places without end.
    const storageLayout = { storage: [], types: null };
    const doubts = [`Names are what its file says: ${thrown.message}`];
    return { abi: file.abi, storageLayout, doubts, runtime: undefined };
  }
}
