import type { Desk } from "../desk.ts";
import { deedWords } from "../directive/told.ts";
import { DIRECTIVE_KINDS, DIRECTIVE_STATUSES, memberName } from "../enums.ts";
import { date } from "../format.ts";
import { someone } from "../names.ts";
import { everyPage } from "../pages.ts";
import type { Suite } from "../suite/handles.ts";
import { type Fact, facts } from "./fact.ts";
import type { Point } from "./point.ts";

type Directive = Awaited<ReturnType<Suite["directives"]["page"]>>[number];

/** One fact for each directive that concerns the subject, as it stood at the block. */
export async function directiveFacts(
  desk: Desk,
  { block }: Point,
  concerns: (directive: Directive) => boolean,
): Promise<Fact[]> {
  const { directives } = desk.suite;
  const then = { blockTag: block };
  const every = await everyPage(await directives.count(then), 1, (first, limit) => directives.page(first, limit, then));
  return every.flatMap((directive, i) => (concerns(directive) ? directiveFact(desk, i + 1, directive) : []));
}

function directiveFact({ book }: Desk, directive: number, { draft, status, regulator, since }: Directive): Fact[] {
  const value = {
    directive,
    kind: memberName(DIRECTIVE_KINDS, draft.kind),
    status: memberName(DIRECTIVE_STATUSES, status),
    ...{ asset: draft.target, amount: String(draft.amount), from: draft.from, to: someone(draft.to) ?? null },
    regulator: book.organizationLabel(Number(regulator)),
    since: Number(since),
  };
  const deed = deedWords({ book }, { kind: value.kind, draft });
  const words = `${value.status} since ${date(value.since)}: ${deed}, of ${value.regulator}`;
  return facts("Directives", [[`directive ${directive}`, value, words]]);
}
