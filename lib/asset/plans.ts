import type { Actor } from "../actor.ts";
import { memberIndex } from "../arguments.ts";
import { INSPECTION_GROUPS } from "../bounds.ts";
import { proposedCall } from "../committee/instead.ts";
import { type Opened, type Proposing, openProposal } from "../committee/propose.ts";
import type { Desk } from "../desk.ts";
import { ASSET_KINDS } from "../enums.ts";
import { table } from "../format.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { itemNames, parseItems } from "./items.ts";
import { type Minimum, everyMinimum } from "./minimum.ts";

/** What of a minimum is to change; what is left out stays. */
export interface MinimumChange {
  /** Items separated by commas, or none. */
  readonly items?: string | undefined;
  readonly groups?: string | undefined;
}

/** A minimum that the committee was asked for. */
type ProposedMinimum = Minimum & Opened & { readonly did: "proposed" };

/**
 * The least that assets of every kind, or of one, are inspected for.
 * @throws Refusal when there is no such kind
 */
export async function showPlans(desk: Desk, kind?: string): Promise<Report<readonly Minimum[]>> {
  const wanted = kind === undefined ? undefined : kindNamed(kind);
  const plans = (await everyMinimum(desk.suite)).filter((each) => wanted === undefined || each.kind === wanted);
  const rows = plans.map(({ kind: name, items, groups }) => [
    name,
    [...items, "Custody", "NonObjection"].join(", "),
    `${groups} at least`,
  ]);
  const lines = [
    table(["kind", "inspected", "groups"], rows),
    "Custody is the custodian's to attest, NonObjection any regulator's; groups are those of custodian and inspectors.",
  ];
  return { data: plans, text: lines.join("\n\n") };
}

/**
 * Proposes the least that assets of a kind are inspected for, by a Constitution decision.
 * @throws Refusal when there is no such kind or item, nothing changes, or the account has no live seat
 */
export async function proposeMinimum(
  desk: Desk,
  seat: Actor,
  text: string,
  change: MinimumChange,
  proposing: Proposing = {},
): Promise<Report<ProposedMinimum>> {
  const kind = kindNamed(text);
  const number = ASSET_KINDS.indexOf(kind);
  const { assetRegister } = desk.suite;
  const now = await assetRegister.minimumOf(number);
  const items = change.items === undefined ? now.items : parseItems(change.items);
  const groups = change.groups === undefined ? Number(now.groups) : groupsIn(change.groups);
  if (groups === Number(now.groups) && items === now.items) {
    throw new Refusal(`Every ${kind} is inspected for that already: see \`asset plans ${kind}\`.`);
  }
  const call = await assetRegister.setMinimum.populateTransaction(number, { items, groups });
  const { data, text: opened } = await openProposal(desk, seat, [proposedCall(call)], proposing);
  const told = { kind, items: itemNames(items), groups, ...data, did: "proposed" } as const;
  return { data: told, text: `${seat.name} proposes it to the committee.\n${opened}` };
}

function kindNamed(text: string): (typeof ASSET_KINDS)[number] {
  return ASSET_KINDS[memberIndex("kind", ASSET_KINDS.slice(1), text) + 1] ?? "None";
}

function groupsIn(text: string): number {
  const { min, max } = INSPECTION_GROUPS;
  const groups = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (groups >= min && groups <= max) return groups;
  throw new Refusal(`Inspectors and custodian are of ${min} to ${max} groups, not "${text}": give another --groups.`);
}
