import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { keccak256 } from "ethers";
import type { TermsStruct } from "../../types/ethers-contracts/asset/AssetRegister.ts";
import { type Finding, findingLines, toFinding } from "../consortium/finding.ts";
import { parseJson } from "../consortium/load.ts";
import type { Desk } from "../desk.ts";
import { ASSET_KINDS, INSPECTION_ITEMS } from "../enums.ts";
import { Refusal } from "../refusal.ts";
import { type Allocation, allocationHash } from "./allocation.ts";
import { parseAmount } from "./amount.ts";
import { type TermsFacts, termsFacts } from "./termsFacts.ts";
import { checkTerms } from "./termsRules.ts";
import { type TermsFile, termsSchema } from "./termsSchema.ts";

/** Terms as the contracts take them. */
export interface ReadTerms {
  readonly terms: TermsStruct;
  readonly allocations: readonly Allocation[];
}

/** A terms file that AssetRegister would refuse. The message names every path and the rule broken there. */
export class TermsFileError extends Refusal {
  readonly findings: readonly Finding[];

  constructor(path: string, findings: readonly Finding[]) {
    super([`${path} is no asset's terms; correct it there:`, ...findingLines(findings)].join("\n"));
    this.findings = findings;
  }
}

/**
 * Reads the terms of an asset and hashes their document.
 * @param issuer number of the organization that drafts them
 * @throws TermsFileError with everything wrong at once; Refusal when the file cannot be read
 */
export async function readTerms(desk: Desk, path: string, issuer: number): Promise<ReadTerms> {
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new Refusal(`There is no terms file ${path}: see consortiums/samples/bond-2027.json for one.`, { cause });
  });
  const value = parseJson(text, path);
  const parsed = termsSchema.safeParse(value);
  const file = parsed.data ?? soundParts(value);
  const facts = await termsFacts(
    desk,
    issuer,
    (file.allocation ?? []).map(({ account }) => account),
  );
  const document = file.document === undefined ? undefined : await hashBeside(path, file.document);
  const findings = [
    ...(parsed.error?.issues ?? []).map(toFinding),
    ...(typeof document === "object" ? [document] : []),
    ...checkTerms(file, facts),
  ];
  if (!parsed.success || typeof document !== "string" || findings.length > 0) throw new TermsFileError(path, findings);
  return asContractsTake(parsed.data, document, facts);
}

/** The fields that are sound by themselves, so that the rules about them are checked although another is not. */
function soundParts(value: unknown): Partial<TermsFile> {
  if (typeof value !== "object" || value === null) return {};
  const fields = new Map<string, { safeParse(part: unknown): { success: boolean } }>(Object.entries(termsSchema.shape));
  const sound = Object.entries(value).filter(([name, part]) => fields.get(name)?.safeParse(part).success);
  return termsSchema.partial().safeParse(Object.fromEntries(sound)).data ?? {};
}

async function hashBeside(path: string, document: string): Promise<string | Finding> {
  const place = resolve(dirname(path), document);
  const bytes = await readFile(place).catch(() => undefined);
  if (bytes === undefined) return { path: "document", rule: `there is no file ${place}` };
  return bytes.length === 0 ? { path: "document", rule: `${place} is empty` } : keccak256(bytes);
}

function asContractsTake(file: TermsFile, termsHash: string, { organizations, accounts }: TermsFacts): ReadTerms {
  const { name, symbol, decimals, uri, lockId, effectiveFrom, maturity = 0, period, redeemableWhileSuspended } = file;
  const numberOf = (organization: string) => organizations.find((each) => each.name === organization)?.id ?? 0;
  const allocations = file.allocation.map(({ account, amount }) => ({
    account: accounts.get(account)?.address ?? account,
    amount: parseAmount("amount", amount, file),
  }));
  const terms = {
    kind: ASSET_KINDS.indexOf(file.kind),
    ...{ name, symbol, decimals, termsHash, termsUri: uri },
    supply: parseAmount("supply", file.supply, file),
    allocationHash: allocationHash(allocations),
    custodian: numberOf(file.custodian),
    ...{ lockId, effectiveFrom, maturity, period, redeemableWhileSuspended },
    inspections: file.inspections.map(({ item, organization }) => ({
      item: INSPECTION_ITEMS.indexOf(item),
      organization: numberOf(organization),
    })),
  };
  return { terms, allocations };
}
