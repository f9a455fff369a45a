import { toQuantity } from "ethers";
import { z } from "zod";

/** The version of the journal's format, which its genesis names. */
export const FORMAT = 1;

const Hex = z.string().regex(/^0x[0-9a-f]*$/i);
const Natural = z.int().nonnegative();

const AllocEntry = z.strictObject({
  code: Hex.optional(),
  storage: z.record(Hex, Hex).optional(),
  nonce: z.union([Natural, Hex]).optional(),
  balance: z.union([Hex, z.bigint().nonnegative().transform(toQuantity)]).optional(),
});

/** The first record: what a chain begins with. Amounts may be given as numbers; the journal holds them as `0x` strings. */
export const Genesis = z.strictObject({
  journal: z.literal(FORMAT),
  chainId: z.int().positive(),
  /** The time of block 0, in seconds since 1970. */
  genesis: Natural,
  /** Which simulator, of which version, made the blocks: another one may make others. */
  simulator: z.string(),
  alloc: z.record(Hex, AllocEntry),
});
export type Genesis = z.infer<typeof Genesis>;

/** A block that was sealed, with all that its hash needs besides the transactions themselves. */
export const BlockEntry = z.strictObject({
  number: Natural,
  /** In seconds since 1970. */
  timestamp: Natural,
  /** Left out when no validators were named. */
  proposer: Hex.optional(),
  hash: Hex,
  /** The hashes of its transactions, in their order. */
  transactions: z.array(Hex).readonly(),
});
export type BlockEntry = z.infer<typeof BlockEntry>;

/** What happened, in the order in which it did. */
export const Entry = z.union([
  /** A transaction was accepted, as it was signed. */
  z.strictObject({ accepted: Hex }),
  z.strictObject({ block: BlockEntry }),
  /** The transaction of this hash left the pool unsealed. */
  z.strictObject({ dropped: Hex }),
  /** The chain's time is the real time plus so many milliseconds from now on. */
  z.strictObject({ clock: z.int() }),
]);
export type Entry = z.infer<typeof Entry>;

/** A record after the first: all that one sync made durable. */
export const JournalRecord = z.strictObject({
  /** Its number; the genesis has 0. */
  n: Natural,
  entries: z.array(Entry).readonly(),
});
