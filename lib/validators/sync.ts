import type { Actor } from "../actor.ts";
import type { Desk } from "../desk.ts";
import { count } from "../format.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";

/** A refreshed list. */
export interface Synced {
  /** The validators that are kept from now on, by address. */
  readonly kept: readonly string[];
  readonly transaction: string;
}

/**
 * Refreshes the list that the validator ingress keeps for when its set fails to answer. Anybody may; it copies a fact.
 * @throws Refusal when the list is fresh, or the set answers none that QBFT can run on
 */
export async function syncValidators(desk: Desk, actor: Actor): Promise<Report<Synced>> {
  const { validatorIngress } = desk.suite;
  const [told, before] = await Promise.all([validatorIngress.getValidators(), validatorIngress.keptValidators()]);
  if (told.length === before.length && told.every((validator) => before.includes(validator))) {
    throw new Refusal("The list that the validator ingress keeps is fresh: there is nothing to do.");
  }
  const { hash } = await actor.act(await validatorIngress.sync.populateTransaction());
  const kept = [...(await validatorIngress.keptValidators())];
  const text = `The validator ingress keeps the list that is in force now, of ${count(kept.length, "validator")}, for when its set fails to answer.`;
  return { data: { kept, transaction: hash }, text };
}
