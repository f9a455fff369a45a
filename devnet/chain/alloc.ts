import { toQuantity, zeroPadValue } from "ethers";
import type { Rpc } from "../rpc.ts";

/** What one address holds before block 1. Byte strings, slots and amounts are `0x` hexadecimal. */
export interface AllocEntry {
  readonly code?: string;
  readonly storage?: Readonly<Record<string, string>>;
  readonly nonce?: number | string;
  readonly balance?: bigint | string;
}

/** The `alloc` of a genesis file: what each address holds before block 1. */
export type Alloc = Readonly<Record<string, AllocEntry>>;

/** Writes the alloc into the state of a chain that is still at block 0. */
export async function installAlloc(chain: Rpc, alloc: Alloc): Promise<void> {
  for (const [address, { code, storage = {}, nonce, balance }] of Object.entries(alloc)) {
    if (code !== undefined) await chain.request("hardhat_setCode", [address, code]);
    for (const [slot, value] of Object.entries(storage)) {
      await chain.request("hardhat_setStorageAt", [address, toQuantity(slot), zeroPadValue(value, 32)]);
    }
    if (nonce !== undefined) await chain.request("hardhat_setNonce", [address, toQuantity(nonce)]);
    if (balance !== undefined) await chain.request("hardhat_setBalance", [address, toQuantity(balance)]);
  }
}
