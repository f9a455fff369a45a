import { suggestion } from "../names.ts";
import { Refusal } from "../refusal.ts";
import { INGRESS } from "../suite/types.ts";
import { INGRESS_WORDS, type IngressWord, ingressMeant } from "./ingresses.ts";

/**
 * The ingress that people name: account, node or validator, its contract or its address.
 * @throws Refusal when it is none of them
 */
export function ingressNamed(text: string): IngressWord {
  const meant = ingressMeant(text, INGRESS);
  if (meant !== undefined) return meant;
  throw new Refusal(`There is no ingress "${text}": ${suggestion(text, INGRESS_WORDS)}`);
}
