import { getAddress, id, toBeHex } from "ethers";
import { type Rule, UNEXPLAINED, isOfOrganization, ruleOf, ruleWords } from "../../lib/explain/rule.ts";
import type { Verdict } from "../../lib/engineCalls/answers.ts";
import { type EngineCall, encodeArguments } from "../../lib/engineCalls/transaction.ts";
import { accountSubject, contractSubject, organizationSubject } from "../../lib/regulator/subject.ts";
import { INGRESS } from "../../lib/suite/types.ts";
import { freezeWords, recoveryWords } from "./freezeWords.ts";
import { type Known, addressWords, organizationWords } from "./known.ts";
import type { Rpc } from "../rpc.ts";
import { rulesInForce } from "./rulesInForce.ts";
import { view, wordsOf } from "./view.ts";

const EXPLAIN = id("explain(address,address,uint256,uint256,uint256,bytes)").slice(0, 10);

const FOUNDING = "the network is being founded: only the founding account may transact";

/**
 * Says in words why a transaction is refused, with the names that are known. It asks the rules in force and never
 * throws: what cannot be explained is still refused.
 */
export async function explainRefusal(chain: Rpc, call: EngineCall, verdict: Verdict, known: Known): Promise<string> {
  if (verdict.kind === "void") return `the account ingress ${INGRESS.account} ${verdict.what}`;
  try {
    const rules = await rulesInForce(chain, INGRESS.account);
    if (rules === undefined) return FOUNDING;
    const [number, subject] = await explain(chain, rules, call);
    const rule = ruleOf(number);
    if (rule === undefined) return UNEXPLAINED;
    const words = ruleWords(
      rule,
      await (isOfOrganization(rule) ? organizationWords(chain, known, subject) : addressWords(known, subject)),
    );
    const why = await becauseOf(chain, rule, subject, known).catch(() => "");
    return why === "" ? words : `${words}: ${why}`;
  } catch {
    return UNEXPLAINED;
  }
}

/** By which orders, or until when, a rule refuses; empty where it tells all itself. */
async function becauseOf(chain: Rpc, rule: Rule, subject: bigint, known: Known): Promise<string> {
  const { freezeOrders, standing } = known;
  if (rule === "AccountRecovering")
    return standing === undefined ? "" : recoveryWords(chain, standing, address(subject));
  if (freezeOrders === undefined) return "";
  if (rule === "AccountFrozen") return freezeWords(chain, freezeOrders, accountSubject(address(subject)));
  if (rule === "TargetFrozen") return freezeWords(chain, freezeOrders, contractSubject(address(subject)));
  if (rule === "OrganizationFrozen") return freezeWords(chain, freezeOrders, organizationSubject(Number(subject)));
  return "";
}

async function explain(chain: Rpc, rules: string, call: EngineCall): Promise<[rule: number, subject: bigint]> {
  const [rule = 0n, subject = 0n] = wordsOf(await view(chain, rules, EXPLAIN + encodeArguments(call)));
  return [Number(rule), subject];
}

function address(subject: bigint): string {
  return getAddress(toBeHex(subject, 20));
}
