import type { Actor } from "../actor.ts";
import type { Desk } from "../desk.ts";
import { count } from "../format.ts";
import type { Report } from "../report.ts";

/** Whether a list of validators names the same as another. */
export function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((validator) => other.includes(validator));
}

/** A refreshed list. */
export interface Synced {
  /** The validators that are kept from now on, by address. */
  readonly kept: readonly string[];
  /** Undefined when it was fresh already and nothing was sent. */
  readonly transaction: string | undefined;
}

/**
 * Refreshes the list that the validator ingress keeps for when its set fails to answer. Anybody may; it copies a fact.
 * @throws Refusal when the set answers none that QBFT can run on
 */
export async function syncValidators(desk: Desk, actor: Actor): Promise<Report<Synced>> {
  const { validatorIngress } = desk.suite;
  const [told, before] = await Promise.all([validatorIngress.getValidators(), validatorIngress.keptValidators()]);
  if (isSameSet(told, before)) {
    const text = "The list that the validator ingress keeps is fresh: there is nothing to do.";
    return { data: { kept: [...before], transaction: undefined }, text };
  }
  const { hash } = await actor.act(await validatorIngress.sync.populateTransaction());
  const kept = [...(await validatorIngress.keptValidators())];
  const text = `The validator ingress keeps the list that is in force now, of ${count(kept.length, "validator")}, for when its set fails to answer.`;
  return { data: { kept, transaction: hash }, text };
}
