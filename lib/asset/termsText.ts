import type { Desk } from "../desk.ts";
import { INSPECTION_ITEMS, memberName } from "../enums.ts";
import { formatDuration } from "../duration.ts";
import { harmless, moment } from "../format.ts";
import { textOfBytes32 } from "../wording.ts";
import type { Allocation } from "./allocation.ts";
import { amountWords } from "./amount.ts";
import { type AssetEntry, textOr } from "./entry.ts";

type Pair = readonly [label: string, value: string];

/** Whoever gets something at the activation, where the list is at hand. */
interface Allocated {
  readonly allocations: readonly Allocation[];
}

/** All that an attestation binds of an asset's terms, for people. */
export function termsPairs(desk: Desk, asset: AssetEntry, now: number, list: Allocated | undefined): Pair[] {
  const { terms } = asset;
  const { book } = desk;
  const uri = harmless(textOr(() => terms.termsUri));
  const plan = terms.inspections.map(
    ({ item, organization }) =>
      `${memberName(INSPECTION_ITEMS, item)} by ${book.organizationLabel(Number(organization))}`,
  );
  const custodian = book.organizationLabel(Number(terms.custodian));
  return [
    ["kind", asset.kind],
    ["document", `hash ${terms.termsHash}${uri === "" ? "" : `, at ${uri}`}`],
    ["supply", `${amountWords(terms.supply, asset)}, ${asset.decimals} decimals`],
    ["allocation", allocationWords(desk, asset, list)],
    ["custodian", `${custodian}, lock ${harmless(textOfBytes32(terms.lockId))}`],
    [
      "effective",
      terms.effectiveFrom === 0n ? "once inspected" : `not before ${moment(Number(terms.effectiveFrom), now)}`,
    ],
    ["matures", terms.maturity === 0n ? "when a decision says so" : moment(Number(terms.maturity), now)],
    [
      "redeemed",
      terms.redeemableWhileSuspended ? "from then on, also while suspended" : "from then on, not while suspended",
    ],
    ["inspected", [...plan, `Custody by ${custodian}`, "NonObjection by a regulator"].join(", ")],
    ["period", `${formatDuration(Number(terms.period))} from the pre-release on`],
  ];
}

function allocationWords({ book }: Desk, asset: AssetEntry, list: Allocated | undefined): string {
  const hash = `hash ${asset.terms.allocationHash}`;
  if (list === undefined) return `${hash}; the list itself is not at hand`;
  const parts = list.allocations.map(({ account, amount }) => `${book.label(account)} ${amountWords(amount, asset)}`);
  return `${parts.join(", ")}; ${hash}`;
}
