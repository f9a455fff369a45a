import { encodeBytes32String } from "ethers";
import type { Desk } from "../desk.ts";
import type { IngressWord } from "./ingresses.ts";

/** The key under which an ingress keeps the rules that it asks. */
export const RULES_KEY = encodeBytes32String("rules");

/** The contract handle of an ingress. */
export function handleOf({ suite }: Pick<Desk, "suite">, word: IngressWord) {
  return { account: suite.accountIngress, node: suite.nodeIngress, validator: suite.validatorIngress }[word];
}
