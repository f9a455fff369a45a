import type { Actor } from "../actor.ts";
import type { Desk } from "../desk.ts";
import { documentHash, reasonCode } from "../evidence.ts";
import type { Report } from "../report.ts";
import { type AssetIssued, afterIssuing } from "./issued.ts";
import { checkRejecter } from "./attestor.ts";
import { assetIn, titled } from "./stage.ts";

/** Why an asset is rejected. */
interface RejectRequest {
  /** Short code of the inspector's own, at most 31 characters. */
  readonly reason: string;
  /** A file, or its keccak256 hash. */
  readonly evidence: string;
}

/** An asset that was rejected. */
interface RejectedAsset extends AssetIssued<"rejected"> {
  readonly reasonCode: string;
  readonly evidenceHash: string;
}

/**
 * Rejects an asset under inspection, as an Inspector whom its plan names, or as an officer of a regulator.
 * @throws Refusal when it is not under inspection, or the account does not inspect it
 */
export async function rejectAsset(
  desk: Desk,
  inspector: Actor,
  text: string,
  { reason, evidence }: RejectRequest,
): Promise<Report<RejectedAsset>> {
  const code = reasonCode(reason);
  const evidenceHash = await documentHash("evidence", evidence);
  const before = await assetIn(desk, text, ["PreReleased"]);
  await checkRejecter(desk, inspector, before);
  const call = await desk.suite.assetRegister.reject.populateTransaction(before.id, code, evidenceHash);
  const { hash } = await inspector.act(call);
  const { asset, data } = await afterIssuing(desk, before.id, "rejected", hash);
  const issuer = desk.book.organizationLabel(asset.issuer);
  const lines = [
    `${titled(desk, asset)}, is rejected by ${inspector.name}: reason ${reason}, evidence ${evidenceHash}.`,
    `next  an Issuer of ${issuer} drafts it anew with \`asset draft FILE --redraft ${asset.id}\``,
  ];
  return { data: { ...data, reasonCode: reason, evidenceHash }, text: lines.join("\n") };
}
