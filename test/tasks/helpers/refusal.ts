import { Refusal } from "../../../lib/refusal.ts";

/**
 * The one line in which something was refused.
 * @throws Error when it was not refused, or in more than one line
 */
export async function refusal(attempt: Promise<unknown>): Promise<string> {
  const thrown = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(thrown instanceof Refusal)) throw new Error("it was not refused", { cause: thrown });
  if (thrown.message.includes("\n")) throw new Error(`more than one line: ${thrown.message}`);
  return thrown.message;
}
