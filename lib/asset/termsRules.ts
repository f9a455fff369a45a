import { INSPECTION_PERIOD } from "../bounds.ts";
import type { Finding } from "../consortium/finding.ts";
import { formatDuration } from "../duration.ts";
import { date } from "../format.ts";
import { checkAllocation } from "./allocationRules.ts";
import { checkPlan } from "./planRules.ts";
import type { TermsFacts } from "./termsFacts.ts";
import type { TermsFile } from "./termsSchema.ts";

/** Everything that AssetRegister would refuse of terms, at the draft or at the activation; of parts that are given. */
export function checkTerms(file: Partial<TermsFile>, facts: TermsFacts): Finding[] {
  return [...checkDates(file, facts), ...checkPlan(file, facts), ...checkAllocation(file, facts)];
}

function* checkDates({ effectiveFrom, maturity, period }: Partial<TermsFile>, { now }: TermsFacts): Generator<Finding> {
  const { min, max } = INSPECTION_PERIOD;
  if (period !== undefined && (period < min || period > max)) {
    yield { path: "period", rule: `must be ${formatDuration(min)} to ${formatDuration(max)}` };
  }
  if (maturity === undefined) return;
  if (effectiveFrom !== undefined && maturity <= effectiveFrom) {
    yield { path: "maturity", rule: `must be after effectiveFrom, ${date(effectiveFrom)}` };
  } else if (maturity <= now) {
    yield { path: "maturity", rule: `${date(maturity)} has passed` };
  }
}
