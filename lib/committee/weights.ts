import { BASIS } from "../bounds.ts";

/** The least weight cast that meets a participation rate in basis points. See `contracts/governance/Tally.sol`. */
export function participationWeight(participation: number, total: number): number {
  return Math.ceil((participation * total) / BASIS);
}

/** The least weight for that exceeds an approval rate in basis points when all weight is for or against. */
export function approvalWeight(approval: number, total: number): number {
  return Math.floor((approval * total) / BASIS) + 1;
}

/** The least weight for that overrides a veto: two thirds of all. */
export function overrideWeight(total: number): number {
  return Math.ceil((total * 2) / 3);
}
