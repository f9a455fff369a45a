import { Transaction, isHexString, keccak256 } from "ethers";
import type { EngineCall } from "../lib/engineCalls/transaction.ts";
import { RpcCode, RpcError } from "./rpcError.ts";
import { recoverSender } from "./sender.ts";

/** A transaction that its sender signed for this chain, and what an engine tells the ingress about it. */
export interface SignedTransaction extends EngineCall {
  /** Its bytes, `0x` hexadecimal in lower case. */
  readonly raw: string;
  readonly hash: string;
  readonly nonce: number;
}

const REFUSED_TYPES: ReadonlyMap<string, string> = new Map([
  ["0x03", "blob transactions (type 3) are not accepted"],
  ["0x04", "set-code transactions (type 4) are not accepted: an account rule cannot see whose authority they carry"],
]);

/**
 * Reads a signed transaction and recovers its sender, once.
 * @throws RpcError when it is not one, has a refused type, or is not written in the one canonical way that binds it to
 * this chain, so that the simulator cannot read anything else from the same bytes
 */
export function readTransaction(raw: unknown, chainId: number): SignedTransaction {
  if (!isHexString(raw)) throw refuse("eth_sendRawTransaction takes one signed transaction as 0x hexadecimal.");
  const bytes = raw.toLowerCase();
  const reason = REFUSED_TYPES.get(bytes.slice(0, 4));
  if (reason !== undefined) throw refuse(`Invalid transaction type: ${reason}.`);
  const transaction = decode(() => Transaction.from(bytes));
  const { signature } = transaction;
  if (signature === null) throw refuse("The transaction is not signed.");
  if (!signature.isValid() || decode(() => transaction.serialized) !== bytes) {
    throw refuse("The transaction is not in canonical form: two writings of it could mean different things.");
  }
  if (transaction.chainId !== BigInt(chainId)) {
    const signed = transaction.chainId === 0n ? "no chain id" : `chain id ${transaction.chainId}`;
    throw new RpcError(RpcCode.ServerError, `Wrong chain id: signed for ${signed}, this network has ${chainId}.`);
  }
  return {
    raw: bytes,
    hash: keccak256(bytes),
    nonce: transaction.nonce,
    sender: senderOf(transaction.unsignedHash, signature),
    target: transaction.to,
    value: transaction.value,
    gasPrice: transaction.gasPrice ?? 0n,
    gasLimit: transaction.gasLimit,
    payload: transaction.data,
  };
}

function decode<T>(read: () => T): T {
  try {
    return read();
  } catch {
    throw refuse("The bytes are not a signed transaction of type 0, 1 or 2.");
  }
}

function senderOf(...signed: Parameters<typeof recoverSender>): string {
  try {
    return recoverSender(...signed);
  } catch {
    throw refuse("Invalid signature: it is no account's.");
  }
}

function refuse(message: string): RpcError {
  return new RpcError(RpcCode.InvalidParams, message);
}
