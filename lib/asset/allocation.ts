import { AbiCoder, keccak256 } from "ethers";

/** Who gets how much at the activation, in smallest units. */
export interface Allocation {
  readonly account: string;
  readonly amount: bigint;
}

const LIST = "tuple(address account, uint128 amount)[]";

/** The hash by which terms name an allocation list (`Terms.allocationHash`). */
export function allocationHash(allocations: readonly Allocation[]): string {
  const entries = allocations.map(({ account, amount }) => [account, amount]);
  return keccak256(AbiCoder.defaultAbiCoder().encode([LIST], [entries]));
}
