import { type RlpStructuredDataish, concat, decodeRlp, encodeRlp, toBeArray, zeroPadValue } from "ethers";

/** Places of the fields in a signed transaction of one type. */
interface Form {
  /** The byte that a typed transaction begins with (EIP-2718); none for a legacy one. */
  readonly type: "0x" | "0x01" | "0x02";
  readonly nonce: number;
  /** None in a transaction with a fee cap. */
  readonly gasPrice?: number;
  /** The tip, which may not exceed the fee cap behind it (EIP-1559). */
  readonly tip?: number;
  /** `to`, `value` and `data` follow it. */
  readonly gasLimit: number;
  readonly accessList?: number;
  /** `v` or the parity; `r` and `s` follow it and end the transaction. */
  readonly signature: number;
}

const LEGACY: Form = { type: "0x", nonce: 0, gasPrice: 1, gasLimit: 2, signature: 6 };
const ACCESS_LIST: Form = { type: "0x01", nonce: 1, gasPrice: 2, gasLimit: 3, accessList: 7, signature: 8 };
const FEE_CAP: Form = { type: "0x02", nonce: 1, tip: 2, gasLimit: 4, accessList: 8, signature: 9 };

const TYPED: ReadonlyMap<string, Form> = new Map([
  [ACCESS_LIST.type, ACCESS_LIST],
  [FEE_CAP.type, FEE_CAP],
]);

/** The first `v` of a legacy transaction that is bound to a chain (EIP-155). */
const FIRST_BOUND = 35n;
/** The highest nonce (EIP-2681). */
const MOST_NONCE = 2n ** 64n - 2n;
/** Half the curve's order: of a signature and its mirror only one counts (EIP-2). */
const HIGHEST_S = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n;

/** What a signed transaction says before anybody knows who signed it. Byte strings are `0x` hexadecimal in lower case. */
export interface WrittenTransaction {
  /** 0 when it is bound to no chain. */
  readonly chainId: bigint;
  readonly nonce: number;
  /** 0 for one with a fee cap. */
  readonly gasPrice: bigint;
  readonly gasLimit: bigint;
  /** `null` for a creation. */
  readonly target: string | null;
  readonly value: bigint;
  readonly payload: string;
  /** The bytes that were signed. */
  readonly unsigned: string;
  readonly r: string;
  readonly s: string;
  readonly yParity: number;
}

/** Bytes that another reader could take for another transaction. */
export class NotCanonical extends Error {}

/**
 * Reads the bytes of a signed transaction of type 0, 1 or 2, written in the one way in which it may be.
 * @throws NotCanonical when it is written in another; Error when the bytes are no such transaction
 */
export function readForm(bytes: string): WrittenTransaction {
  const form = TYPED.get(bytes.slice(0, 4)) ?? LEGACY;
  const fields = fieldsOf(bytes, form);
  const bytesAt = (place: number): string => byteString(fields[place]);
  const numberAt = (place: number): bigint => number(bytesAt(place));
  const { nonce, gasPrice, tip, gasLimit, accessList, signature } = form;
  if (accessList !== undefined) checkAccessList(fields[accessList]);
  if (tip !== undefined && numberAt(tip) > numberAt(tip + 1)) throw new Error("its tip exceeds its fee cap");
  if (numberAt(nonce) > MOST_NONCE) throw new Error("its nonce is none");
  const bond = form === LEGACY ? legacyBond(numberAt(signature)) : typedBond(numberAt(0), numberAt(signature));
  return {
    ...bond,
    nonce: Number(numberAt(nonce)),
    gasPrice: gasPrice === undefined ? 0n : numberAt(gasPrice),
    gasLimit: numberAt(gasLimit),
    target: target(bytesAt(gasLimit + 1)),
    value: numberAt(gasLimit + 2),
    payload: bytesAt(gasLimit + 3),
    unsigned: unsigned(form, fields, bond.chainId),
    r: scalar(numberAt(signature + 1), bytesAt(signature + 1)),
    s: lowScalar(numberAt(signature + 2), bytesAt(signature + 2)),
  };
}

/** All fields of a transaction, the signature's three included. */
function fieldsOf(bytes: string, form: Form): readonly RlpStructuredDataish[] {
  const body = `0x${bytes.slice(form.type.length)}`;
  const fields = decoded(body);
  if (!Array.isArray(fields)) throw new Error("they are no list");
  if (fields.length === form.signature) throw new Error("it is not signed");
  if (fields.length !== form.signature + 3) throw new Error("it has not the fields of its type");
  if (encodeRlp(fields) !== body) throw new NotCanonical("its RLP is not canonical");
  return fields;
}

/** The bytes that were signed: a legacy transaction names its chain only there. */
function unsigned(form: Form, fields: readonly RlpStructuredDataish[], chainId: bigint): string {
  const binding = form === LEGACY && chainId !== 0n ? [toBeArray(chainId), "0x", "0x"] : [];
  return concat([form.type, encodeRlp([...fields.slice(0, form.signature), ...binding])]);
}

function decoded(body: string): RlpStructuredDataish {
  try {
    return decodeRlp(body);
  } catch {
    throw new Error("their RLP cannot be read");
  }
}

function byteString(field: RlpStructuredDataish | undefined): string {
  if (typeof field === "string") return field;
  throw new Error("a list stands in place of bytes");
}

/** A number of at most 256 bits, without leading zeros. */
function number(bytes: string): bigint {
  if (bytes.length > 66) throw new Error("a number has more than 256 bits");
  if (bytes.startsWith("0x00")) throw new NotCanonical("a number has a leading zero");
  return bytes === "0x" ? 0n : BigInt(bytes);
}

function target(bytes: string): string | null {
  if (bytes === "0x") return null;
  if (bytes.length !== 42) throw new Error("its target is no address");
  return bytes;
}

function scalar(value: bigint, bytes: string): string {
  if (value === 0n) throw new Error("it is not signed");
  return zeroPadValue(bytes, 32);
}

function lowScalar(value: bigint, bytes: string): string {
  if (value > HIGHEST_S) throw new NotCanonical("its signature is the mirror of one");
  return scalar(value, bytes);
}

/** What the `v` of a legacy transaction says: 27 and 28 bind it to no chain. */
function legacyBond(v: bigint): Pick<WrittenTransaction, "chainId" | "yParity"> {
  if (v === 27n || v === 28n) return { chainId: 0n, yParity: Number(v) - 27 };
  if (v < FIRST_BOUND) throw new Error("its v is none");
  return { chainId: (v - FIRST_BOUND) / 2n, yParity: Number((v - FIRST_BOUND) % 2n) };
}

function typedBond(chainId: bigint, parity: bigint): Pick<WrittenTransaction, "chainId" | "yParity"> {
  if (parity > 1n) throw new Error("its parity is none");
  return { chainId, yParity: Number(parity) };
}

function checkAccessList(list: RlpStructuredDataish | undefined): void {
  if (!Array.isArray(list)) throw new Error("its access list is none");
  for (const entry of list) {
    const [address, slots] = Array.isArray(entry) && entry.length === 2 ? entry : [];
    const isSound =
      typeof address === "string" &&
      address.length === 42 &&
      Array.isArray(slots) &&
      slots.every((slot) => isWord(slot));
    if (!isSound) throw new Error("its access list is none");
  }
}

function isWord(slot: unknown): boolean {
  return typeof slot === "string" && slot.length === 66;
}
