import { z } from "zod";

/** As Solidity writes names: a layout may come from anybody's file, and is printed. */
const nameField = z.string().regex(/^[\w$]+$/);

const variableSchema = z.object({
  label: nameField,
  /** Byte within the slot, counted from its lowest. */
  offset: z.int().min(0).max(31),
  slot: z.string().regex(/^\d{1,78}$/),
  type: z.string(),
});

const typeSchema = z.object({
  encoding: z.string(),
  label: z.string().regex(/^[\x20-\x7e]+$/),
  numberOfBytes: z.string().regex(/^[1-9]\d{0,78}$/),
  key: z.string().optional(),
  value: z.string().optional(),
  base: z.string().optional(),
  members: z.array(variableSchema).optional(),
});

/** A contract's storage layout as solc prints it; `types` by the names that variables give. */
export const storageLayoutSchema = z.object({
  storage: z.array(variableSchema),
  /** Null when nothing is stored. */
  types: z.record(z.string(), typeSchema).nullable(),
});

export type StorageLayout = z.output<typeof storageLayoutSchema>;

/** A state variable, or a member of a struct; its slot counts from the contract's, or the struct's, first. */
export type StorageVariable = z.output<typeof variableSchema>;

/** A type of stored values. */
export type StorageType = z.output<typeof typeSchema>;

/** The type of this name; one that a layout leaves out fills its slot. */
export function typeOf({ types }: StorageLayout, name: string): StorageType {
  return types?.[name] ?? { encoding: "inplace", label: name, numberOfBytes: "32" };
}

/** Bytes from the layout's first to where the variable begins. */
export function startOf({ slot, offset }: Pick<StorageVariable, "slot" | "offset">): bigint {
  return BigInt(slot) * 32n + BigInt(offset);
}

/** How many slots a value of the type fills, the last perhaps in part. */
export function slotsOf({ numberOfBytes }: StorageType): bigint {
  return (BigInt(numberOfBytes) + 31n) / 32n;
}
