import { z } from "zod";

/** What a JSON-RPC parameter may be. The message of each shape completes the sentence "it must be …". */
const text = (pattern: RegExp, error: string): z.ZodString => z.string({ error }).regex(pattern, { error });

/** 20 bytes. */
export const Address = text(/^0x[0-9a-fA-F]{40}$/, "an address: 0x and 40 hexadecimal digits");

/** 32 bytes: a hash, a topic. */
export const Word = text(/^0x[0-9a-fA-F]{64}$/, "32 bytes: 0x and 64 hexadecimal digits");

/** Any number of bytes. */
export const Bytes = text(/^0x[0-9a-fA-F]*$/, "bytes: 0x and two hexadecimal digits for each").refine(
  (bytes) => bytes.length % 2 === 0,
  { error: "bytes: 0x and two hexadecimal digits for each" },
);

/** A number that fits 64 bits. */
export const Quantity = text(/^0x[0-9a-fA-F]{1,16}$/, "a number of at most 64 bits: 0x and hexadecimal digits");

/** A number that fits 256 bits: an amount, a storage slot. */
export const BigQuantity = text(/^0x[0-9a-fA-F]{1,64}$/, "a number of at most 256 bits: 0x and hexadecimal digits");

/** How many blocks: `0x` hexadecimal, or a number as early clients write it. */
export const BlockCount = z.union([Quantity, z.int().nonnegative()], {
  error: "a number of blocks: 0x and hexadecimal digits",
});

export const Flag = z.boolean({ error: "true or false" });

/** A block by its number or a word for it. */
export const BlockNumber = text(
  /^(latest|earliest|pending|safe|finalized|0x[0-9a-fA-F]{1,16})$/,
  "a block: its number as 0x hexadecimal, or latest, earliest, pending, safe or finalized",
);

/** A block by number, word or hash (EIP-1898). */
export const Block = z.union(
  [
    BlockNumber,
    z.strictObject({ blockHash: Word, requireCanonical: Flag.optional() }),
    z.strictObject({ blockNumber: Quantity }),
  ],
  { error: `a block: its number as 0x hexadecimal, latest, or {"blockHash": …}` },
);

/**
 * Most entries of a list or an object in a parameter. More are not looked at: to say of each what is wrong with it takes a
 * thousand times its own memory.
 */
const MOST_NAMED = 1_000;

const listOf = <T extends z.ZodType>(shape: T, error: string): z.ZodArray<T> =>
  z.array(shape, { error }).max(MOST_NAMED, { error: `${error}, at most ${MOST_NAMED}` });

const fewOf = <T extends z.ZodType>(shape: T, error: string): z.ZodPipe<z.ZodUnknown, T> =>
  z
    .unknown()
    .refine((value) => typeof value !== "object" || value === null || Object.keys(value).length <= MOST_NAMED, {
      error: `${error}, at most ${MOST_NAMED}`,
    })
    .pipe(shape);

/** Slots of one account. */
export const Slots = listOf(BigQuantity, "a list of slots");

const AccessList = listOf(
  z.object({ address: Address, storageKeys: listOf(Word, "a list of slots") }, { error: "an object" }),
  "a list of addresses with their slots",
);

/** A call that is tried and not sent. Fields that a node without fees, blobs and delegations has no use for are left out. */
export const Call = z.object(
  {
    from: Address.nullish(),
    to: Address.nullish(),
    gas: Quantity.nullish(),
    gasPrice: BigQuantity.nullish(),
    maxFeePerGas: BigQuantity.nullish(),
    maxPriorityFeePerGas: BigQuantity.nullish(),
    value: BigQuantity.nullish(),
    nonce: Quantity.nullish(),
    chainId: Quantity.nullish(),
    data: Bytes.nullish(),
    input: Bytes.nullish(),
    accessList: AccessList.nullish(),
  },
  { error: "an object" },
);

const slotsAndValues = "an object of slots and their values, 32 bytes each";
const State = fewOf(z.record(Word, Word, { error: slotsAndValues }), slotsAndValues);

const byAddress = "an object with an address for each key";

/** What a call that is tried finds at some addresses instead of the state. */
export const Overrides = fewOf(
  z.record(
    Address,
    z.object(
      {
        balance: BigQuantity.nullish(),
        nonce: Quantity.nullish(),
        code: Bytes.nullish(),
        state: State.nullish(),
        stateDiff: State.nullish(),
      },
      { error: "an object" },
    ),
    { error: byAddress },
  ),
  byAddress,
);

const PLACES = 4;

/** What a place of a filter asks for; an empty list, as no entry, asks for nothing in particular. */
type OneOrMore = z.ZodType<string | readonly string[] | null | undefined>;

const oneOrMore = (shape: z.ZodString, what: string): OneOrMore =>
  z
    .union([shape, z.array(shape).max(MOST_NAMED)], { error: `${what}, or a list of at most ${MOST_NAMED}` })
    .nullish()
    .transform((named) => (named?.length === 0 ? null : named));

const which = {
  address: oneOrMore(Address, "an address"),
  topics: z
    .array(oneOrMore(Word, "a topic of 32 bytes"), { error: "a list of topics" })
    .max(PLACES, { error: `a list of at most ${PLACES} topics` })
    .nullish(),
};

/** Which logs of coming blocks are wanted. */
export const LogFilter = z.strictObject(which, { error: `an object with "address" and "topics" alone` });
export type LogFilter = z.infer<typeof LogFilter>;

/** Which logs of which blocks are wanted. */
export const LogQuery = z
  .strictObject(
    { ...which, fromBlock: BlockNumber.nullish(), toBlock: BlockNumber.nullish(), blockHash: Word.nullish() },
    { error: `an object with "address", "topics", "fromBlock", "toBlock" and "blockHash" alone` },
  )
  .refine(({ blockHash, fromBlock, toBlock }) => !blockHash || (!fromBlock && !toBlock), {
    error: `an object with either "blockHash" or "fromBlock" and "toBlock"`,
  });
export type LogQuery = z.infer<typeof LogQuery>;

const option = z.boolean({ error: "true or false" }).optional();

/** How a trace is written: the two tracers that tell of calls and of state, without those that tell of every step. */
export const Tracing = z.discriminatedUnion(
  "tracer",
  [
    z.strictObject({
      tracer: z.literal("callTracer"),
      tracerConfig: z.strictObject({ onlyTopCall: option, withLog: option }).optional(),
    }),
    z.strictObject({
      tracer: z.literal("prestateTracer"),
      tracerConfig: z.strictObject({ diffMode: option, disableCode: option, disableStorage: option }).optional(),
    }),
  ],
  { error: 'an object with "tracer", callTracer or prestateTracer, and its "tracerConfig"' },
);

const percentages = { error: "a list of at most 100 percentages" };

/** Gas used shares of a block whose tip is wanted. */
export const Percentiles = z
  .array(z.unknown(), percentages)
  .max(100, percentages)
  .refine((list) => list.every((share) => typeof share === "number" && share >= 0 && share <= 100), percentages)
  .nullish();
