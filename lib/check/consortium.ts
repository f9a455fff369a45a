import type { Desk } from "../desk.ts";
import { explain } from "../errors.ts";
import { count } from "../format.ts";
import type { Report } from "../report.ts";
import { accounts } from "./accounts.ts";
import { assets } from "./assets.ts";
import { code } from "./code.ts";
import { decisions } from "./decisions.ts";
import { type FoundingFile, fileOf } from "./file.ts";
import { nodes } from "./nodes.ts";
import type { Part } from "./part.ts";
import { power } from "./power.ts";
import { rates } from "./rates.ts";
import { releases } from "./releases.ts";
import { table } from "./table.ts";
import { wiring } from "./wiring.ts";

const PARTS: readonly Part[] = [code, wiring, table, power, decisions, rates, accounts, nodes, releases, assets];

/** Something that is not as it should be. */
export interface Finding {
  readonly part: string;
  readonly finding: string;
}

/** What the check proved, and what it found. */
export interface Checked {
  /** Whether nothing is off. */
  readonly sound: boolean;
  readonly proved: readonly string[];
  /** What was not checked, and why. */
  readonly skipped: readonly string[];
  readonly findings: readonly Finding[];
}

/**
 * Compares chain, record and this version, and proves from the Authority's events who holds power.
 * @param file what the network was founded from, if it is at hand
 */
export async function checkConsortium(desk: Desk, file?: FoundingFile): Promise<Report<Checked>> {
  const proved: string[] = [];
  const findings: Finding[] = [];
  for (const part of file === undefined ? PARTS : [...PARTS, fileOf(file)]) {
    const found = await findingsOf(part, desk);
    findings.push(...found.map((finding) => ({ part: part.name, finding })));
    if (found.length === 0) proved.push(part.proves);
  }
  const data = { sound: findings.length === 0, proved, skipped: file === undefined ? [noFile(desk)] : [], findings };
  return { data, text: textOf(data), failed: !data.sound };
}

/** A part that cannot be carried out is itself a finding. */
async function findingsOf({ name, check }: Part, desk: Desk): Promise<string[]> {
  const found: string[] = [];
  try {
    for await (const finding of check(desk)) found.push(finding);
  } catch (thrown) {
    found.push(`The ${name} could not be checked. ${explain(thrown, desk.contracts, desk.book).message}`);
  }
  return found;
}

function noFile({ record }: Desk): string {
  return `what ${record.consortium} was founded from: its consortium file is not here, give --consortium FILE`;
}

function textOf({ proved, skipped, findings }: Checked): string {
  const lines = [
    ...proved.map((line) => `ok   ${line}`),
    ...skipped.map((line) => `skip ${line}`),
    ...findings.map(({ part, finding }) => `OFF  ${part}: ${finding}`),
  ];
  const verdict =
    findings.length === 0
      ? skipped.length === 0
        ? "Nothing is off."
        : "Nothing that was checked is off."
      : `${count(findings.length, "finding")}.`;
  return [...lines, verdict].join("\n");
}
