import { word } from "./words.ts";

/** What an engine tells the account ingress about a transaction. */
export interface EngineCall {
  readonly sender: string;
  /** `null` for a contract creation. */
  readonly target: string | null;
  readonly value: bigint;
  /** The gas price of a legacy or access-list transaction, 0 for one with a fee cap. */
  readonly gasPrice: bigint;
  readonly gasLimit: bigint;
  /** Calldata or creation code, `0x` hexadecimal. */
  readonly payload: string;
}

const TRANSACTION_ALLOWED = "936421d5";
const PAYLOAD_OFFSET = 6n * 32n;

/**
 * The calldata of `transactionAllowed(address,address,uint256,uint256,uint256,bytes)`, byte for byte as Besu writes it
 * (`TransactionSmartContractPermissioningController`, up to 25.5.0). It differs from the usual encoding in one thing:
 * the payload is always padded, so that one with a whole number of words is followed by 32 further zero bytes.
 */
export function encodeTransactionAllowed(call: EngineCall): string {
  return `0x${TRANSACTION_ALLOWED}${encodeArguments(call)}`;
}

/** The six arguments alone, for other views that take the same ones. */
export function encodeArguments({ sender, target, value, gasPrice, gasLimit, payload }: EngineCall): string {
  const bytes = payload.slice(2).toLowerCase();
  const length = bytes.length / 2;
  const head = [BigInt(sender), BigInt(target ?? 0), value, gasPrice, gasLimit, PAYLOAD_OFFSET, BigInt(length)];
  return head.map((value) => word(value).slice(2)).join("") + bytes + "00".repeat(32 - (length % 32));
}
