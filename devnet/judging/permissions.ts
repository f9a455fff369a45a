import { dataLength, dataSlice } from "ethers";
import type { Verdict } from "../../lib/engineCalls/answers.ts";
import type { EngineCall } from "../../lib/engineCalls/transaction.ts";
import { INGRESS } from "../../lib/suite/types.ts";
import { judge } from "./judge.ts";
import type { Known } from "./known.ts";
import type { Rpc } from "../rpc.ts";
import { rulesInForce } from "./rulesInForce.ts";

/** Questions at one head that are asked one by one: fewer than it costs to find out whether answers may be kept. */
const ALWAYS_ASKED = 8;

/** Longest payload, in bytes, of a question whose answer is kept. */
const LONGEST_PAYLOAD = 1_024;

/** Most answers that are kept at one head, which may last long: where more come, all are forgotten. */
const MOST_KEPT = 10_000;

/** A chain whose head is judged by. */
interface JudgingChain extends Rpc {
  readonly head: { readonly number: number };
}

/**
 * What the account ingress answers at the head. While the rules in force are the suite's own ({@link Known.accountRules}),
 * which look at nothing but who calls which function of what, with or without value, one answer serves all questions that
 * are alike in these until the next block. Other rules, and creations, are always asked.
 */
export class Permissions {
  readonly #chain: JudgingChain;
  readonly #known: () => Known;
  readonly #answers = new Map<string, Promise<Verdict>>();
  #areOwn: Promise<boolean> | undefined;
  #head = -1;
  #asked = 0;

  constructor(chain: JudgingChain, known: () => Known) {
    this.#chain = chain;
    this.#known = known;
  }

  /** Whether a transaction may be in the block after the head. */
  async judge(call: EngineCall): Promise<Verdict> {
    this.#forgetOlder();
    this.#asked += 1;
    const key = this.#asked > ALWAYS_ASKED ? keyOf(call) : undefined;
    if (key === undefined || !(await this.#rulesAreOwn())) return judge(this.#chain, call);
    const answer = this.#answers.get(key) ?? judge(this.#chain, call);
    if (this.#answers.size >= MOST_KEPT) this.#answers.clear();
    this.#answers.set(key, answer);
    return answer;
  }

  #forgetOlder(): void {
    const { number } = this.#chain.head;
    if (number === this.#head) return;
    this.#head = number;
    this.#asked = 0;
    this.#areOwn = undefined;
    this.#answers.clear();
  }

  #rulesAreOwn(): Promise<boolean> {
    const { accountRules } = this.#known();
    if (accountRules === undefined) return Promise.resolve(false);
    this.#areOwn ??= rulesInForce(this.#chain, INGRESS.account).then(
      (rules) => rules === accountRules,
      () => false,
    );
    return this.#areOwn;
  }
}

/** All that `AccountRules` and `AccountIngress` look at in a question; undefined where it is asked always. */
function keyOf({ sender, target, value, payload }: EngineCall): string | undefined {
  const length = dataLength(payload);
  if (target === null || length > LONGEST_PAYLOAD) return undefined;
  const called = length < 4 ? "none" : dataSlice(payload, 0, 4);
  return [sender, target, value === 0n, called].join(" ").toLowerCase();
}
