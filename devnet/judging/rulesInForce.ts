import { concat, getAddress, id, toBeHex } from "ethers";
import { RULES_KEY } from "../../lib/rules/handles.ts";
import type { Rpc } from "../rpc.ts";
import { view, wordsOf } from "./view.ts";

const GET_CONTRACT_ADDRESS = id("getContractAddress(bytes32)").slice(0, 10);

/**
 * The address of the rules behind an ingress; undefined before the hand-over.
 * @throws Error when the ingress does not tell
 */
export async function rulesInForce(chain: Rpc, ingress: string): Promise<string | undefined> {
  const [rules] = wordsOf(await view(chain, ingress, concat([GET_CONTRACT_ADDRESS, RULES_KEY])));
  if (rules === undefined) throw new Error("The ingress does not say which rules are in force.");
  return rules === 0n ? undefined : getAddress(toBeHex(rules, 20));
}
