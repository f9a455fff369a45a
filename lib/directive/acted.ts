import type { Desk } from "../desk.ts";
import type { Report } from "../report.ts";
import { directiveOf } from "./entry.ts";
import { stageOf } from "./stage.ts";
import { type ToldDirective, toldDirective } from "./told.ts";

/** A directive after an act on it. */
export interface DirectiveActed extends ToldDirective {
  /** `proposed`: the committee decides. */
  readonly did: "drafted" | "endorsed" | "attested" | "proposed" | "objected" | "withdrawn" | "executed";
  /** Number of the proposal, when one was opened. */
  readonly proposal: number | undefined;
  /** What comes next and who can do it. */
  readonly next: readonly string[];
  readonly transaction: string;
}

/** What was done to a directive. */
interface Done {
  readonly did: DirectiveActed["did"];
  readonly transaction: string;
  readonly proposal?: number;
  /** What people read before what comes next. */
  readonly lines: readonly string[];
}

/** A directive as an act left it, with what comes next. */
export async function afterAct(
  desk: Desk,
  id: number,
  { did, transaction, proposal, lines }: Done,
): Promise<Report<DirectiveActed>> {
  const entry = await directiveOf(desk, id);
  const { next } = await stageOf(desk, entry);
  return {
    data: { ...toldDirective(desk, entry), did, proposal, next, transaction },
    text: [...lines, ...next.map((line) => `next  ${line}`)].join("\n"),
  };
}
