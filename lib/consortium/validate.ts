import { readFile } from "node:fs/promises";
import { date } from "../format.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { organizationId, planFounding } from "../suite/plan.ts";
import { sizeFault } from "../suite/preflight.ts";
import { creationSteps } from "../suite/steps.ts";
import { SUITE } from "../suite/types.ts";
import type { Finding } from "./finding.ts";
import { ConsortiumFileError, parseConsortium, parseJson } from "./load.ts";
import type { ConsortiumFile } from "./schema.ts";
import { type Summary, summaryOf, summaryText } from "./summary.ts";

/** Whether a file can found a network, and what is wrong with it or what it founds. */
export interface Validated {
  readonly file: string;
  readonly valid: boolean;
  readonly findings: readonly Finding[];
  readonly founds: Summary | undefined;
}

/** The part of the file that grows a contract of the suite. */
const PARTS: Readonly<Record<string, string>> = {
  Organizations: "organizations",
  Accounts: "accounts",
  Nodes: "nodes",
};

const USUAL_SIGNATURE = `0x${"00".repeat(65)}`;

/**
 * Checks a consortium file as a founding would, without a chain.
 * @param now seconds since 1970; accounts must be valid then
 * @throws Refusal when there is no such file, or it is not JSON
 */
export async function validateConsortium(path: string, now: number): Promise<Report<Validated>> {
  const text = await readFile(path, "utf8").catch(() => {
    throw new Refusal(`There is no consortium file ${path}: write one with \`npx hardhat consortium init\`.`);
  });
  const { file, findings } = judged(parseJson(text, path), now);
  if (file === undefined || findings.length > 0) {
    const { message } = new ConsortiumFileError(path, findings);
    return { data: { file: path, valid: false, findings, founds: undefined }, text: message, failed: true };
  }
  const founds = summaryOf(file);
  const lines = [
    `${path} is sound. It founds ${file.name}, chain ${file.chainId}:`,
    summaryText(founds),
    `next  \`npx hardhat devnet start --consortium ${path}\`, with development keys on this machine, or\n      \`npx hardhat consortium genesis --consortium ${path}\` for nodes of your own`,
  ];
  return { data: { file: path, valid: true, findings, founds }, text: lines.join("\n\n") };
}

function judged(value: unknown, now: number): { file?: ConsortiumFile; findings: readonly Finding[] } {
  try {
    const file = parseConsortium(value);
    const strange = unfit(file);
    const sizes = strange.length === 0 ? oversized(file) : [];
    return { file, findings: [...expired(file, now), ...strange, ...sizes] };
  } catch (thrown) {
    if (thrown instanceof ConsortiumFileError) return { findings: thrown.findings };
    throw thrown;
  }
}

function* expired({ accounts }: ConsortiumFile, now: number): Generator<Finding> {
  for (const [index, { validUntil }] of accounts.entries()) {
    if (validUntil > now) continue;
    yield { path: `accounts[${index}].validUntil`, rule: `${date(validUntil).slice(0, 10)} has passed` };
  }
}

/** Contracts of the file that were not compiled, or whose arguments do not suit their constructor. */
function unfit(file: ConsortiumFile): Finding[] {
  return file.contracts.flatMap((contract, index) => {
    try {
      creationSteps(planFounding({ ...file, contracts: [contract] }, []));
      return [];
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      return [{ path: `contracts[${index}]`, rule: thrown.message }];
    }
  });
}

/** What makes a contract of the founding larger than a chain creates, each account's signature at its usual length. */
function oversized(file: ConsortiumFile): Finding[] {
  const acceptances = file.accounts.map(({ address, organization, office }) => ({
    ...{ account: address, organization: organizationId(file, organization), office, deadline: 0 },
    signature: USUAL_SIGNATURE,
  }));
  return creationSteps(planFounding(file, acceptances)).flatMap((step, index) => {
    const rule = sizeFault(step);
    if (rule === undefined) return [];
    const path = PARTS[step.name] ?? `contracts[${index - SUITE.length}]`;
    return [{ path, rule }];
  });
}
