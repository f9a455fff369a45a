import { swapOut } from "../kept.ts";
import type { Told } from "../told.ts";

/** The validator set in its order, and the block of its last change; 0 when there was none since the founding. */
export interface Validators {
  readonly list: readonly string[];
  readonly changedIn: bigint;
  readonly foundedBy: string | undefined;
}

/** The set before its first event. */
export const NO_VALIDATORS: Validators = { list: [], changedIn: 0n, foundedBy: undefined };

/** What an event makes of the set: those of its creation are the founding. */
export function reduceValidators(state: Validators, told: Told): Validators {
  const foundedBy = state.foundedBy ?? told.transaction;
  const changedIn = told.transaction === foundedBy ? 0n : told.block;
  switch (told.event) {
    case "ValidatorPromoted":
      return { list: [...state.list, told.text("validator")], changedIn, foundedBy };
    case "ValidatorDemoted":
      return { list: swapOut(state.list, told.text("validator")), changedIn, foundedBy };
    default:
      return state;
  }
}
