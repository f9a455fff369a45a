import { isHexString, keccak256 } from "ethers";
import type { EngineCall } from "../../lib/engineCalls/transaction.ts";
import { messageOf } from "../../lib/failure.ts";
import { RpcCode, RpcError } from "../rpcError.ts";
import { NotCanonical } from "./rlp.ts";
import { recoverSender } from "./sender.ts";
import { type WrittenTransaction, readForm } from "./transactionForm.ts";

/** A transaction that its sender signed for this chain, and what an engine tells the ingress about it. */
export interface SignedTransaction extends EngineCall {
  /** Its bytes, `0x` hexadecimal in lower case. */
  readonly raw: string;
  readonly hash: string;
  readonly nonce: number;
  /** Whether its sender needs no funds for it, and it names no access list. */
  readonly isFree: boolean;
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
  const written = readWritten(bytes);
  if (written.chainId !== BigInt(chainId)) {
    const bound = written.chainId === 0n ? "no chain id" : `chain id ${written.chainId}`;
    throw new RpcError(RpcCode.ServerError, `Wrong chain id: signed for ${bound}, this network has ${chainId}.`);
  }
  const { nonce, target, value, isFree, gasPrice, gasLimit, payload } = written;
  const call = { nonce, target, value, isFree, gasPrice, gasLimit, payload };
  return { ...call, raw: bytes, hash: keccak256(bytes), sender: senderOf(written) };
}

function readWritten(bytes: string): WrittenTransaction {
  try {
    return readForm(bytes);
  } catch (thrown) {
    const why = messageOf(thrown);
    throw refuse(
      thrown instanceof NotCanonical
        ? `The transaction is not in canonical form (${why}): two writings of it could mean different things.`
        : `The bytes are not a signed transaction of type 0, 1 or 2: ${why}.`,
    );
  }
}

function senderOf({ unsigned, ...signature }: WrittenTransaction): string {
  try {
    return recoverSender(keccak256(unsigned), signature);
  } catch {
    throw refuse("Invalid signature: it is no account's.");
  }
}

function refuse(message: string): RpcError {
  return new RpcError(RpcCode.InvalidParams, message);
}
