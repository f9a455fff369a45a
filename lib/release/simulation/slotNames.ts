import { type StorageLayout, slotsOf, typeOf } from "../storageLayout.ts";
import { LONGEST_NAME, type Region } from "./regions.ts";

/** A named part of a slot. */
export interface SlotPart {
  readonly name: string;
  /** Its type as Solidity writes it. */
  readonly type: string;
  /** Bytes from the slot's lowest, and how many. */
  readonly offset: number;
  readonly size: number;
}

const SLOT = 32;

/** The values that lie in a slot, in the order of their bytes; none when no region holds it. */
export function partsAt(slot: bigint, regions: readonly Region[], layout: StorageLayout): SlotPart[] {
  return regions.flatMap((region) => {
    const distance = slot - region.from;
    if (distance < 0n || distance >= region.length) return [];
    if (region.holds === "entries") return entriesAt(distance, region, layout);
    if (region.holds === "value") return partsWithin(distance, region, layout);
    return [{ name: `${region.path} from byte ${distance * 32n}`, type: "text", offset: 0, size: SLOT }];
  });
}

/** A value of a type, which begins at a byte of its first slot. */
type Value = Pick<Region, "path" | "type" | "offset">;

/** Entries of a list: several to a slot, or one over several. */
function entriesAt(distance: bigint, { path, type }: Omit<Value, "offset">, layout: StorageLayout): SlotPart[] {
  const { label, numberOfBytes } = typeOf(layout, type);
  const size = Number(numberOfBytes);
  if (size > SLOT / 2) {
    const slots = slotsOf(typeOf(layout, type));
    return partsWithin(distance % slots, { path: `${path}[${distance / slots}]`, type, offset: 0 }, layout);
  }
  const perSlot = Math.floor(SLOT / size);
  return Array.from({ length: perSlot }, (_, i) => {
    const index = distance * BigInt(perSlot) + BigInt(i);
    return { name: `${path}[${index}]`, type: label, offset: i * size, size };
  });
}

/** A value, or the members of a struct and the entries of a fixed list that lie in its slot of this number. */
function partsWithin(distance: bigint, { path, type, offset }: Value, layout: StorageLayout): SlotPart[] {
  const { label, encoding, members, base, numberOfBytes } = typeOf(layout, type);
  if (path.length > LONGEST_NAME) return [];
  if (members !== undefined) {
    return members.flatMap((member) => {
      const within = distance - BigInt(member.slot);
      const isHere = within >= 0n && within < slotsOf(typeOf(layout, member.type));
      const value = { path: `${path}.${member.label}`, type: member.type, offset: member.offset };
      return isHere ? partsWithin(within, value, layout) : [];
    });
  }
  if (encoding === "inplace" && base !== undefined) return entriesAt(distance, { path, type: base }, layout);
  if (encoding === "dynamic_array") return [{ name: `${path}.length`, type: "uint256", offset: 0, size: SLOT }];
  return [{ name: path, type: label, offset, size: Math.min(Number(numberOfBytes), SLOT - offset) }];
}
