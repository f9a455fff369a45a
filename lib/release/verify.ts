import type { Desk } from "../desk.ts";
import { count, harmless, pairs } from "../format.ts";
import type { NamedAddress } from "../names.ts";
import type { Report } from "../report.ts";
import { artifactOf } from "../suite/artifacts.ts";
import { compile } from "./compile.ts";
import type { ReleaseEntry } from "./entries.ts";
import {
  claimFindings,
  creationFinding,
  hashFindings,
  runningFinding,
  runtimeFinding,
} from "./verification/compared.ts";
import type { Finding } from "./verification/finding.ts";
import type { Material } from "./verification/material.ts";

/** What a contract was compared with, and how it compares. */
export interface Verification {
  /** Undefined for a contract of the suite, which no release brought. */
  readonly release: number | undefined;
  readonly name: string;
  readonly version: string | undefined;
  readonly status: string | undefined;
  readonly target: string;
  readonly origin: string;
  readonly compiler: string | undefined;
  readonly verified: boolean;
  readonly findings: readonly Finding[];
}

/**
 * Compiles a release's sources anew and compares: hashes with those of the chain, creation code and runtime code byte by
 * byte, immutables left out. A report of any difference has failed, and so has one of a release that is not published:
 * nothing on the chain was verified.
 * @throws Refusal when the sources cannot be compiled here
 */
export async function verifyRelease(
  desk: Desk,
  release: ReleaseEntry,
  material: Material,
): Promise<Report<Verification>> {
  const compiled = await compile(material);
  const { id, name, version, status, target } = release;
  const { origin, compiler } = material;
  const findings = [
    ...hashFindings(material, release),
    creationFinding(material, compiled),
    ...claimFindings(material, compiled),
    await runtimeFinding(desk, release, compiled),
  ];
  return reportOf({ release: id, name, version, status, target, origin, compiler, findings });
}

/** The contract of the suite, or of the consortium file, that goes by a name or address. */
export function suiteContract({ record }: Desk, text: string): NamedAddress | undefined {
  const all = Object.entries(record.contracts).map(([name, { address }]) => ({ name, address }));
  return all.find(({ name, address }) => [name, address].some((each) => each.toLowerCase() === text.toLowerCase()));
}

/** Compares a contract that no release brought with the build of this project. */
export async function verifyBuilt(
  { provider }: Desk,
  { name, address: target }: NamedAddress,
): Promise<Report<Verification>> {
  const findings = [runningFinding("code on the chain", await provider.getCode(target), artifactOf(name))];
  const nothing = { release: undefined, version: undefined, status: undefined, compiler: undefined };
  return reportOf({ ...nothing, name, target, origin: "the build of this project", findings });
}

function reportOf(compared: Omit<Verification, "verified">): Report<Verification> {
  const { findings, release, name, version, status, target, origin, compiler } = compared;
  const data = { ...compared, verified: findings.every(({ same }) => same) };
  const title = release === undefined ? name : `${name} ${version ?? ""} (release ${release}, ${status ?? ""})`;
  const lines = findings.map((finding) => [finding.part, harmless(`${outcomeOf(finding)}: ${finding.words}`)] as const);
  const by = compiler === undefined ? "" : `, compiled with solc ${compiler}`;
  const head = `${title} at ${target}, against ${origin}${by}`;
  return { data, text: [head, pairs(lines), verdictOn(findings)].join("\n\n"), failed: !data.verified };
}

function outcomeOf({ same, absent }: Finding): string {
  if (same) return "same";
  return absent === undefined ? "DIFFERS" : "not there";
}

function verdictOn(findings: readonly Finding[]): string {
  if (findings.every(({ same }) => same)) return "Verified.";
  const differing = findings.filter(({ same, absent }) => !same && absent === undefined);
  if (differing.length === 0) return "Not verified. The file is as submitted; nothing is on the chain yet.";
  return `Not verified: ${count(differing.length, "part")} of ${findings.length} differ.`;
}
