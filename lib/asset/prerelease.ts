import type { Actor } from "../actor.ts";
import { type Desk, nowOf } from "../desk.ts";
import { date, moment } from "../format.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { type AssetIssued, afterIssuing } from "./issued.ts";
import type { AssetEntry } from "./entry.ts";
import { type MissingItem, missingItems } from "./inspectors.ts";
import { checkOwn, issuerOf } from "./issuer.ts";
import { assetIn, titled } from "./stage.ts";

/** An asset that is inspected from now on. */
interface PrereleasedAsset extends AssetIssued<"prereleased"> {
  readonly missing: readonly Omit<MissingItem, "words">[];
}

/**
 * Releases a draft for inspection, which freezes its terms, as an Issuer of its issuer.
 * @throws Refusal when it is no draft, another organization's, or could not become effective in its period
 */
export async function prereleaseAsset(desk: Desk, issuer: Actor, text: string): Promise<Report<PrereleasedAsset>> {
  const own = await issuerOf(desk, issuer, "release");
  const draft = await assetIn(desk, text, ["Draft"]);
  checkOwn(desk, draft, own, "release");
  checkDates(desk, draft, await nowOf(desk));
  const { hash } = await issuer.act(await desk.suite.assetRegister.prerelease.populateTransaction(draft.id));
  const { asset, data } = await afterIssuing(desk, draft.id, "prereleased", hash);
  const missing = await missingItems(desk, asset.id);
  const lines = [
    `${titled(desk, asset)}, is released for inspection: its terms are frozen, content hash ${data.contentHash}.`,
    `It can become effective until ${moment(asset.deadline, await nowOf(desk))}, else it is rejected by itself.`,
    `To attest, each with \`asset attest ${asset.id} --item ITEM --as ACCOUNT\`:`,
    ...missing.map(({ words }) => `  ${words}`),
  ];
  return { data: { ...data, missing: missing.map(withoutWords) }, text: lines.join("\n") };
}

/** What is told with `--json` of an item that is missing. */
export function withoutWords({ item, organization, accounts }: MissingItem): Omit<MissingItem, "words"> {
  return { item, organization, accounts };
}

/** An asset that cannot be activated in its period would be inspected in vain. */
function checkDates(desk: Desk, asset: AssetEntry, now: number): void {
  const [from, maturity, period] = [asset.terms.effectiveFrom, asset.terms.maturity, asset.terms.period].map(Number);
  const end = now + (period ?? 0);
  const redraft = `change it with \`asset draft FILE --redraft ${asset.id}\``;
  if (maturity !== undefined && maturity !== 0 && maturity <= now) {
    throw new Refusal(`${titled(desk, asset)}, matured on ${date(maturity)}: ${redraft}.`);
  }
  if (from === undefined || from < end) return;
  throw new Refusal(
    `${titled(desk, asset)}, is effective from ${date(from)}, but its inspection would end ${date(end)}: release it later, or ${redraft}.`,
  );
}
