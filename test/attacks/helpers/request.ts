import { AbiCoder, keccak256 } from "ethers";
import type { TestNetwork } from "../../fixtures/network.ts";
import type { OfficerChange } from "../../fixtures/regulators.ts";

/** The hash under which a change among a regulator's officers is requested. */
export function requestOf({ suite }: TestNetwork, change: OfficerChange): string {
  const { inputs } = suite.accounts.getFunction("requestOfficerChange").fragment;
  return keccak256(AbiCoder.defaultAbiCoder().encode(inputs, [change]));
}
