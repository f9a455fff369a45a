import { ZeroAddress, dataLength, isHexString, toQuantity } from "ethers";
import { INGRESS } from "../lib/suite/types.ts";
import { type EngineCall, encodeTransactionAllowed } from "../lib/engineCalls/transaction.ts";
import type { Rpc } from "./rpc.ts";

/** Gas that an engine gives to one question: the default `--rpc-gas-cap` of Besu since 25.2. */
export const QUESTION_GAS = 50_000_000n;

/** The ingress's answer: yes, no, or (`void`) something that is neither, described for people. */
export type Verdict =
  { readonly kind: "yes" } | { readonly kind: "no" } | { readonly kind: "void"; readonly what: string };

const YES = `0x${"1".padStart(64, "0")}`;
const NO = `0x${"0".repeat(64)}`;

/** Asks the account ingress at the head, as an engine does. Only exactly 32 bytes with the value 1 mean yes. */
export async function judge(chain: Rpc, call: EngineCall): Promise<Verdict> {
  const question = {
    from: ZeroAddress,
    to: INGRESS.account,
    gas: toQuantity(QUESTION_GAS),
    data: encodeTransactionAllowed(call),
  };
  try {
    return read(await chain.request("eth_call", [question, "latest"]));
  } catch {
    return { kind: "void", what: "reverted" };
  }
}

function read(answer: unknown): Verdict {
  if (answer === YES) return { kind: "yes" };
  if (answer === NO) return { kind: "no" };
  const size = isHexString(answer) ? dataLength(answer) : 0;
  return { kind: "void", what: size === 32 ? "answered neither yes nor no" : `answered ${size} bytes instead of 32` };
}
