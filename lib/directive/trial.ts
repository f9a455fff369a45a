import type { Desk } from "../desk.ts";
import { explain } from "../errors.ts";
import { artifactOf } from "../suite/artifacts.ts";
import type { DirectiveEntry } from "./entry.ts";

/**
 * Whether the asset would carry a directive out today, tried without changing anything.
 * @returns why not, without full stop; undefined when it would
 */
export async function whyNotToday(desk: Desk, { id, draft, regulator }: DirectiveEntry): Promise<string | undefined> {
  const { provider, suite, contracts, book } = desk;
  const data = artifactOf("IDirectiveTarget").interface.encodeFunctionData("carryOut", [id, { ...draft, regulator }]);
  const from = await suite.directives.getAddress();
  try {
    await provider.call({ from, to: draft.target, data });
    return undefined;
  } catch (thrown) {
    return explain(thrown, contracts, book).message.replace(/^Refused: |\.$/g, "");
  }
}

/** A line of warning where the asset would not carry a directive out today. */
export async function trialLines(desk: Desk, entry: DirectiveEntry): Promise<string[]> {
  const why = await whyNotToday(desk, entry);
  return why === undefined
    ? []
    : [`beware  ${desk.book.label(entry.draft.target)} would not carry it out today: ${why}`];
}
