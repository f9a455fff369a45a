import { type Kept, put } from "../kept.ts";
import type { Told } from "../told.ts";

/** The words that rules read, and who writes them. */
export interface Standing {
  /** By the kind of word and its key. */
  readonly words: Kept<string, bigint>;
  readonly writers: Kept<bigint, string>;
  readonly targetWriters: readonly string[];
}

/** Standing before its first event. */
export const EMPTY_STANDING: Standing = { words: new Map(), writers: new Map(), targetWriters: [] };

const bits = (from: bigint, to: bigint) => (1n << to) - (1n << from);

/** The kind of word that each field is part of, and its bits in it (contracts/types). */
const FIELDS: readonly (readonly [kind: string, mask: bigint])[] = [
  ["account", bits(0n, 88n)],
  ["account", bits(88n, 168n)],
  ["account", bits(168n, 208n)],
  ["organization", bits(0n, 56n)],
  ["node", bits(0n, 256n)],
  ["method", bits(0n, 256n)],
  ["organization", bits(56n, 136n)],
  ["target", bits(48n, 88n)],
  ["holding", bits(0n, 256n)],
  ["account", bits(208n, 209n)],
];

/** Under which key a word is kept; its own key as a number, whatever it is. */
export function wordKey(kind: string, key: string | bigint): string {
  return `${kind} ${BigInt(key)}`;
}

/** What an event makes of the words. */
export function reduceStanding(state: Standing, told: Told): Standing {
  switch (told.event) {
    case "WriterAdded":
      return { ...state, writers: put(state.writers, told.number("field"), told.text("writer")) };
    case "TargetWriterAdded":
      return { ...state, targetWriters: [...state.targetWriters, told.text("registry")] };
    case "TargetWritten":
      return { ...state, words: put(state.words, wordKey("target", told.text("target")), told.number("word")) };
    case "FactWritten": {
      const [kind, mask] = FIELDS[Number(told.number("field"))] ?? ["", 0n];
      const key = wordKey(kind, told.text("key"));
      const former = state.words.get(key) ?? 0n;
      return { ...state, words: put(state.words, key, (former & ~mask) | told.number("bits")) };
    }
    default:
      return state;
  }
}
