import { countOf } from "../asset/units.ts";
import type { Desk } from "../desk.ts";
import { minute, table } from "../format.ts";
import type { Report } from "../report.ts";
import { allDirectives } from "./entry.ts";
import { type ToldDirective, toldDirective } from "./told.ts";

/** The directives, newest first: every one there ever was, or with `open` those that can still come to something. */
export async function listDirectives(desk: Desk, { open = false } = {}): Promise<Report<ToldDirective[]>> {
  const every = await allDirectives(desk);
  const chosen = every.filter(({ lapses }) => !open || lapses !== undefined).reverse();
  const data = chosen.map((entry) => toldDirective(desk, entry));
  if (data.length > 0) return { data, text: directiveTable(desk, data) };
  const nothing =
    every.length === 0
      ? "No directive was drafted yet."
      : `No directive is open; ${every.length} ended, see \`directive list\`.`;
  return { data, text: nothing };
}

function directiveTable({ book }: Desk, directives: readonly ToldDirective[]): string {
  const rows = directives.map(({ directive, kind, amount, asset, from, to, status, eta }) => [
    String(directive),
    kind,
    kind === "Annulment" ? book.label(asset) : `${countOf(book, asset, BigInt(amount))} ${book.label(asset)}`,
    book.label(from),
    to === undefined ? "" : book.label(to),
    status,
    eta === undefined ? "" : minute(eta),
  ]);
  return table(["no", "kind", "amount", "from", "to", "status", "executable"], rows);
}
