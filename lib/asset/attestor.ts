import { memberIndex } from "../arguments.ts";
import type { Actor } from "../actor.ts";
import { whyNobody } from "../account/hindrances.ts";
import { whoIs } from "../account/ways.ts";
import type { Desk } from "../desk.ts";
import { INSPECTION_ITEMS } from "../enums.ts";
import { Refusal } from "../refusal.ts";
import { officeNumbered } from "../suite/words.ts";
import { type AssetEntry, fullName } from "./entry.ts";
import { inspectorsOf } from "./inspectors.ts";

/** An item that is attested. */
export interface Item {
  readonly number: number;
  readonly name: string;
}

/**
 * The item that a word means, `non-objection` and `NonObjection` being one.
 * @throws Refusal when there is none
 */
export function itemNamed(text: string): Item {
  const number = memberIndex("--item", INSPECTION_ITEMS.slice(1), text.replaceAll("-", "")) + 1;
  return { number, name: INSPECTION_ITEMS[number] ?? "None" };
}

/** The organizations that attest an item of an asset, by number; none for NonObjection, which is any regulator's. */
function organizationsFor({ terms }: AssetEntry, { number, name }: Item): number[] {
  if (name === "Custody") return [Number(terms.custodian)];
  return terms.inspections.flatMap(({ item, organization }) => (Number(item) === number ? [Number(organization)] : []));
}

/**
 * Checks that an account attests an item of an asset.
 * @throws Refusal saying who does
 */
export async function checkAttestor(desk: Desk, actor: Actor, asset: AssetEntry, item: Item): Promise<void> {
  const held = await desk.suite.accounts.accountOf(actor.address);
  const office = officeNumbered(held.office);
  const named = organizationsFor(asset, item);
  const isOfficer = item.name === "NonObjection" && office === "Regulator";
  if (isOfficer || (office === "Inspector" && named.includes(Number(held.organization)))) {
    return checkInForce(desk, actor);
  }
  throw new Refusal(
    `${whoIs(desk, actor, held)} does not attest ${item.name} of ${fullName(desk, asset)}: ${await whoAttests(desk, item, named)}.`,
  );
}

/**
 * Checks that an account may reject an asset: whoever attests anything of it may.
 * @throws Refusal saying who does
 */
export async function checkRejecter(desk: Desk, actor: Actor, asset: AssetEntry): Promise<void> {
  const held = await desk.suite.accounts.accountOf(actor.address);
  const office = officeNumbered(held.office);
  const { custodian, inspections } = asset.terms;
  const named = [custodian, ...inspections.map(({ organization }) => organization)];
  if (office === "Regulator" || (office === "Inspector" && named.includes(held.organization))) {
    return checkInForce(desk, actor);
  }
  const whose = [...new Set(named)].map((id) => desk.book.organizationLabel(Number(id))).join(" or ");
  throw new Refusal(
    `${whoIs(desk, actor, held)} may not reject ${fullName(desk, asset)}: an Inspector of ${whose} or an officer of a regulator does.`,
  );
}

async function checkInForce(desk: Desk, { name, address }: Actor): Promise<void> {
  const why = await whyNobody(desk, address);
  if (why !== undefined) throw new Refusal(`${name} acts as nobody now: ${why}.`);
}

async function whoAttests(desk: Desk, item: Item, named: readonly number[]): Promise<string> {
  if (item.name === "NonObjection") return "an officer of a regulator does";
  if (named.length === 0) return "its plan names nobody for that";
  const words = named.map(async (id) => {
    const accounts = (await inspectorsOf(desk, item.name, id)).map((address) => desk.book.label(address));
    const who = accounts.length === 0 ? "which has none" : accounts.join(" or ");
    return `an Inspector of ${desk.book.organizationLabel(id)} does (${who})`;
  });
  return (await Promise.all(words)).join(", ");
}
