import { Interface } from "ethers";
import type { KnownContract } from "../decode.ts";
import type { ReleaseEntry } from "./entries.ts";
import { isPublished } from "./naming.ts";
import { type ReleaseFile, hashesOf } from "./releaseFile.ts";

/** The contracts of published releases whose files are at hand, with what reads their calls. */
export function releasedContracts(releases: readonly ReleaseEntry[], files: readonly ReleaseFile[]): KnownContract[] {
  const hashed = files.map((file) => ({ file, ...hashesOf(file) }));
  return releases.filter(isPublished).flatMap(({ label, target, initCodeHash, sourceHash }) => {
    const known = hashed.find((file) => file.initCodeHash === initCodeHash && file.sourceHash === sourceHash);
    if (known === undefined) return [];
    return [{ name: label, address: target, interface: new Interface(JSON.stringify(known.file.abi)) }];
  });
}
