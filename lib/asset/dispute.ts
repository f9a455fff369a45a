import { whoIs } from "../account/ways.ts";
import type { Actor } from "../actor.ts";
import { type Desk, nowOf } from "../desk.ts";
import { citedCase } from "../directive/cited.ts";
import { formatDuration } from "../duration.ts";
import { Refusal } from "../refusal.ts";
import { endWords, orderOf, orderPlacedIn } from "../regulator/order.ts";
import type { Report } from "../report.ts";
import { officeNumbered } from "../suite/words.ts";
import { type AssetActed, actedOn } from "./acted.ts";
import { assetLabel } from "./entry.ts";
import { findAsset } from "./find.ts";
import { hasEnded } from "./states.ts";
import { stateWords } from "./stopped.ts";

/** A dispute about a holding, as people write it. */
interface DisputeTerms {
  readonly asset: string;
  /** Whose holding it is. */
  readonly account: string;
  /** Id of the case; up to 31 characters are readable by all, a longer one is hashed. */
  readonly case: string;
}

/** A holding that is paused. */
interface Disputed extends AssetActed {
  readonly account: string;
  readonly caseId: string;
  /** Seconds since 1970. */
  readonly until: number | undefined;
}

/**
 * Pauses a holding for a time, whole, because a party disputes it: an Issuer of the issuer, or an account of the holder's
 * organization.
 * @throws Refusal when the actor is neither, or the asset has ended
 */
export async function disputeHolding(desk: Desk, party: Actor, terms: DisputeTerms): Promise<Report<Disputed>> {
  const { assetRegister } = desk.suite;
  const asset = await findAsset(desk, terms.asset);
  const account = desk.book.address(terms.account);
  const { hash: caseId, words } = citedCase(terms.case);
  if (hasEnded(asset.state)) throw new Refusal(`Nothing of it moves any more; ${await stateWords(desk, asset)}.`);
  await checkParty(desk, party, account, asset.issuer);
  const receipt = await party.act(await assetRegister.dispute.populateTransaction(asset.id, account, caseId));
  const number = orderPlacedIn(desk.suite, receipt);
  const order = await orderOf(desk, number);
  const lasts = formatDuration((order.until ?? order.placedAt) - order.placedAt);
  const acted = await actedOn(desk, asset.id, { did: "disputed", order: number, transaction: receipt.hash });
  const paused = `${desk.book.label(account)}'s holding of ${assetLabel(asset)} is paused for ${lasts}`;
  return {
    data: { ...acted, account, caseId, until: order.until },
    text: `Order ${number}: ${paused}, ${endWords(order, await nowOf(desk))}.\ncase  ${caseId}, ${words}\nnext  ${order.next ?? ""}`,
  };
}

async function checkParty(desk: Desk, party: Actor, account: string, issuer: number): Promise<void> {
  const { accounts } = desk.suite;
  const [own, holder] = await Promise.all([accounts.accountOf(party.address), accounts.accountOf(account)]);
  const issues = own.organization === BigInt(issuer) && officeNumbered(own.office) === "Issuer";
  const holds = own.organization !== 0n && own.organization === holder.organization;
  if (issues || holds) return;
  const label = (organization: bigint | number) => desk.book.organizationLabel(Number(organization));
  const holding = holder.organization === 0n ? "" : ` or an account of ${label(holder.organization)}`;
  throw new Refusal(
    `${whoIs(desk, party, own)} is no party to it: an Issuer of ${label(issuer)}${holding} disputes it.`,
  );
}
