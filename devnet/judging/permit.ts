import type { EngineCall } from "../../lib/engineCalls/transaction.ts";
import type { Known } from "./known.ts";
import type { Permissions } from "./permissions.ts";
import { explainRefusal } from "./reasons.ts";
import type { Rpc } from "../rpc.ts";
import { RpcCode, RpcError } from "../rpcError.ts";

/** How Besu begins the refusal of a sender (`RpcErrorType.TX_SENDER_NOT_AUTHORIZED`). */
const NOT_AUTHORIZED = "Sender account not authorized to send transactions";

/**
 * Asks the account ingress about a transaction, at the head.
 * @throws RpcError -32007 with the reason in words when it does not say yes
 */
export async function checkPermitted(
  chain: Rpc,
  permissions: Permissions,
  call: EngineCall,
  known: Known,
): Promise<void> {
  const verdict = await permissions.judge(call);
  if (verdict.kind === "yes") return;
  const reason = await explainRefusal(chain, call, verdict, known);
  throw new RpcError(RpcCode.SenderNotAuthorized, `${NOT_AUTHORIZED}: ${reason}`);
}
