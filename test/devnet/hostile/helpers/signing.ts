import {
  type RlpStructuredData,
  type Wallet,
  concat,
  encodeRlp,
  getBytes,
  hexlify,
  keccak256,
  toBeArray,
  toBeHex,
} from "ethers";
import secp256k1 from "secp256k1";
import { CHAIN_ID, WORKSHOP, member } from "../../helpers/network.ts";

/** The fields of a transaction in their order, as RLP has them; nobody looks whether they make sense. */
export type Fields = readonly RlpStructuredData[];

/** What may differ from a call that the member may make. */
export interface Oddity {
  readonly chainId?: bigint;
  readonly nonce?: bigint;
  readonly gasPrice?: bigint;
  readonly gas?: bigint;
  readonly to?: RlpStructuredData;
  readonly value?: bigint;
  readonly data?: RlpStructuredData;
  readonly accessList?: RlpStructuredData;
  readonly signer?: Wallet;
}

/** What a signature has, to be spoilt before it is written. */
export interface Signed {
  readonly v: bigint;
  readonly r: bigint;
  readonly s: bigint;
}

const WORK = "0x322e9f04";

/** A number as RLP has it: without a zero before it. */
export function number(value: bigint): string {
  return value === 0n ? "0x" : toBeHex(value);
}

/**
 * Signs a call of the workshop with what is said about it, by hand: no library keeps from nonsense.
 * @param type 0, 1 or 2; of any other the fields of type 2
 * @param spoil changes the signature
 */
export function signedBy(type: number, oddity: Oddity = {}, spoil = (signed: Signed): Signed => signed): string {
  const { chainId = BigInt(CHAIN_ID), signer = member } = oddity;
  const fields = fieldsOf(type, oddity);
  const prefix = type === 0 ? "0x" : toBeHex(type, 1);
  const bound = type === 0 && chainId !== 0n ? [...fields, number(chainId), "0x", "0x"] : fields;
  const digest = keccak256(concat([prefix, encodeRlp([...bound])]));
  const { signature, recid } = secp256k1.ecdsaSign(getBytes(digest), getBytes(signer.privateKey));
  const [r, s] = [signature.slice(0, 32), signature.slice(32)].map((half) => BigInt(hexlify(half)));
  const v = BigInt(recid) + (type !== 0 ? 0n : chainId === 0n ? 27n : 35n + 2n * chainId);
  const spoilt = spoil({ v, r: r ?? 0n, s: s ?? 0n });
  return concat([prefix, encodeRlp([...fields, ...[spoilt.v, spoilt.r, spoilt.s].map(number)])]);
}

function fieldsOf(type: number, oddity: Oddity): Fields {
  const { chainId = BigInt(CHAIN_ID), nonce = 0n, gasPrice = 0n, gas = 1_000_000n, value = 0n } = oddity;
  const { to = WORKSHOP, data = WORK, accessList = [] } = oddity;
  const call = [to, number(value), data];
  if (type === 0) return [number(nonce), number(gasPrice), number(gas), ...call];
  const fees = type === 1 ? [number(gasPrice)] : [number(gasPrice), number(gasPrice)];
  return [number(chainId), number(nonce), ...fees, number(gas), ...call, accessList];
}

/** RLP that says the same in another way than the only right one. */
export function unusually(bytes: Buffer, way: number): Buffer {
  const prefixed = (prefix: readonly number[]): Buffer => Buffer.concat([Buffer.from(prefix), bytes]);
  if (way === 0) return prefixed([0xb8, bytes.length & 0xff]);
  if (way === 1) return prefixed([0xb9, bytes.length >> 8, bytes.length & 0xff]);
  if (way === 2) return prefixed([0xf8, bytes.length & 0xff]);
  return prefixed([0xff, ...toBeArray(2n ** 63n), ...toBeArray(0xffn)]);
}
