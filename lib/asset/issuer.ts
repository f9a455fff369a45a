import type { Actor } from "../actor.ts";
import type { Desk } from "../desk.ts";
import { Refusal } from "../refusal.ts";
import { checkOffice } from "../regulator/office.ts";
import { type AssetEntry, fullName } from "./entry.ts";

/**
 * Checks that an account drafts assets, and gives the number of its organization.
 * @param verb what it is about to do: `draft`, `release` or `withdraw`
 * @throws Refusal when it is not enrolled or holds another office
 */
export async function issuerOf(desk: Desk, actor: Actor, verb: string): Promise<number> {
  await checkOffice(desk, actor, ["Issuer"], `${verb} assets: an Issuer does`);
  const { organization } = await desk.suite.accounts.accountOf(actor.address);
  if (organization !== 0n) return Number(organization);
  throw new Refusal(`${actor.name} is not enrolled: an Issuer may ${verb} assets.`);
}

/**
 * Checks that an asset is an organization's own.
 * @throws Refusal when another drafted it
 */
export function checkOwn(desk: Desk, asset: AssetEntry, organization: number, verb: string): void {
  if (organization === asset.issuer) return;
  const own = desk.book.organizationLabel(organization);
  const issuer = desk.book.organizationLabel(asset.issuer);
  throw new Refusal(`${own} may not ${verb} ${fullName(desk, asset)}: an Issuer of ${issuer} does.`);
}
