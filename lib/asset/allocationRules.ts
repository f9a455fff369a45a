import { type Finding, duplicates } from "../consortium/finding.ts";
import { Refusal } from "../refusal.ts";
import { type Counted, amountText, parseAmount } from "./amount.ts";
import { HOLDING_OFFICES, holdsAssets } from "./holder.ts";
import type { TermsFacts } from "./termsFacts.ts";
import type { TermsFile, WrittenAllocation } from "./termsSchema.ts";

/** The supply is an amount, and the allocation gives all of it, and no more, to accounts that may hold it. */
export function* checkAllocation(file: Partial<TermsFile>, facts: TermsFacts): Generator<Finding> {
  const { allocation = [] } = file;
  for (const [i, { account }] of allocation.entries()) {
    const fault = holderFault(account, facts);
    if (fault !== undefined) yield { path: `allocation[${i}].account`, rule: fault };
  }
  yield* duplicates(
    allocation,
    (index) => `allocation[${index}].account`,
    ({ account }) => facts.accounts.get(account)?.label ?? account,
  );
  yield* checkAmounts(file, allocation);
}

function* checkAmounts(
  { symbol = "the asset", decimals, supply }: Partial<TermsFile>,
  allocation: readonly WrittenAllocation[],
): Generator<Finding> {
  if (decimals === undefined) return;
  const counted = { symbol, decimals };
  const issued = supply === undefined ? undefined : read("supply", supply, counted);
  const parts = allocation.map(({ amount }, i) => read(`allocation[${i}].amount`, amount, counted));
  for (const each of [issued, ...parts]) if (typeof each === "object") yield each;
  const amounts = parts.filter((each) => typeof each === "bigint");
  if (typeof issued !== "bigint" || parts.length === 0 || amounts.length < parts.length) return;
  const total = amounts.reduce((sum, amount) => sum + amount, 0n);
  if (total === issued) return;
  const [sum, all] = [amountText(total, decimals), amountText(issued, decimals)];
  yield { path: "allocation", rule: `sums up to ${sum}, not to the supply of ${all}` };
}

/** Why an account could not hold the asset now; nothing when it could. */
function holderFault(written: string, { accounts, now }: TermsFacts): string | undefined {
  const account = accounts.get(written);
  if (account === undefined) return `there is no account ${written}: give a name that is known here, or the address`;
  const { label, office, status, validUntil } = account;
  if (status === "None") return `${label} is not enrolled`;
  if (!holdsAssets(office)) {
    return `${label} holds the office ${office}: ${HOLDING_OFFICES.join("s and ")}s hold assets`;
  }
  if (status !== "Active") return `${label} is ${status.toLowerCase()}`;
  return validUntil !== 0 && validUntil <= now ? `${label} has expired` : undefined;
}

/** An amount in smallest units, or what is wrong with it. */
function read(path: string, text: string, counted: Counted): bigint | Finding {
  try {
    return parseAmount(path, text, counted);
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return { path, rule: thrown.message.slice(path.length + 1).replace(/\.$/, "") };
  }
}
