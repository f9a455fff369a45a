import { Transaction, isHexString } from "ethers";
import type { EngineCall } from "./engineCall.ts";
import { RpcCode, RpcError } from "./rpcError.ts";

const REFUSED_TYPES: ReadonlyMap<string, string> = new Map([
  ["0x03", "blob transactions (type 3) are not accepted"],
  ["0x04", "set-code transactions (type 4) are not accepted: an account rule cannot see whose authority they carry"],
]);

/**
 * Reads a signed transaction and says what an engine would tell the ingress about it.
 * @throws RpcError when it is not one, has a refused type, or is not written in the one canonical way that binds it to
 * this chain, so that the simulator cannot read anything else from the same bytes
 */
export function readTransaction(raw: unknown, chainId: number): EngineCall {
  if (!isHexString(raw)) throw refuse("eth_sendRawTransaction takes one signed transaction as 0x hexadecimal.");
  const reason = REFUSED_TYPES.get(raw.slice(0, 4));
  if (reason !== undefined) throw refuse(`Invalid transaction type: ${reason}.`);
  const transaction = decode(raw);
  const { from, signature } = transaction;
  if (from === null || signature === null) throw refuse("The transaction is not signed.");
  if (!signature.isValid() || transaction.serialized !== raw.toLowerCase()) {
    throw refuse("The transaction is not in canonical form: two writings of it could mean different things.");
  }
  if (transaction.chainId !== BigInt(chainId)) {
    const signed = transaction.chainId === 0n ? "no chain id" : `chain id ${transaction.chainId}`;
    throw new RpcError(RpcCode.ServerError, `Wrong chain id: signed for ${signed}, this network has ${chainId}.`);
  }
  return {
    sender: from,
    target: transaction.to,
    value: transaction.value,
    gasPrice: transaction.gasPrice ?? 0n,
    gasLimit: transaction.gasLimit,
    payload: transaction.data,
  };
}

function decode(raw: string): Transaction {
  try {
    return Transaction.from(raw);
  } catch {
    throw refuse("The bytes are not a signed transaction of type 0, 1 or 2.");
  }
}

function refuse(message: string): RpcError {
  return new RpcError(RpcCode.InvalidParams, message);
}
