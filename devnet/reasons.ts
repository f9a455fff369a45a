import { concat, encodeBytes32String, getAddress, id, toBeHex } from "ethers";
import { INGRESS } from "../lib/suite/types.ts";
import { type EngineCall, encodeArguments } from "./engineCall.ts";
import { freezeWords } from "./freezeWords.ts";
import type { Verdict } from "./judge.ts";
import { type Known, addressWords, organizationWords } from "./known.ts";
import type { Rpc } from "./rpc.ts";
import { view, wordsOf } from "./view.ts";

const GET_CONTRACT_ADDRESS = id("getContractAddress(bytes32)").slice(0, 10);
const EXPLAIN = id("explain(address,address,uint256,uint256,uint256,bytes)").slice(0, 10);
const RULES_KEY = encodeBytes32String("rules");

const FOUNDING = "the network is being founded: only the founding account may transact";
const UNEXPLAINED = "the rules in force refused it";

/** The account rules' `Rule`, in its order (`contracts/permissioning/IAccountRules.sol`). */
const RULE_WORDS: readonly ((subject: string) => string)[] = [
  () => UNEXPLAINED,
  (account) => `account ${account} is not enrolled; its organization or the committee can enrol it`,
  (account) => `account ${account} is suspended; its organization or the committee can reinstate it`,
  (account) => `account ${account} is revoked for good; enrol another address`,
  (account) => `account ${account} has expired; its organization or the committee can renew it`,
  (organization) => `organization ${organization} of the account is suspended; the committee can reinstate it`,
  (account) => `account ${account} is frozen for sending`,
  () => "a transaction may not carry value: the network has no native token",
  () => "creating a contract is refused: no account may create contracts",
  (target) => `target ${target} is not known to the network; only contracts that Standing records can be called`,
  (target) => `target ${target} is suspended or retired`,
];
const ORGANIZATION_SUSPENDED = 5;
const ACCOUNT_FROZEN = 6;

/**
 * Says in words why a transaction is refused, with the names that are known. It asks the rules in force and never
 * throws: what cannot be explained is still refused.
 */
export async function explainRefusal(chain: Rpc, call: EngineCall, verdict: Verdict, known: Known): Promise<string> {
  if (verdict.kind === "void") return `the account ingress ${INGRESS.account} ${verdict.what}`;
  try {
    const rules = await rulesInForce(chain);
    if (rules === 0n) return FOUNDING;
    const [rule, subject] = await explain(chain, address(rules), call);
    const isOrganization = rule === ORGANIZATION_SUSPENDED;
    const name = await (isOrganization ? organizationWords(chain, known, subject) : addressWords(known, subject));
    const words = RULE_WORDS[rule]?.(name) ?? UNEXPLAINED;
    if (rule !== ACCOUNT_FROZEN || known.freezeOrders === undefined) return words;
    const orders = await freezeWords(chain, known.freezeOrders, address(subject)).catch(() => "");
    return orders === "" ? words : `${words}: ${orders}`;
  } catch {
    return UNEXPLAINED;
  }
}

async function rulesInForce(chain: Rpc): Promise<bigint> {
  const [rules] = wordsOf(await view(chain, INGRESS.account, concat([GET_CONTRACT_ADDRESS, RULES_KEY])));
  if (rules === undefined) throw new Error("The ingress does not say which rules are in force.");
  return rules;
}

async function explain(chain: Rpc, rules: string, call: EngineCall): Promise<[rule: number, subject: bigint]> {
  const [rule = 0n, subject = 0n] = wordsOf(await view(chain, rules, EXPLAIN + encodeArguments(call)));
  return [Number(rule), subject];
}

function address(subject: bigint): string {
  return getAddress(toBeHex(subject, 20));
}
