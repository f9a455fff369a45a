import { concat, dataLength, dataSlice } from "ethers";
import type { Desk } from "../../desk.ts";
import { Refusal } from "../../refusal.ts";
import { masked } from "../../suite/byteDifference.ts";
import { canonicalJson } from "../canonical.ts";
import type { Compiled } from "../compile.ts";
import { encodeConstructor } from "../constructorArguments.ts";
import type { ReleaseEntry } from "../entries.ts";
import { isPublished } from "../naming.ts";
import { type ReleaseFile, hashesOf } from "../releaseFile.ts";
import { type Finding, codeFinding, hashFinding } from "./finding.ts";
import type { Material } from "./material.ts";

/** Of the file what follows from the sources, by the words for it. */
const CLAIMS = [
  ["abi", "the file's interface"],
  ["storageLayout", "the file's storage layout"],
  ["immutableReferences", "the file's places of immutables"],
  ["deployedBytecode", "the file's runtime code"],
] as const satisfies readonly (readonly [keyof Compiled & keyof ReleaseFile, string])[];

/** Hashes of the material against those of the chain. */
export function hashFindings(material: Material, release: ReleaseEntry): Finding[] {
  const { initCodeHash, sourceHash } = hashesOf(material);
  return [
    hashFinding("sources", release.sourceHash, sourceHash),
    hashFinding("creation code", release.initCodeHash, initCodeHash),
  ];
}

/** What a material says of the contract itself. */
type Told = Pick<Material, "initCode" | "claims">;

/** The material's creation code against what its sources compile to, arguments included. */
export function creationFinding({ initCode, claims }: Told, { bytecode, abi }: Compiled): Finding {
  const start = dataLength(bytecode);
  const part = (offset: number) => (offset < start ? "creation code from source" : "constructor arguments");
  const same = "what the sources compile to";
  if (claims === undefined) {
    const given = dataSlice(initCode, 0, Math.min(start, dataLength(initCode)));
    return codeFinding(part, bytecode, given, same);
  }
  try {
    const { encoded } = encodeConstructor({ abi, contract: claims.contract }, claims.arguments);
    return codeFinding(part, concat([bytecode, encoded]), initCode, same);
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return { part: "constructor arguments", same: false, words: thrown.message };
  }
}

/** What a release file says of its contract, against what its sources compile to; only what differs. */
export function claimFindings({ claims }: Told, compiled: Compiled): Finding[] {
  if (claims === undefined) return [];
  return CLAIMS.filter(([name]) => canonicalJson(claims[name]) !== canonicalJson(compiled[name])).map(([, part]) => ({
    part,
    same: false,
    words: "is not what the sources compile to",
  }));
}

/** The code at the release's address against what its sources compile to; there is none before it is published. */
export async function runtimeFinding({ provider }: Desk, release: ReleaseEntry, compiled: Compiled): Promise<Finding> {
  const part = "code on the chain";
  const running = await provider.getCode(release.target);
  if (running === "0x") {
    if (isPublished(release)) return { part, same: false, words: "there is none, though it was published" };
    return { part, same: false, absent: true, words: "not published" };
  }
  const { deployedBytecode, immutableReferences } = compiled;
  return runningFinding(part, running, { deployedBytecode, immutableReferences });
}

/** What a constructor leaves is its own choice: a warning where it is other code than its sources compile to. */
export function constructorDoubt(
  running: string,
  compiled: Pick<Compiled, "deployedBytecode" | "immutableReferences">,
): string[] {
  const { same, words } = runningFinding("code", running, compiled);
  return same ? [] : [`BEWARE, its constructor leaves other code than its sources compile to: ${words}`];
}

/** Code that runs against compiled code; what the constructor put into its immutables is left out. */
export function runningFinding(
  part: string,
  running: string,
  { deployedBytecode, immutableReferences }: Pick<Compiled, "deployedBytecode" | "immutableReferences">,
): Finding {
  const [expected, found] = [deployedBytecode, running].map((code) => masked(code, immutableReferences));
  const count = Object.values(immutableReferences).flat().length;
  const but = count === 0 ? "" : `, but for immutables in ${count} places`;
  return codeFinding(part, expected ?? "0x", found ?? "0x", `${dataLength(running)} bytes as compiled${but}`);
}
