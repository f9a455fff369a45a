import { ZeroHash, encodeBytes32String, getCreate2Address, toBeHex } from "ethers";
import type { SubmissionStruct } from "../../types/ethers-contracts/release/Releases.ts";
import { nameField } from "../consortium/fields.ts";
import type { Desk } from "../desk.ts";
import { memberName } from "../enums.ts";
import { documentHash } from "../evidence.ts";
import { Refusal } from "../refusal.ts";
import { ORG_KINDS } from "../suite/words.ts";
import type { Flags } from "./dangers.ts";
import { type ReleaseEntry, releaseEntries, releaseOf } from "./entries.ts";
import { isPublished } from "./naming.ts";
import { type ReleaseFile, hashesOf } from "./releaseFile.ts";
import { parseVersion } from "./version.ts";

/** What a developer says of a release besides its code. */
export interface Declaration extends Flags {
  readonly name: string;
  /** `1.0.0`. */
  readonly version: string;
  /** Organization that administers the contract, by name or number. */
  readonly administrator: string;
  /** File of the audit report, or its hash. */
  readonly audit?: string | undefined;
  readonly sourceUri?: string | undefined;
  /** The release that it succeeds. */
  readonly succeeds?: string | undefined;
}

/** A declaration that was checked against the chain. */
export interface CheckedDeclaration extends Declaration {
  /** Number of the administrator. */
  readonly administratorId: number;
  readonly auditHash: string | undefined;
  readonly predecessor: ReleaseEntry | undefined;
  /** The published releases of the same name that nothing succeeds yet. */
  readonly current: readonly ReleaseEntry[];
}

/** A name from a contract's: `price-board` from PriceBoard. */
export function defaultName(contractName: string): string {
  return contractName
    .replace(/_/g, "-")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase();
}

/**
 * Checks a declaration before anything is compiled or sent.
 * @throws Refusal naming what does not fit
 */
export async function checkDeclaration(desk: Desk, declaration: Declaration): Promise<CheckedDeclaration> {
  const { name, version, administrator, audit, succeeds } = declaration;
  const { error } = nameField.safeParse(name);
  if (error !== undefined)
    throw new Refusal(`--name "${name}" ${error.issues[0]?.message ?? "does not fit"}, at most 31.`);
  const wanted = parseVersion(version);
  const administratorId = desk.book.organization(administrator);
  const { kind } = await desk.suite.organizations.organization(administratorId);
  if (memberName(ORG_KINDS, kind) === "Regulator") {
    throw new Refusal(`${administrator} is a Regulator, which administers no contract: give another --administrator.`);
  }
  const entries = (await releaseEntries(desk.suite)).filter((entry) => entry.name === name);
  const holder = Number(await desk.suite.releases.idOf(encodeBytes32String(name), wanted));
  const held = entries.find(({ id }) => id === holder);
  if (held !== undefined) {
    throw new Refusal(`${held.label} is release ${holder}, ${held.status}: give a later --semver.`);
  }
  return {
    ...declaration,
    administratorId,
    auditHash: audit === undefined ? undefined : await documentHash("audit report", audit),
    predecessor: succeeds === undefined ? undefined : await predecessorOf(desk, succeeds, name, wanted),
    current: entries.filter((entry) => isPublished(entry) && entry.successor === undefined),
  };
}

/** The declaration as the contract takes it. */
export function submissionOf(
  { name, version, auditHash, sourceUri = "", factory, upgradeable, administratorId, predecessor }: CheckedDeclaration,
  file: ReleaseFile,
): SubmissionStruct {
  return {
    name: encodeBytes32String(name),
    version: parseVersion(version),
    ...hashesOf(file),
    auditHash: auditHash ?? ZeroHash,
    sourceUri,
    factory,
    upgradeable,
    administrator: administratorId,
    predecessor: predecessor?.id ?? 0,
  };
}

/** Where the contract of a release will be: its number is the salt (`ReleaseRegister._addressOf`). */
export function addressOf(releases: string, id: number, initCodeHash: string): string {
  return getCreate2Address(releases, toBeHex(id, 32), initCodeHash);
}

async function predecessorOf(desk: Desk, text: string, name: string, version: bigint): Promise<ReleaseEntry> {
  const found = await releaseOf(desk, text, ["Active", "Suspended"]);
  const { label, status, successor } = found;
  if (!isPublished(found)) throw new Refusal(`${label} is ${status}, and only what was published has a successor.`);
  if (found.name !== name)
    throw new Refusal(`${label} is no version of ${name}: say --name ${found.name}, or no --succeeds.`);
  if (parseVersion(found.version) >= version)
    throw new Refusal(`${label} is no earlier version: give a later --semver.`);
  if (successor === undefined) return found;
  throw new Refusal(`${label} is succeeded by release ${successor} already: succeed that one.`);
}
