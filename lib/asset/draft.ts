import type { TransactionReceipt } from "ethers";
import type { Actor } from "../actor.ts";
import { type Desk, nowOf } from "../desk.ts";
import { harmless, pairs } from "../format.ts";
import { numberTold } from "../numberTold.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { type AssetIssued, afterIssuing } from "./issued.ts";
import { keepAllocation } from "./allocationFile.ts";
import type { AssetEntry } from "./entry.ts";
import { checkOwn, issuerOf } from "./issuer.ts";
import { assetIn, titled } from "./stage.ts";
import { type ReadTerms, readTerms } from "./terms.ts";
import { termsPairs } from "./termsText.ts";

/** An asset that was drafted. */
interface DraftedAsset extends AssetIssued<"drafted" | "redrafted"> {
  /** Where its allocation list is kept for the activation; undefined when it could not be written. */
  readonly file: string | undefined;
}

/** What is drafted. */
interface DraftRequest {
  /** Path of the terms file. */
  readonly file: string;
  /** The draft, or rejected asset, that it changes; left out, a new one. */
  readonly redraft?: string | undefined;
}

/**
 * Drafts an asset from a terms file, or changes a draft, as an Issuer; keeps the allocation list below `home`.
 * @throws TermsFileError with everything that the contracts would refuse; Refusal when the actor may not. Nothing was sent
 * or written then
 */
export async function draftAsset(
  desk: Desk,
  issuer: Actor,
  home: string,
  { file, redraft }: DraftRequest,
): Promise<Report<DraftedAsset>> {
  const own = await issuerOf(desk, issuer, "draft");
  const changed = redraft === undefined ? undefined : await changeable(desk, redraft, own);
  const read = await readTerms(desk, file, own);
  const { assetRegister } = desk.suite;
  const call =
    changed === undefined
      ? await assetRegister.draft.populateTransaction(read.terms)
      : await assetRegister.redraft.populateTransaction(changed.id, read.terms);
  const receipt = await issuer.act(call);
  const did = changed === undefined ? "drafted" : "redrafted";
  const { asset, data } = await afterIssuing(desk, numberIn(desk, receipt), did, receipt.hash);
  const kept = await keep(home, asset, read);
  const lines = pairs([
    ["token", asset.token],
    ...termsPairs(desk, asset, await nowOf(desk), read),
    ["content", `hash ${data.contentHash}, which the pre-release changes`],
    ["kept", kept.words],
    ["next", `\`asset prerelease ${asset.id} --as ${issuer.name}\` freezes these terms for inspection`],
  ]);
  const text = `${titled(desk, asset)}, is ${did}: ${harmless(asset.name)}\n${lines}`;
  return { data: { ...data, file: kept.path }, text };
}

async function changeable(desk: Desk, text: string, own: number): Promise<AssetEntry> {
  const asset = await assetIn(desk, text, ["Draft", "Rejected"]);
  checkOwn(desk, asset, own, "redraft");
  return asset;
}

/** What was drafted stands, whether or not a copy of its list can be kept. */
async function keep(home: string, asset: AssetEntry, { allocations }: ReadTerms) {
  try {
    const path = await keepAllocation(home, asset, allocations);
    return { path, words: `who gets how much, in ${path}, which \`asset activate\` needs` };
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return {
      path: undefined,
      words: "nothing, as no file can be written here: keep the terms file for the activation",
    };
  }
}

function numberIn({ suite }: Desk, receipt: TransactionReceipt): number {
  const id = numberTold(suite.assetRegister, "AssetDrafted", receipt);
  if (id === undefined) throw new Refusal(`Transaction ${receipt.hash} drafted no asset.`);
  return id;
}
