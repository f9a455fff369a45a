import type { Desk } from "../desk.ts";
import { documentHash } from "../evidence.ts";
import { date } from "../format.ts";
import { Refusal } from "../refusal.ts";
import type { FoundAllocation } from "./allocationFile.ts";
import { differences } from "./content.ts";
import { type AssetEntry, fullName } from "./entry.ts";
import { readTerms } from "./terms.ts";

/**
 * Checks that an attestation can count for an activation.
 * @param until seconds since 1970
 * @throws Refusal when it ends before
 */
export function checkEnd(asset: AssetEntry, until: number, now: number): void {
  const from = Number(asset.terms.effectiveFrom);
  if (until > now && until > from) return;
  const why = until <= now ? "that has passed" : `it is not activated before ${date(from)}`;
  throw new Refusal(`An attestation until ${date(until)} would never count: ${why}. Give a later --until.`);
}

/**
 * Checks that the lock of an asset backs no other one.
 * @throws Refusal naming that one
 */
export async function checkLock(desk: Desk, asset: AssetEntry): Promise<void> {
  const { custodian, lockId } = asset.terms;
  const holder = Number(await desk.suite.assetRegister.assetOfLock(custodian, lockId));
  if (holder === 0 || holder === asset.id) return;
  const whose = desk.book.organizationLabel(Number(custodian));
  throw new Refusal(
    `The lock of ${fullName(desk, asset)} backs asset ${holder} already: ${whose} gives another lock id, or rejects it with \`asset reject ${asset.id}\`.`,
  );
}

/**
 * Checks that a document, a file or its hash, is the one that the terms name.
 * @throws Refusal telling both hashes
 */
export async function checkDocument(asset: AssetEntry, document: string): Promise<void> {
  const hash = await documentHash("document", document);
  if (hash === asset.terms.termsHash) return;
  throw new Refusal(
    `${document} is not the document of asset ${asset.id}: its hash is ${hash}, the terms name ${asset.terms.termsHash}. Nothing was attested.`,
  );
}

/**
 * The allocation list of a terms file that says what the chain says.
 * @throws Refusal naming what differs
 */
export async function sameTerms(desk: Desk, asset: AssetEntry, path: string): Promise<FoundAllocation> {
  const { terms, allocations } = await readTerms(desk, path, asset.issuer);
  const differing = differences(desk, terms, asset.terms);
  if (differing.length === 0) return { path, allocations };
  throw new Refusal(
    `${path} is not what was released as ${fullName(desk, asset)}: ${differing.join(", ")} differ. Nothing was attested.`,
  );
}
