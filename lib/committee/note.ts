import type { Proposing } from "./open.ts";

/** The same with something said before whatever is shown to be confirmed; without note as it is. */
export function withNote(proposing: Proposing, note = ""): Proposing {
  const { confirm } = proposing;
  if (note === "" || confirm === undefined) return proposing;
  return { ...proposing, confirm: (summary) => confirm(`${note}\n${summary}`) };
}
