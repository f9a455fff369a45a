import { toBeArray } from "ethers";
import { NotCanonical, type RlpItem, itemAt, itemsBetween, listHead } from "./rlp.ts";

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
const HIGHEST_S = Buffer.from("7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0", "hex");

/** Bytes of a number, and of an address. */
const [WORD, ADDRESS] = [32, 20];

/** What a signed transaction says before anybody knows who signed it. Texts are `0x` hexadecimal in lower case. */
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
  /** Whether its sender needs no funds for it, and it names no access list. */
  readonly isFree: boolean;
  readonly payload: string;
  /** The bytes that were signed. */
  readonly unsigned: Uint8Array;
  /** `r` and `s`, 32 bytes each. */
  readonly signature: Uint8Array;
  readonly yParity: number;
}

/** The fields of a transaction, and the bytes in which they lie. */
interface Fields {
  readonly bytes: Buffer;
  readonly items: readonly RlpItem[];
}

/**
 * Reads the bytes of a signed transaction of type 0, 1 or 2, written in the one way in which it may be.
 * @param text `0x` hexadecimal in lower case
 * @throws NotCanonical when it is written in another; Error when the bytes are no such transaction
 */
export function readForm(text: string): WrittenTransaction {
  const form = TYPED.get(text.slice(0, 4)) ?? LEGACY;
  const fields = fieldsOf(text, form);
  const numberAt = (place: number): bigint => number(fields, place);
  const { nonce, gasPrice, tip, gasLimit, accessList, signature } = form;
  if (accessList !== undefined) checkAccessList(fields, accessList);
  if (tip !== undefined && numberAt(tip) > numberAt(tip + 1)) throw new Error("its tip exceeds its fee cap");
  const nonceNumber = numberAt(nonce);
  if (nonceNumber > MOST_NONCE) throw new Error("its nonce is none");
  const bond = form === LEGACY ? legacyBond(numberAt(signature)) : typedBond(numberAt(0), numberAt(signature));
  return {
    ...bond,
    nonce: Number(nonceNumber),
    gasPrice: gasPrice === undefined ? 0n : numberAt(gasPrice),
    gasLimit: numberAt(gasLimit),
    target: target(fields, gasLimit + 1),
    value: numberAt(gasLimit + 2),
    isFree: isFree(form, fields),
    payload: `0x${byteString(fields, gasLimit + 3).toString("hex")}`,
    unsigned: unsigned(form, fields, bond.chainId),
    signature: signatureOf(fields, signature + 1),
  };
}

/** All fields of a transaction, the signature's three included. */
function fieldsOf(text: string, form: Form): Fields {
  const bytes = Buffer.from(text.slice(2), "hex");
  if (text.length % 2 === 1) throw new Error("their RLP cannot be read");
  const list = itemAt(bytes, form.type.length / 2 - 1, bytes.length);
  if (list.end !== bytes.length) throw new Error("their RLP cannot be read");
  if (!list.isList) throw new Error("they are no list");
  const items = itemsBetween(bytes, list.content, list.end);
  if (items.length === form.signature) throw new Error("it is not signed");
  if (items.length !== form.signature + 3) throw new Error("it has not the fields of its type");
  return { bytes, items };
}

function isFree({ gasPrice, tip = 0, gasLimit, accessList }: Form, fields: Fields): boolean {
  const isNothing = (place: number): boolean => fields.items[place]?.content === fields.items[place]?.end;
  return [gasPrice ?? tip + 1, gasLimit + 2, ...(accessList === undefined ? [] : [accessList])].every(isNothing);
}

/** The bytes that were signed: a legacy transaction names its chain only there. */
function unsigned(form: Form, { bytes, items }: Fields, chainId: bigint): Uint8Array {
  const signed = bytes.subarray(items[0]?.begin, items[form.signature]?.begin);
  const binding = form === LEGACY && chainId !== 0n ? bindingTo(chainId) : Buffer.alloc(0);
  const type = bytes.subarray(0, form.type.length / 2 - 1);
  return Buffer.concat([type, listHead(signed.length + binding.length), signed, binding]);
}

/** A chain id and two fields of nothing, as RLP has them (EIP-155). */
function bindingTo(chainId: bigint): Uint8Array {
  const digits = toBeArray(chainId);
  const isItsOwn = digits.length === 1 && (digits[0] ?? 0) < 0x80;
  return Buffer.concat(
    [isItsOwn ? [] : [0x80 + digits.length], digits, [0x80, 0x80]].map((part) => Uint8Array.from(part)),
  );
}

function byteString({ bytes, items }: Fields, place: number): Buffer {
  const item = items[place];
  if (item === undefined || item.isList) throw new Error("a list stands in place of bytes");
  return bytes.subarray(item.content, item.end);
}

/** A number of at most 256 bits, without leading zeros. */
function numeral(fields: Fields, place: number): Buffer {
  const digits = byteString(fields, place);
  if (digits.length > WORD) throw new Error("a number has more than 256 bits");
  if (digits[0] === 0) throw new NotCanonical("a number has a leading zero");
  return digits;
}

function number(fields: Fields, place: number): bigint {
  const digits = numeral(fields, place);
  if (digits.length <= 6) return digits.length === 0 ? 0n : BigInt(digits.readUIntBE(0, digits.length));
  return BigInt(`0x${digits.toString("hex")}`);
}

function target(fields: Fields, place: number): string | null {
  const address = byteString(fields, place);
  if (address.length === 0) return null;
  if (address.length !== ADDRESS) throw new Error("its target is no address");
  return `0x${address.toString("hex")}`;
}

/** `r` and, behind it, the lower one of the two `s` that would do. */
function signatureOf(fields: Fields, place: number): Uint8Array {
  const signature = Buffer.alloc(2 * WORD);
  for (const scalar of [0, 1]) {
    const digits = numeral(fields, place + scalar);
    if (digits.length === 0) throw new Error("it is not signed");
    digits.copy(signature, (scalar + 1) * WORD - digits.length);
  }
  if (HIGHEST_S.compare(signature, WORD) < 0) throw new NotCanonical("its signature is the mirror of one");
  return signature;
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

function checkAccessList({ bytes, items }: Fields, place: number): void {
  const list = items[place];
  if (list?.isList !== true) throw new Error("its access list is none");
  for (const entry of itemsBetween(bytes, list.content, list.end)) {
    const [address, slots, ...more] = entry.isList ? itemsBetween(bytes, entry.content, entry.end) : [];
    const isSound =
      address?.isList === false &&
      address.end - address.content === ADDRESS &&
      slots?.isList === true &&
      more.length === 0 &&
      itemsBetween(bytes, slots.content, slots.end).every(isWord);
    if (!isSound) throw new Error("its access list is none");
  }
}

function isWord({ isList, content, end }: RlpItem): boolean {
  return !isList && end - content === WORD;
}
