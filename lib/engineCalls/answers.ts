import { dataLength, dataSlice, getAddress, isHexString } from "ethers";
import { word } from "./words.ts";

const YES_OF_TWO = `0x${"f".repeat(64)}`;
const NO_OF_TWO = `0x7${"f".repeat(63)}`;

/** An answer to an engine: yes, no, or (`void`) something that is neither, described for people. */
export type Verdict =
  { readonly kind: "yes" } | { readonly kind: "no" } | { readonly kind: "void"; readonly what: string };

/** Reads the answer to `transactionAllowed` and to version 2 of `connectionAllowed`: only exactly 1 means yes. */
export function readFlag(answer: unknown): Verdict {
  return read(answer, word(1n), word(0n));
}

/** Reads the answer to version 1 of `connectionAllowed`: only exactly all ones mean yes. */
export function readConnectionOfTwo(answer: unknown): Verdict {
  return read(answer, YES_OF_TWO, NO_OF_TWO);
}

/**
 * Reads the answer to `getValidators()`.
 * @throws Error when it is no list that QBFT can run on: it is empty, misshapen, or names one twice
 */
export function readValidators(answer: unknown): string[] {
  const size = isHexString(answer) ? dataLength(answer) : 0;
  if (!isHexString(answer) || size < 96 || BigInt(dataSlice(answer, 0, 32)) !== 32n) {
    throw new Error(`the validators are answered in ${size} bytes that are no list`);
  }
  const count = Number(BigInt(dataSlice(answer, 32, 64)));
  if (size !== 64 + count * 32) throw new Error(`the list of ${count} validators has ${size} bytes`);
  const validators = Array.from({ length: count }, (_, i) => {
    const place = dataSlice(answer, 64 + i * 32, 96 + i * 32);
    return getAddress(dataSlice(place, 12));
  });
  if (new Set(validators).size !== count) throw new Error("the list names a validator twice");
  return validators;
}

function read(answer: unknown, yes: string, no: string): Verdict {
  if (answer === yes) return { kind: "yes" };
  if (answer === no) return { kind: "no" };
  const size = isHexString(answer) ? dataLength(answer) : 0;
  return { kind: "void", what: size === 32 ? "answered neither yes nor no" : `answered ${size} bytes instead of 32` };
}
