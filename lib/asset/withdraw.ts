import type { Actor } from "../actor.ts";
import type { Desk } from "../desk.ts";
import type { Report } from "../report.ts";
import { type AssetIssued, afterIssuing } from "./issued.ts";
import { checkOwn, issuerOf } from "./issuer.ts";
import { assetIn, titled } from "./stage.ts";

/**
 * Takes an asset back from inspection, or after its rejection, to a draft, as an Issuer of its issuer.
 * @throws Refusal when it is not under inspection any more, or another organization's
 */
export async function withdrawAsset(
  desk: Desk,
  issuer: Actor,
  text: string,
): Promise<Report<AssetIssued<"withdrawn">>> {
  const own = await issuerOf(desk, issuer, "withdraw");
  const before = await assetIn(desk, text, ["PreReleased", "Rejected"]);
  checkOwn(desk, before, own, "withdraw");
  const { hash } = await issuer.act(await desk.suite.assetRegister.withdraw.populateTransaction(before.id));
  const { asset, data } = await afterIssuing(desk, before.id, "withdrawn", hash);
  const lines = [
    `${titled(desk, asset)}, is a draft again: what was attested of it is void, and its lock is free.`,
    `next  \`asset draft FILE --redraft ${asset.id}\` changes it, \`asset prerelease ${asset.id}\` releases it as it is`,
  ];
  return { data, text: lines.join("\n") };
}
