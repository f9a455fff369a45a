import type { INGRESS, IngressName } from "../suite/types.ts";

/** What people call an ingress: by what it is asked about. */
export type IngressWord = keyof typeof INGRESS;

/** The ingresses in the order in which people think of them. */
export const INGRESS_WORDS: readonly IngressWord[] = ["account", "node", "validator"];

const CONTRACTS = {
  account: "AccountIngress",
  node: "NodeIngress",
  validator: "ValidatorIngress",
} as const satisfies Record<IngressWord, IngressName>;

/** The contract of the suite at an ingress. */
export function ingressContract(word: IngressWord): IngressName {
  return CONTRACTS[word];
}

/** The ingress that a name or address means; undefined when it is none. */
export function ingressMeant(text: string, addresses: Readonly<Record<IngressWord, string>>): IngressWord | undefined {
  const wanted = text.toLowerCase();
  return INGRESS_WORDS.find((word) =>
    [word, CONTRACTS[word], addresses[word]].some((name) => name.toLowerCase() === wanted),
  );
}
