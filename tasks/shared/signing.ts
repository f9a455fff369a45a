import { Refusal } from "../../lib/refusal.ts";
import { confirm } from "./confirm.ts";

/** Asks a person before something is signed, see {@link confirm}. */
export function confirmSigning({ yes, json }: { readonly yes: boolean; readonly json: boolean }) {
  return (summary: string): Promise<void> =>
    confirm(summary, { yes, json, question: "Sign it?", refusal: "Nothing was signed." });
}

/**
 * What a contract wallet signed elsewhere, which only the wallet itself can judge.
 * @param request what `eth_signTypedData_v4` of a wallet takes
 * @throws Refusal when it is no bytes, saying what the wallet signs
 */
export function walletSignature(signature: string, request: unknown): string {
  if (/^0x([0-9a-f]{2})+$/i.test(signature)) return signature;
  throw new Refusal(
    `--signature must be bytes, 0x and hexadecimal digits, of what the wallet signed (EIP-712): ${JSON.stringify(request)}`,
  );
}
