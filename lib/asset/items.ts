import { INSPECTION_ITEMS } from "../enums.ts";
import { suggestion } from "../names.ts";
import { Refusal } from "../refusal.ts";

/** What a plan names organizations for; Custody and NonObjection have their own. */
export const ASSIGNED = ["Title", "Pricing", "Trading"] as const;

const NONE = "none";

/** The names of a set of inspection items (`InspectionItem.bitOf` of `contracts/types/Asset.sol`). */
export function itemNames(bits: bigint): string[] {
  return INSPECTION_ITEMS.filter((_, item) => (bits >> BigInt(item)) & 1n);
}

/** A set of inspection items as people read it. */
export function itemsWords(bits: bigint): string {
  return itemNames(bits).join(", ") || NONE;
}

/**
 * The set of `title,pricing`, upper and lower case being one; `none` is empty.
 * @throws Refusal when an item is unknown, or its inspector is not named in a plan
 */
export function parseItems(text: string): bigint {
  if (text.trim().toLowerCase() === NONE) return 0n;
  return text.split(",").reduce((bits, word) => {
    const item = ASSIGNED.find((known) => known.toLowerCase() === word.trim().toLowerCase());
    if (item === undefined) throw new Refusal(`item "${word.trim()}" is unknown: ${suggestion(word, ASSIGNED)}`);
    return bits | (1n << BigInt(INSPECTION_ITEMS.indexOf(item)));
  }, 0n);
}
