import { uint40At } from "../suite/uint40.ts";
import { OFFICES } from "../suite/words.ts";
import type { Holders } from "./holders.ts";

/** A function's word in Standing (`contracts/types/MethodWord.sol`), as it stands at a moment. */
export interface MethodWord {
  /** By decision. */
  readonly base: Holders;
  /** Now. */
  readonly open: Holders;
  /** Until when less is open than by decision; undefined when it is not. Seconds since 1970. */
  readonly until: number | undefined;
  readonly essential: boolean;
}

const LISTED = 1n << 16n;
const ESSENTIAL = 1n << 17n;
const PROTECTED = 1n << 8n;
const MANAGED = 1n << 10n;

/** Reads a function's word at `now`. */
export function readMethodWord(word: bigint, now: number): MethodWord {
  const until = uint40At(word, 64n);
  const tightened = until > now;
  return {
    base: holdersIn(word),
    open: holdersIn(tightened ? word & (word >> 32n) : word),
    until: tightened ? until : undefined,
    essential: (word & ESSENTIAL) !== 0n,
  };
}

/** Whether a target's word in Standing says that it is managed (`contracts/types/TargetWord.sol`). */
export function isManaged(word: bigint): boolean {
  return (word & MANAGED) !== 0n;
}

/** What tells who may call the functions of a contract; a word of `Standing` that is 0 is of none that it records. */
export type Guard = "class table" | "method list" | "open" | "unknown";

/** The guard of a target, of its word in Standing. */
export function guardIn(word: bigint): Guard {
  if ((word & PROTECTED) !== 0n) return "class table";
  if ((word & 0xffn) === 0n) return "unknown";
  return isManaged(word) ? "method list" : "open";
}

/** Offices and list of bits, one for each office by number and bit 16 for the list. */
function holdersIn(bits: bigint): Holders {
  return {
    offices: OFFICES.filter((_, i) => (bits & (1n << BigInt(i))) !== 0n),
    listed: (bits & LISTED) !== 0n,
  };
}
