import type { Judged } from "./course.ts";
import { explanations } from "./explained.ts";
import type { Mutant } from "./mutant.ts";
import type { State } from "./state.ts";

/** What is known of a mutant before its tests run: an explained one needs no run to have survived. */
export function known(state: State): (mutant: Mutant, tests: string) => Judged | undefined {
  const reasonOf = explanations();
  return (mutant, tests) => {
    const earlier = state.of(mutant, tests);
    const reason = reasonOf(mutant);
    if (earlier !== undefined && earlier.outcome !== "survived") return { mutant, ...earlier };
    if (earlier === undefined && reason === undefined) return undefined;
    return { mutant, outcome: "survived", by: "", reason };
  };
}
