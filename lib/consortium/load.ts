import { readFile } from "node:fs/promises";
import type { z } from "zod";
import { messageOf } from "../failure.ts";
import { Refusal } from "../refusal.ts";
import { type Finding, findingLines, toFinding } from "./finding.ts";
import { checkRules } from "./rules.ts";
import { consortiumSchema, type ConsortiumFile } from "./schema.ts";

/** A consortium file that cannot found a network. The message names every path and the rule broken there. */
export class ConsortiumFileError extends Refusal {
  readonly findings: readonly Finding[];

  constructor(source: string, findings: readonly Finding[]) {
    super([`${source} cannot found a network; correct it there:`, ...findingLines(findings)].join("\n"));
    this.findings = findings;
  }
}

/**
 * Reads and checks a consortium file.
 * @throws ConsortiumFileError with everything wrong in it at once; Refusal when it cannot be read
 */
export async function loadConsortium(path: string): Promise<ConsortiumFile> {
  return parseConsortium(parseJson(await read(path), path), path);
}

/** As {@link loadConsortium}, from the value of the JSON; `source` names it in the error. */
export function parseConsortium(value: unknown, source = "The consortium file"): ConsortiumFile {
  const parsed = consortiumSchema.safeParse(value, { error: missing });
  const findings = parsed.success
    ? checkRules(parsed.data)
    : [...parsed.error.issues.map(toFinding), ...checkRules(soundParts(value))];
  if (parsed.success && findings.length === 0) return parsed.data;
  throw new ConsortiumFileError(source, findings);
}

/** What is said of a value that is not there; of every other, what the schema says. */
const missing: z.core.$ZodErrorMap = (issue) =>
  issue.code === "invalid_type" && issue.input === undefined ? `is missing: expected ${issue.expected}` : undefined;

/** The parts of a file that are sound by themselves, so that the rules that need no other are checked too. */
function soundParts(value: unknown): Partial<ConsortiumFile> {
  const given = new Map<string, unknown>(typeof value === "object" && value !== null ? Object.entries(value) : []);
  const part = <T>(name: keyof ConsortiumFile, schema: z.ZodType<T>): T | undefined =>
    schema.safeParse(given.get(name)).data;
  const { founder, classes, organizations, accounts, nodes, nodeRules, contracts } = consortiumSchema.shape;
  return {
    founder: part("founder", founder),
    classes: part("classes", classes),
    organizations: part("organizations", organizations),
    accounts: part("accounts", accounts),
    nodes: part("nodes", nodes),
    nodeRules: part("nodeRules", nodeRules),
    contracts: part("contracts", contracts),
  };
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch {
    throw new Refusal(`There is no consortium file ${path}: give one with --consortium FILE.`);
  }
}

/**
 * The value of a JSON text.
 * @throws Refusal naming the file
 */
export function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal(`${path} is not JSON: ${messageOf(error)}.`);
  }
}
