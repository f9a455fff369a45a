import { Interface, isError } from "ethers";
import { artifactOf } from "../../lib/suite/artifacts.ts";
import { revertReason } from "../../lib/suite/revert.ts";
import { SUITE } from "../../lib/suite/types.ts";

/** Every custom error of the suite, so that a revert is told by name. */
const errors = new Interface(
  [...SUITE, "AccountIngress"].flatMap((name) =>
    artifactOf(name).interface.fragments.filter((fragment) => fragment.type === "error"),
  ),
);

/** What a node or contract answered to something that did not go through, in one line. */
export function sentDetails(thrown: unknown): string {
  if (isError(thrown, "UNKNOWN_ERROR") && hasMessage(thrown.error)) return thrown.error.message;
  return revertReason(errors, thrown);
}

/**
 * Runs what must not go through.
 * @returns the reason given
 * @throws Error when it goes through, or for another reason than `expected`
 */
export async function refused(act: () => Promise<unknown>, expected: RegExp): Promise<string> {
  const reason = await act().then(
    () => undefined,
    (thrown: unknown) => sentDetails(thrown),
  );
  if (reason === undefined) throw new Error(`it went through, but ${String(expected)} was expected`);
  if (!expected.test(reason)) throw new Error(`it was refused for another reason than ${String(expected)}: ${reason}`);
  return `refused: ${reason}`;
}

function hasMessage(value: unknown): value is { message: string } {
  return typeof value === "object" && value !== null && "message" in value && typeof value.message === "string";
}
