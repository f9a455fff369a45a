import { ZeroAddress, toQuantity } from "ethers";
import type { Enode } from "../../lib/enode.ts";
import { type Verdict, readConnectionOfTwo, readFlag, readValidators } from "../../lib/engineCalls/answers.ts";
import { encodeConnectionOfOne, encodeConnectionOfTwo } from "../../lib/engineCalls/connection.ts";
import { type EngineCall, encodeTransactionAllowed } from "../../lib/engineCalls/transaction.ts";
import { GET_VALIDATORS } from "../../lib/engineCalls/validators.ts";
import { INGRESS } from "../../lib/suite/types.ts";
import type { Rpc } from "../rpc.ts";

/** Gas that an engine gives to one question: the default `--rpc-gas-cap` of Besu since 25.2. */
export const QUESTION_GAS = 50_000_000n;

/** Asks the account ingress whether a transaction may be in the block after the head. */
export function judge(chain: Rpc, call: EngineCall): Promise<Verdict> {
  return verdict(chain, INGRESS.account, encodeTransactionAllowed(call), readFlag);
}

/** Asks the node ingress about a node alone, as version 2 of the rules is asked about each end. */
export function judgeNode(chain: Rpc, node: Enode): Promise<Verdict> {
  return verdict(chain, INGRESS.node, encodeConnectionOfOne(node), readFlag);
}

/** Asks the node ingress about a connection, both ends in one question, as version 1 of the rules is asked. */
export function judgeConnection(chain: Rpc, source: Enode, destination: Enode): Promise<Verdict> {
  return verdict(chain, INGRESS.node, encodeConnectionOfTwo(source, destination), readConnectionOfTwo);
}

/**
 * Asks the validator ingress for the validators of the block after the head.
 * @throws Error when it does not answer a list that QBFT can run on
 */
export async function askValidators(chain: Rpc): Promise<string[]> {
  return readValidators(await question(chain, INGRESS.validator, GET_VALIDATORS));
}

async function verdict(chain: Rpc, to: string, data: string, read: (answer: unknown) => Verdict): Promise<Verdict> {
  try {
    return read(await question(chain, to, data));
  } catch {
    return { kind: "void", what: "reverted" };
  }
}

function question(chain: Rpc, to: string, data: string): Promise<unknown> {
  return chain.request("eth_call", [{ from: ZeroAddress, to, gas: toQuantity(QUESTION_GAS), data }, "latest"]);
}
