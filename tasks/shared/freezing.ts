import { parseDuration } from "../../lib/duration.ts";
import { Refusal } from "../../lib/refusal.ts";
import type { FreezeTerms } from "../../lib/regulator/placement.ts";
import { optional } from "./builders.ts";
import { required } from "./required.ts";

/** What every task takes that places a freeze order. */
export interface FreezingArguments {
  readonly subject: string;
  readonly direction: string | undefined;
  readonly for: string;
  readonly reason: string | undefined;
  readonly evidence: string | undefined;
  readonly asset?: string | undefined;
  readonly amount?: string | undefined;
}

export const reason = optional("reason", "Reason code of the authority's own, at most 31 characters");
export const evidence = optional("evidence", "File whose hash is recorded, or the hash itself");
export const direction = optional("direction", "send, receive or both; left out both, of an amount send");

/**
 * The order as the command line says it.
 * @throws Refusal when something is missing, or is no duration
 */
export function termsOf(args: FreezingArguments): FreezeTerms {
  return {
    subject: args.subject,
    asset: args.asset,
    amount: args.amount,
    direction: args.direction,
    duration: args.for === "good" ? undefined : durationIn(args.for),
    reason: required("reason", args.reason),
    evidence: required("evidence", args.evidence),
  };
}

/** No time at all is for good to the contracts, so it must be said in words. */
export function durationIn(text: string): number {
  const duration = parseDuration(text);
  if (duration > 0) return duration;
  throw new Refusal(`--for "${text}" freezes for no time: give 1s or more, or good where a seat proposes it.`);
}
