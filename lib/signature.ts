import {
  type Provider,
  Signature,
  type TypedDataDomain,
  TypedDataEncoder,
  type TypedDataField,
  getAddress,
  recoverAddress,
} from "ethers";

/** What is signed by EIP-712. */
export interface TypedData {
  readonly domain: TypedDataDomain;
  readonly types: Record<string, TypedDataField[]>;
  readonly value: Readonly<Record<string, unknown>>;
}

/** What `eth_signTypedData_v4` of a wallet takes. */
export function walletPayload({ domain, types, value }: TypedData): unknown {
  return TypedDataEncoder.getPayload(domain, types, value);
}

/** A signature, and the account that it is said to be of. */
interface Signed {
  readonly account: string;
  readonly signature: string;
}

/** Whether the account's own key signed exactly this. An ERC-1271 account is asked by the contract. */
export function isSignedWith({ domain, types, value }: TypedData, { account, signature }: Signed): boolean {
  try {
    return recoverAddress(TypedDataEncoder.hash(domain, types, value), signature) === getAddress(account);
  } catch {
    return false;
  }
}

/** A key's signature in the one form, out of those that mean the same, that the contracts take: 65 bytes. */
export function asBytes65(signature: string): string {
  return Signature.from(signature).serialized;
}

/**
 * A signature as the contracts take it: they ask a wallet themselves, a key's is judged here.
 * @returns undefined when the account's key did not sign this
 */
export async function deliverable(provider: Provider, data: TypedData, signed: Signed): Promise<string | undefined> {
  if ((await provider.getCode(signed.account)) !== "0x") return signed.signature;
  return isSignedWith(data, signed) ? asBytes65(signed.signature) : undefined;
}
