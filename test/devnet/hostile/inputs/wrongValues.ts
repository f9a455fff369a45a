import { WORKSHOP, word } from "../../helpers/network.ts";
import type { Shape } from "./signatures.ts";

const HASH = word(1);
const LONG = 20_000;

/** Right for no parameter of any method. */
export const NEVER: readonly unknown[] = [
  -1,
  0.5,
  1e300,
  "",
  " ",
  "\0",
  "0X1",
  "0x ",
  "0xg",
  "-0x1",
  "0x-1",
  "\uff10\uff58\uff11",
  "\ud800",
  "0x1\0",
  " 0x1",
  "0x1 ",
  "0x1\n",
  "x".repeat(LONG),
  [[[[]]]],
  [null],
  { __proto__: null, constructor: { prototype: {} } },
  { toString: "0x1", valueOf: 1, length: 42 },
];

const TYPES: readonly unknown[] = [...NEVER, true, false, 0, 1, [], {}];
const NULL_TOO: readonly unknown[] = [...TYPES, null];

const ADDRESSES: readonly unknown[] = [
  ...TYPES,
  "0x",
  WORKSHOP.slice(2),
  WORKSHOP.slice(0, -1),
  `${WORKSHOP}0`,
  `${WORKSHOP}\n`,
  WORKSHOP.replace("0x", "0X"),
  WORKSHOP.replace(/.$/, "\u0661"),
  [WORKSHOP],
  HASH,
];

const WORDS: readonly unknown[] = [...TYPES, "0x", "0x1", "latest", HASH.slice(2), `${HASH}00`, `${HASH}\n`, [HASH]];
const QUANTITIES: readonly unknown[] = [...TYPES, "0x", "latest", "1", `0x${"f".repeat(17)}`, `0x${"0".repeat(LONG)}`];
const BIG_QUANTITIES: readonly unknown[] = [...TYPES, "0x", "1 ether", `0x${"f".repeat(65)}`, `0x${"0".repeat(LONG)}`];
const ALL_BYTES: readonly unknown[] = [...TYPES, "0x1", "00", "0x0g", "0x00 ", "0x00\n", ["0x00"]];
const BLOCKS: readonly unknown[] = [
  ...TYPES,
  "0x",
  "LATEST",
  "latest ",
  "newest",
  "head",
  `0x${"f".repeat(17)}`,
  HASH,
  { blockHash: "0x1" },
  { blockNumber: 1 },
  { blockNumber: "latest" },
  { blockHash: HASH, blockNumber: "0x1" },
  { blockHash: HASH, requireCanonical: "yes" },
  { blockHash: HASH, other: 1 },
];

const inField = (fields: Readonly<Record<string, readonly unknown[]>>): unknown[] =>
  Object.entries(fields).flatMap(([name, values]) => values.map((value) => ({ to: WORKSHOP, [name]: value })));

const CALLS: readonly unknown[] = [
  ...NEVER.filter((value) => typeof value !== "object" || Array.isArray(value)),
  null,
  true,
  [],
  ...inField({
    from: ADDRESSES,
    to: ADDRESSES,
    gas: QUANTITIES,
    gasPrice: BIG_QUANTITIES,
    maxFeePerGas: BIG_QUANTITIES,
    value: BIG_QUANTITIES,
    nonce: QUANTITIES,
    chainId: QUANTITIES,
    data: ALL_BYTES,
    input: ALL_BYTES,
    accessList: [true, 5, "x", {}, [null], [5], [{}], [{ address: WORKSHOP }], [{ address: "0x1", storageKeys: [] }]],
  }),
  { to: WORKSHOP, accessList: [{ address: WORKSHOP, storageKeys: ["0x1"] }] },
  { to: WORKSHOP, data: "0x01", input: "0x02" },
];

const overriding = (fields: Readonly<Record<string, readonly unknown[]>>): unknown[] =>
  Object.entries(fields).flatMap(([name, values]) => values.map((value) => ({ [WORKSHOP]: { [name]: value } })));

const OVERRIDES: readonly unknown[] = [
  ...NEVER.filter((value) => typeof value !== "object" || Array.isArray(value)),
  true,
  [],
  { "0x1": {} },
  { [WORKSHOP]: null },
  { [WORKSHOP]: [5] },
  { constructor: {} },
  ...overriding({
    balance: BIG_QUANTITIES,
    nonce: QUANTITIES,
    code: ALL_BYTES,
    state: [5, "x", { "0x1": HASH }, { [HASH]: "0x1" }, { [HASH]: null }],
    stateDiff: [5, "x", { "0x1": HASH }, { [HASH]: 5 }],
  }),
];

const QUERIES: readonly unknown[] = [
  ...NEVER.filter((value) => typeof value !== "object" || Array.isArray(value)),
  null,
  true,
  [],
  { adress: WORKSHOP },
  { address: "0x1" },
  { address: [[WORKSHOP]] },
  { address: Array.from({ length: 1_001 }, () => WORKSHOP) },
  { address: Array.from({ length: LONG }, () => 0) },
  { topics: HASH },
  { topics: {} },
  { topics: ["0x1"] },
  { topics: [[[HASH]]] },
  { topics: [`0x${"f".repeat(LONG)}`] },
  { topics: [HASH, HASH, HASH, HASH, HASH] },
  { topics: Array.from({ length: LONG }, () => null) },
  { fromBlock: 0 },
  { toBlock: "0x" },
  { fromBlock: { blockHash: HASH } },
  { blockHash: "latest" },
  { blockHash: HASH, toBlock: "latest" },
];

/** Values that a parameter of a shape is not, of every other type and nearly right. */
export const WRONG: Readonly<Record<Shape, readonly unknown[]>> = {
  address: [...ADDRESSES, null],
  word: [...WORDS, null],
  bytes: [...ALL_BYTES, null],
  quantity: [...QUANTITIES, null],
  bigQuantity: [...BIG_QUANTITIES, null],
  flag: [...NEVER, 0, 1, null, "true", "0x1", {}, []],
  number: [...BLOCKS, null, { blockHash: HASH }],
  block: BLOCKS,
  slots: [...TYPES.filter((value) => !Array.isArray(value)), null, [5], ["zero"], [null], [["0x0"]]],
  call: CALLS,
  overrides: OVERRIDES,
  query: QUERIES,
  count: [...NULL_TOO.filter((value) => value !== 1), "0x0", "0x401", "many", "0x", true],
  percentiles: [5, "50", {}, [101], [-1], ["50"], [null], Array.from({ length: 101 }, () => 50)],
  raw: [...NULL_TOO, "0x", "0x00", "hello", ["0x00"], "0x1"],
};
