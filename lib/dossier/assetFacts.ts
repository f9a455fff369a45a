import { amountWords } from "../asset/amount.ts";
import { type AssetEntry, assetLabel, assetOfToken } from "../asset/entry.ts";
import { parted } from "../asset/holding.ts";
import { type Inspected, reportOf } from "../asset/report.ts";
import type { Desk } from "../desk.ts";
import { harmless } from "../format.ts";
import { textOfBytes32 } from "../wording.ts";
import { type Fact, facts, momentAt } from "./fact.ts";
import type { Point } from "./point.ts";

/** What an account held of every asset of which it held anything. */
export async function heldFacts(desk: Desk, account: string, point: Point): Promise<Fact[]> {
  const { suite } = desk;
  const then = { blockTag: point.block };
  const count = Number(await suite.assetRegister.count(then));
  const each = desk.book.assets.slice(0, count).map(async ({ token }) => {
    const asset = await assetOfToken(suite, token, then);
    const isHeld = (await suite.tokenAt(token).balanceOf(account, then)) !== 0n;
    return asset !== undefined && isHeld ? holdingOfAsset(desk, asset, account, point) : [];
  });
  return (await Promise.all(each)).flat();
}

/** What an account held of one asset, and whether it could send and receive it. Amounts are smallest units. */
export async function holdingOfAsset(
  desk: Desk,
  asset: AssetEntry,
  account: string,
  { block }: Point,
): Promise<Fact[]> {
  const then = { blockTag: block };
  const token = desk.suite.tokenAt(asset.token);
  const [balance, frozen, sends, receives] = await Promise.all([
    token.balanceOf(account, then),
    token.getFrozenTokens(account, then),
    token.canSend(account, then),
    token.canReceive(account, then),
  ]);
  const { held, free } = parted(balance, frozen);
  const name = assetLabel(asset);
  return facts(name, [
    [`held of ${name}`, String(held), amountWords(held, asset)],
    [`free of ${name}`, String(free), amountWords(free, asset)],
    [`can send ${name}`, sends],
    [`can receive ${name}`, receives],
  ]);
}

/** All that was known of the asset of a token. */
export async function assetFacts(desk: Desk, token: string, point: Point): Promise<Fact[]> {
  const found = await assetOfToken(desk.suite, token, { blockTag: point.block });
  if (found === undefined) return [];
  const { asset, inspections, supply, lockHolder } = await reportOf(desk, found.id, point);
  const { terms } = asset;
  const open = inspections.filter(({ status }) => status !== "attested").map((each) => missingWords(desk, each));
  return facts("AssetRegister", [
    ["asset", asset.id],
    ["symbol", harmless(asset.symbol)],
    ["kind", asset.kind],
    ["state", asset.state],
    ["issuer", desk.book.organizationLabel(asset.issuer)],
    ["custodian", desk.book.organizationLabel(Number(terms.custodian))],
    ["lock", terms.lockId, harmless(textOfBytes32(terms.lockId))],
    ["asset that the lock backs", lockHolder ?? null],
    ["supply", String(supply), amountWords(supply, asset)],
    ["issued at the activation", String(terms.supply), amountWords(terms.supply, asset)],
    ["terms hash", terms.termsHash],
    ["edition", asset.edition],
    ["effective from", ...momentAt(terms.effectiveFrom, point.now, "at once")],
    ["maturity", ...momentAt(terms.maturity, point.now, "when the committee decides")],
    ["not attested", open, open.join(", ") || "nothing"],
  ]);
}

function missingWords({ book }: Desk, { item, organization }: Inspected): string {
  return `${item} of ${organization === 0 ? "a regulator" : book.organizationLabel(organization)}`;
}
