import type { InterfaceAbi } from "ethers";

/** The contracts of the suite, in the order in which they are founded. */
export const SUITE = [
  "Authority",
  "Standing",
  "Organizations",
  "Accounts",
  "Charter",
  "Seats",
  "Committee",
  "FreezeOrders",
  "AccountRules",
] as const;

export type SuiteName = (typeof SUITE)[number];

/** The addresses that an engine asks, the same on every network. */
export const INGRESS = {
  account: "0x0000000000000000000000000000000000008888",
  node: "0x0000000000000000000000000000000000009999",
  validator: "0x0000000000000000000000000000000000007777",
} as const;

/** A value as JSON holds it. Numbers beyond 2^53 are decimal strings. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A deployed contract. */
export interface ContractRecord {
  readonly address: string;
  readonly abi: InterfaceAbi;
  readonly constructorArgs: readonly Json[];
  /** Number of the block in which it was created; 0 for genesis. */
  readonly block: number;
  /** Hash of the transaction that created it; null for genesis. */
  readonly transaction: string | null;
  /** keccak256 of the code at its address. */
  readonly bytecodeHash: string;
}

/** A founded network: what was deployed where. Contracts are the suite, AccountIngress, and the file's own. */
export interface DeploymentRecord {
  readonly chainId: number;
  /** Name of the consortium. */
  readonly consortium: string;
  /** Address of the founding account. */
  readonly founder: string;
  readonly ingress: { readonly account: string };
  /** The last transaction of the founding. */
  readonly handOver: { readonly block: number; readonly transaction: string };
  readonly contracts: Readonly<Record<string, ContractRecord>>;
}
