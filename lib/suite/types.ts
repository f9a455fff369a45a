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
  "Nodes",
  "ValidatorSet",
  "NodeRules",
  "MethodLists",
  "Releases",
  "Recovery",
  "Directives",
  "Dossier",
  "AssetToken",
  "AssetRegister",
  "AssetReport",
] as const;

export type SuiteName = (typeof SUITE)[number];

/** The addresses that an engine asks, the same on every network. */
export const INGRESS = {
  account: "0x0000000000000000000000000000000000008888",
  node: "0x0000000000000000000000000000000000009999",
  validator: "0x0000000000000000000000000000000000007777",
} as const;

/** The contracts at these addresses, in the order in which the founding hands them over: the accounts' last. */
export const INGRESSES = {
  ValidatorIngress: INGRESS.validator,
  NodeIngress: INGRESS.node,
  AccountIngress: INGRESS.account,
} as const;

export type IngressName = keyof typeof INGRESSES;

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

/** A founded network: what was deployed where. Contracts are the suite, the ingresses, and the file's own. */
export interface DeploymentRecord {
  readonly chainId: number;
  /** Name of the consortium. */
  readonly consortium: string;
  /** Address of the founding account. */
  readonly founder: string;
  readonly ingress: { readonly account: string; readonly node: string; readonly validator: string };
  /** The last transaction of the founding. */
  readonly handOver: { readonly block: number; readonly transaction: string };
  readonly contracts: Readonly<Record<string, ContractRecord>>;
}
