import { explain } from "../../lib/errors.ts";
import type { Stage } from "./stage.ts";

/** What a node or contract answered to something that did not go through, in one line. */
export function reasonOf({ desk }: Pick<Stage, "desk">, thrown: unknown): string {
  return explain(thrown, desk.contracts, desk.book).message;
}

/**
 * Runs what must not go through.
 * @returns the reason given
 * @throws Error when it goes through, or for another reason than `expected`
 */
export async function refused(stage: Stage, act: () => Promise<unknown>, expected: RegExp): Promise<string> {
  const reason = await act().then(
    () => undefined,
    (thrown: unknown) => reasonOf(stage, thrown),
  );
  if (reason === undefined) throw new Error(`it went through, but ${String(expected)} was expected`);
  if (!expected.test(reason)) throw new Error(`it was refused for another reason than ${String(expected)}: ${reason}`);
  return reason;
}
